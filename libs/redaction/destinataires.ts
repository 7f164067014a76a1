import { Destinataire } from '#libs/moteur';
import { Compte, Dossier, GenreOrganisme, Organisme, Personne } from '#libs/persistance';
import { DataSource, In } from 'typeorm';
import { accorder, aLAttentionDe, appelCommun, appelDeLAgence, nommer } from './civilites';
import { DIRIGEANTS } from './signataires';

/** Someone to write to: the block of the letter, and the addresses of the e-mail. */
export interface Joint {
  nom: string;
  /** Lines between the name and the address: whom the letter is for, in what capacity. */
  attention: string[];
  adresse: string[];
  courriels: string[];
  /** How they are addressed, without a comma: « Madame la Présidente »; absent: neutrally. */
  appel?: string;
}

const GENRES: Record<string, GenreOrganisme> = {
  ARS: 'ARS',
  CPAM: 'CPAM',
  URPS: 'URPS',
  GESTIONNAIRE_FINESS: 'GESTIONNAIRE_FINESS',
};

/** The agency of a dossier: that of the first of its departments to have its own, else that of its region. */
export async function organismeDe(
  source: DataSource,
  genre: GenreOrganisme,
  { regionArs, departements }: Pick<Dossier, 'regionArs' | 'departements'>,
): Promise<Organisme | undefined> {
  return choisirOrganisme(await source.getRepository(Organisme).findBy({ genre, region: regionArs }), departements);
}

/** Among those of one kind and one region: that of the first of these departments to have its own, else the region's. */
export function choisirOrganisme(
  candidats: readonly Organisme[],
  departements: readonly string[],
): Organisme | undefined {
  const propres = departements.flatMap((code) => candidats.find(({ departement }) => departement === code) ?? []);
  return propres[0] ?? candidats.find(({ departement }) => departement === null);
}

/** Name, postal address and e-mail addresses of a recipient. A message about no single dossier goes to accounts alone. */
export async function joindre(
  source: DataSource,
  dossier: Dossier | null,
  { qui, personnes, nom, adresse }: Destinataire,
): Promise<Joint> {
  if (qui === 'COMPTE') {
    const comptes = await source.getRepository(Compte).findBy({ id: In([...personnes]), actif: true });
    if (comptes.length === 0) throw new ComptesFermes();
    return {
      nom: comptes.map((compte) => compte.nom).join(', '),
      attention: [],
      adresse: [],
      courriels: comptes.map((c) => c.identifiant),
    };
  }
  if (!dossier) throw new Error(`Ce message ne concerne aucun dossier : il n’a pas de destinataire ${qui}.`);
  const genre = GENRES[qui];
  if (genre) {
    const organisme = await organismeDe(source, genre, dossier);
    if (!organisme) throw new OrganismeManquant(genre, dossier.regionArs);
    return {
      ...{ nom: organisme.nom, attention: [], adresse: organisme.adresse, courriels: [organisme.courriel] },
      appel: appelDeLAgence(organisme.signataires[DIRIGEANTS[genre]]?.qualite),
    };
  }
  const connues = await source.getRepository(Personne).findBy({ id: In([...personnes]) });
  const ordonnees = personnes.flatMap((id) => connues.find((personne) => personne.id === id) ?? []);
  const courriels = ordonnees.map((personne) => personne.courriel).filter((c): c is string => Boolean(c));
  const premiere = ordonnees[0];
  return {
    nom: nom ?? (premiere?.nom ? nommer(premiere) : dossier.nom),
    attention: presenter(premiere, nom !== undefined),
    adresse: lignes(adresse ?? premiere?.adresse ?? ''),
    courriels: [...new Set(courriels)],
    appel: appelCommun(ordonnees),
  };
}

/** The person under the name of the association, or their capacity under their own name. */
function presenter(personne: Personne | undefined, deLAssociation: boolean): string[] {
  if (!personne?.nom) return [];
  if (deLAssociation) return [aLAttentionDe(personne)];
  const { qualite, civilite } = personne;
  return qualite ? [accorder(qualite, civilite)] : [];
}

/** A message to people who have all left. */
class ComptesFermes extends Error {
  constructor() {
    super(
      'Les comptes auxquels ce message s’adresse sont fermés : personne ne le recevra. Confiez le dossier à quelqu’un, ' +
        'et suivez en attendant ses échéances dans la liste des dossiers.',
    );
  }
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
