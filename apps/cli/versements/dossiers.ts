import { type Utilisateur, voit } from '#libs/acces';
import { type DateCivile, jourCivil } from '#libs/droit';
import { type Horloge } from '#libs/exterieur';
import { agenceDe } from '#libs/territoires';
import { isUUID } from 'class-validator';
import { type DataSource } from 'typeorm';

/** A dossier that lines of the file name. */
export interface DossierReconnu {
  id: string;
  nom: string;
  /** As its letters carry it: `93-1A2B3C4D`. */
  reference: string;
  /** Today in its agency's time zone. */
  jour: DateCivile;
  /** In whose name its payments are taken over. */
  compte: Utilisateur;
}

export type Reconnaissance = DossierReconnu | { raison: string };

interface Ligne {
  id: string;
  nom: string;
  regionArs: string;
  departements: string[];
  fuseau: string;
}

/**
 * Looks for the dossiers that these texts name: by id, by reference, else by exact name. A name that two dossiers bear
 * names none, and a dossier outside the territory of every account admitted cannot be acted on.
 */
export async function reconnaitre(
  source: DataSource,
  textes: readonly string[],
  comptes: readonly Utilisateur[],
  horloge: Horloge,
): Promise<Map<string, Reconnaissance>> {
  const lignes = await source.query<Ligne[]>(
    `SELECT id, nom, region_ars AS "regionArs", departements, fuseau FROM dossier WHERE procedure = 'cpts' ORDER BY id`,
  );
  const parCle = new Map<string, Ligne[]>();
  for (const ligne of lignes)
    for (const cle of [ligne.id, cleDeReference(referenceDe(ligne)), cleDuNom(ligne.nom)])
      parCle.set(cle, [...(parCle.get(cle) ?? []), ligne]);
  return new Map(
    [...new Set(textes)].map((texte) => [texte, choisir(parCle.get(cleDe(texte)) ?? [], comptes, horloge)]),
  );
}

const referenceDe = ({ id, regionArs }: Ligne) => `${regionArs}-${id.slice(0, 8)}`.toUpperCase();

// Marked, so that a dossier named like the reference of another is not taken for it.
const cleDeReference = (reference: string) => `reference/${reference.toUpperCase()}`;
const cleDuNom = (nom: string) => `nom/${nom.trim().replace(/\s+/g, ' ').replaceAll('’', "'")}`;

function cleDe(texte: string): string {
  if (isUUID(texte)) return texte.toLowerCase();
  return /^[0-9a-z]{2,3}-[0-9a-f]{8}$/i.test(texte) ? cleDeReference(texte) : cleDuNom(texte);
}

function choisir(
  [premier, ...autres]: readonly Ligne[],
  comptes: readonly Utilisateur[],
  horloge: Horloge,
): Reconnaissance {
  if (!premier)
    return {
      raison:
        'Aucun dossier ne porte cet identifiant, cette référence ou ce nom exact : vérifiez-le dans l’application.',
    };
  if (autres.length) {
    const references = [premier, ...autres].map(referenceDe);
    return {
      raison: `${references.length} dossiers portent ce nom : écrivez la référence du bon (${references.join(', ')}).`,
    };
  }
  const { id, nom, fuseau } = premier;
  const compte = comptes.find((candidat) => voit(candidat, premier));
  if (!compte) {
    const agence = agenceDe(premier.regionArs)?.nom ?? premier.regionArs;
    return {
      raison: `Aucun des comptes admis ne voit ce dossier (${agence}) : il y faut un référent CPAM actif, créé par « npm run cpts -- comptes creer ».`,
    };
  }
  return { id, nom, reference: referenceDe(premier), jour: jourCivil(horloge.maintenant(), fuseau), compte };
}
