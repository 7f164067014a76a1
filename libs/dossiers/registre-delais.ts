import { dateCourte } from '#libs/droit';
import { Echeance, Registre } from '#libs/moteur';
import { EcheanceInscrite, EntreeJournal, StatutEcheance } from '#libs/persistance';

/** A legal period with its account, what armed it and how it ended. */
export interface LigneDuRegistre extends Echeance {
  statut: StatutEcheance;
  /** Version of the path under which it was armed. */
  version: string;
  armeePar: number;
  armeeLe: Date;
  termineePar: number | null;
  termineeLe: Date | null;
  /** How it ended, in one sentence; that it runs when it does. */
  issue: string;
}

/** The ledger of a dossier's legal clocks, in the words of its procedure. */
export function tenirRegistre(
  lignes: readonly EcheanceInscrite[],
  journal: readonly EntreeJournal[],
  registre: Registre,
): LigneDuRegistre[] {
  const entrees = new Map(journal.map((entree) => [entree.seq, entree]));
  return lignes.map((ligne) => {
    const { detail, statut, armeePar, armeeLe, termineePar, termineeLe } = ligne;
    const version = entrees.get(armeePar)?.version ?? '';
    const fin = termineePar === null ? undefined : entrees.get(termineePar);
    return {
      ...detail,
      statut,
      version,
      armeePar,
      armeeLe,
      termineePar,
      termineeLe,
      issue: dire(ligne, fin, registre),
    };
  });
}

function dire({ statut, effetLe }: EcheanceInscrite, fin: EntreeJournal | undefined, registre: Registre): string {
  if (!fin)
    return statut === 'ECHUE'
      ? `L’échéance est passée depuis le ${dateCourte(effetLe)} : une personne doit agir.`
      : 'Le délai court.';
  const libelle = registre[fin.procedure]?.versions
    .flatMap(({ evenements }) => evenements)
    .find(({ type }) => type === fin.type)?.libelle;
  const acte = `« ${libelle ?? fin.type} » du ${dateCourte(fin.le)} (entrée ${fin.seq})`;
  if (statut === 'ANNULEE') return `L’effet est annulé par un fait reçu tardivement : ${acte}.`;
  if (statut === 'LEVEE') return `Le délai a pris fin avant son terme par ${acte}.`;
  return fin.role === 'HORLOGE'
    ? `L’effet s’est produit de plein droit : ${acte}.`
    : `L’échéance est passée, puis a été close par ${acte}.`;
}
