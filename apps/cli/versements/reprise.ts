import { type Commande, type DossiersService, EntreeInvalide, type Essai, Refus } from '#libs/dossiers';
import { type Motif } from '#libs/moteur';
import { type DataSource } from 'typeorm';
import { uuidDeNom } from '../importer';
import { type DossierReconnu } from './dossiers';
import { type VersementLu } from './lecture';

interface Ecrivain {
  source: DataSource;
  dossiers: DossiersService;
}

/** `ADMIS`: would go in. */
export type Issue =
  { sort: 'REPRIS' | 'ADMIS'; avertissements: string[] } | { sort: 'DEJA_REPRIS' } | { refus: string };

/** The same payment always has the same key: taking it over again finds it there. */
export function cleDeReprise({ id }: Pick<DossierReconnu, 'id'>, versement: VersementLu): string {
  const { poste, nature, annee, montant, le } = versement;
  return uuidDeNom(['versement-repris', id, poste, nature, annee, montant, le].join('/'));
}

/** Keys among these that this dossier's journal holds. */
export async function dejaRepris(source: DataSource, dossier: string, cles: readonly string[]): Promise<Set<string>> {
  const lignes = await source.query<{ cle: string }[]>(
    'SELECT cle_idempotence AS cle FROM journal WHERE dossier_id = $1 AND cle_idempotence = ANY($2)',
    [dossier, cles],
  );
  return new Set(lignes.map(({ cle }) => cle));
}

/**
 * Judges a payment after those of the file that were admitted before it and, with somebody to write it, records it. A
 * refusal is found by the trial, so that it leaves no trace in the dossier: the file will be corrected and read again.
 */
export async function reprendre(
  essai: Essai,
  { id, compte }: DossierReconnu,
  versement: VersementLu,
  ecrivain: Ecrivain | undefined,
): Promise<Issue> {
  const { poste, nature, annee, montant, le } = versement;
  const acte = { type: 'REPRENDRE_VERSEMENT', le, donnees: { poste, nature, annee, montant } };
  try {
    const effets = await essai.essayer(acte);
    const avertissements = effets.avertissements.map(direMotif);
    if (!ecrivain) return { sort: 'ADMIS', avertissements };
    const sort = await inscrire(ecrivain, { dossierId: id, ...acte }, cleDeReprise({ id }, versement), compte);
    return sort === 'REPRIS' ? { sort, avertissements } : { sort };
  } catch (erreur) {
    if (erreur instanceof Refus) return { refus: direRefus(erreur.motifs) };
    if (erreur instanceof EntreeInvalide) {
      const [{ champ, message }] = erreur.champs;
      return { refus: `Le champ « ${champ} » ${message}.` };
    }
    throw erreur;
  }
}

/** Somebody else may act at the same time: so many times, one looks at the dossier again. */
const ESSAIS = 5;

async function inscrire(
  { source, dossiers }: Ecrivain,
  commande: Omit<Commande, 'revision' | 'cleIdempotence'>,
  cleIdempotence: string,
  compte: DossierReconnu['compte'],
): Promise<'REPRIS' | 'DEJA_REPRIS'> {
  for (let essai = 1; ; essai += 1) {
    const [{ revision }] = await source.query<[{ revision: number }]>('SELECT revision FROM dossier WHERE id = $1', [
      commande.dossierId,
    ]);
    try {
      await dossiers.agir({ ...commande, revision, cleIdempotence }, compte, 'REPRISE');
      return 'REPRIS';
    } catch (erreur) {
      if (!(erreur instanceof Refus) || erreur.sorte !== 'CONFLIT') throw erreur;
      // Another import of the same file, in the name of somebody else.
      if ((await dejaRepris(source, commande.dossierId, [cleIdempotence])).size) return 'DEJA_REPRIS';
      if (essai === ESSAIS) throw erreur;
    }
  }
}

/** What is taken over comes before other facts by its nature: that alone is never why it is refused. */
const TROP_TOT = 'LE-ANTERIEUR';

function direRefus(motifs: readonly Motif[]): string {
  const autres = motifs.filter(({ code }) => code !== TROP_TOT);
  return (autres.length ? autres : motifs).map(direMotif).join(' ');
}

/** `Phrase. Ce qu’il faut faire. (A-REGLE)` */
const direMotif = ({ code, message, remede }: Motif): string => `${message} ${remede} (${code})`;
