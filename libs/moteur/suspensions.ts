import { ajouterJours, dateCourte, DateCivile, joursEntre } from '#libs/droit';
import { Definition, Depart, Lire, Suspension } from './procedure';

/** Suspensions that a text ordered for every deadline of this kind, as the row in force at its start has them. */
export function suspensionsGenerales(
  { suspensionsGenerales: parametre }: Definition,
  code: string,
  depart: Depart,
  lire: Lire,
): { suspensions: readonly Suspension[]; aConfirmer?: string } {
  if (!parametre) return { suspensions: [] };
  const { valeur, aConfirmer } = lire(parametre, depart.le);
  return {
    suspensions: valeur.filter(({ portee }) => portee.includes(code)).map(({ du, au, motif }) => ({ du, au, motif })),
    ...(aConfirmer ? { aConfirmer } : {}),
  };
}

/**
 * A period that stops and goes on. Every day counts once, in the first suspension that holds it; one that begins when
 * the period is over suspends nothing, and each one that counts moves the end on.
 */
export function prolonger(
  depart: DateCivile,
  fin: DateCivile,
  suspensions: readonly Suspension[],
): { echeance: DateCivile; jours: number; comptees: Suspension[] } {
  const comptees: Suspension[] = [];
  let [echeance, jours, libreDes] = [fin, 0, depart];
  for (const suspension of [...suspensions].sort((a, b) => a.du.localeCompare(b.du))) {
    const du = suspension.du > libreDes ? suspension.du : libreDes;
    if (du > echeance || suspension.au <= du) continue;
    comptees.push({ ...suspension, du });
    jours += joursEntre(du, suspension.au);
    echeance = ajouterJours(fin, jours);
    libreDes = suspension.au;
  }
  return { echeance, jours, comptees };
}

export function enPhrases(suspensions: readonly Suspension[]): string[] {
  return suspensions.map(
    ({ du, au, motif }) =>
      `Suspendu du ${dateCourte(du)} au ${dateCourte(au)} exclu (${jours(joursEntre(du, au))}) : ${motif}.`,
  );
}

export const jours = (nombre: number): string => `${nombre} jour${nombre > 1 ? 's' : ''}`;
