import { type Perimetre, peutOuvrir, type Utilisateur } from '#libs/acces';
import { EntreeInvalide, type OuvertureService } from '#libs/dossiers';
import { type Origine } from '#libs/persistance';
import { type Anomalie, type ElementTerritoire, agenceDe } from '#libs/territoires';
import { type DataSource } from 'typeorm';

/** With what, and in whose name, an import opens dossiers. */
export interface CadreImport {
  source: DataSource;
  ouvertures: OuvertureService;
  origine: Origine;
  /** Accounts that may act, best first: each line goes to the first whose territory covers it. */
  comptes: readonly Utilisateur[];
}

export interface DossierAOuvrir extends Perimetre {
  id: string;
  nom: string;
  territoire: ElementTerritoire[];
}

/** Where the cell that a refusal is about stands in the file. */
export interface Provenance {
  fichier: string;
  ligne: number;
  champNom: string;
  champRegion: string;
}

export type IssueOuverture = { dossier: string; ouvert: boolean } | { rejet: Anomalie };

/** Ids of those of these dossiers that exist already. */
export async function dejaOuverts(source: DataSource, ids: readonly string[]): Promise<Set<string>> {
  const lignes = await source.query<{ id: string }[]>('SELECT id FROM dossier WHERE id = ANY($1)', [ids]);
  return new Set(lignes.map(({ id }) => id));
}

/** Opens a dossier that does not exist yet. What the file makes impossible is a rejection, not an error. */
export async function ouvrirDossier(
  { ouvertures, origine, comptes }: CadreImport,
  { id, nom, regionArs, departements, territoire }: DossierAOuvrir,
  { fichier, ligne, champNom, champRegion }: Provenance,
): Promise<IssueOuverture> {
  const rejeter = (champ: string, valeur: string, nature: string, raison: string): IssueOuverture => ({
    rejet: { fichier, ligne, champ, valeur, gravite: 'REJET', nature, raison },
  });
  const compte = comptes.find((candidat) => peutOuvrir(candidat, { regionArs, departements }));
  if (!compte) {
    const raison = `Aucun des comptes admis n’ouvre de dossier dans ce territoire (${agenceDe(regionArs)?.nom ?? regionArs}) : il y faut un instructeur de l’ARS actif, créé par « npm run cpts -- comptes creer ».`;
    return rejeter(champRegion, regionArs, 'COMPTE_ABSENT', raison);
  }
  try {
    await ouvertures.ouvrir('cpts', { nom, regionArs, territoire }, compte, origine, { id });
    return { dossier: id, ouvert: true };
  } catch (erreur) {
    // Another import opened it between our look and our try.
    if ((erreur as { code?: string }).code === '23505') return { dossier: id, ouvert: false };
    if (!(erreur instanceof EntreeInvalide)) throw erreur;
    const [{ champ, message }] = erreur.champs;
    const valeur = champ === 'nom' ? nom : '';
    return rejeter(champ === 'nom' ? champNom : champ, valeur, 'OUVERTURE_REFUSEE', `Ce champ ${message}.`);
  }
}
