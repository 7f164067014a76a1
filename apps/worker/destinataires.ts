import { Destinataire } from '#libs/moteur';
import { Compte, Dossier, GenreOrganisme, Organisme, Personne } from '#libs/persistance';
import { DataSource, In } from 'typeorm';

/** Someone to write to: the block of the letter, and the addresses of the e-mail. */
export interface Joint {
  nom: string;
  adresse: string[];
  courriels: string[];
}

const GENRES: Record<string, GenreOrganisme> = {
  ARS: 'ARS',
  CPAM: 'CPAM',
  URPS: 'URPS',
  GESTIONNAIRE_FINESS: 'GESTIONNAIRE_FINESS',
};

/** The agency of a dossier: that of its first department where there is one, else that of its region. */
export async function organismeDe(
  source: DataSource,
  genre: GenreOrganisme,
  { regionArs, departements }: Pick<Dossier, 'regionArs' | 'departements'>,
): Promise<Organisme | undefined> {
  const candidats = await source.getRepository(Organisme).findBy({ genre, region: regionArs });
  return (
    candidats.find(({ departement }) => departement !== null && departement === departements[0]) ??
    candidats.find(({ departement }) => departement === null)
  );
}

/** Name, postal address and e-mail addresses of a recipient. */
export async function joindre(
  source: DataSource,
  dossier: Dossier,
  { qui, personnes, nom, courriel, adresse }: Destinataire,
): Promise<Joint> {
  const genre = GENRES[qui];
  if (genre) {
    const organisme = await organismeDe(source, genre, dossier);
    if (!organisme) throw new OrganismeManquant(genre, dossier.regionArs);
    return { nom: organisme.nom, adresse: organisme.adresse, courriels: [organisme.courriel] };
  }
  if (qui === 'COMPTE') {
    const comptes = await source.getRepository(Compte).findBy({ id: In([...personnes]), actif: true });
    return {
      nom: comptes.map((compte) => compte.nom).join(', '),
      adresse: [],
      courriels: comptes.map((c) => c.identifiant),
    };
  }
  const connues = await source.getRepository(Personne).findBy({ id: In([...personnes]) });
  const ordonnees = personnes.flatMap((id) => connues.find((personne) => personne.id === id) ?? []);
  const courriels = [courriel, ...ordonnees.map((personne) => personne.courriel)].filter((c): c is string =>
    Boolean(c),
  );
  const premiere = ordonnees[0];
  return {
    nom: nom ?? premiere?.nom ?? dossier.nom,
    adresse: [
      ...(nom && premiere?.nom ? [`À l’attention de ${premiere.nom}`] : []),
      ...lignes(adresse ?? premiere?.adresse ?? ''),
    ],
    courriels: [...new Set(courriels)],
  };
}

/** An agency that no one has described yet: its letters wait for it. */
export class OrganismeManquant extends Error {
  constructor(genre: GenreOrganisme, region: string) {
    super(
      `Aucun organisme ${genre} n’est décrit pour la région ${region} : ajoutez-le avec « npm run cpts -- organismes ».`,
    );
  }
}

/** The lines of a postal address typed in one field. */
function lignes(adresse: string): string[] {
  return adresse
    .split(/\n|,\s*/)
    .map((ligne) => ligne.trim())
    .filter(Boolean);
}
