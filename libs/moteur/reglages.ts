import { enVigueur, Parametre, ValeurDatee } from '#libs/droit';
import { Constats, Lire } from './evenements';
import { Instantane } from './verdicts';

/** Reads parameters for a dossier: on a date, the row that its agency has set, when there is one; else the text's. */
export function lecteurDe({ reglages }: Pick<Instantane, 'reglages'>): Lire {
  if (!reglages) return enVigueur;
  return <T>(parametre: Parametre<T>, le: string): ValeurDatee<T> => {
    const lignes = reglages[parametre.cle] as readonly ValeurDatee<T>[] | undefined;
    return lignes?.findLast((ligne) => ligne.du <= le) ?? enVigueur(parametre, le);
  };
}

/** The dossier as the event finds it: with the rows that the agency has set since. */
export function regler<T extends Pick<Instantane, 'reglages'>>(instantane: T, { reglages }: Constats): T {
  if (!reglages) return instantane;
  const { reglages: _, ...reste } = instantane;
  return (Object.keys(reglages).length === 0 ? reste : { ...reste, reglages }) as T;
}
