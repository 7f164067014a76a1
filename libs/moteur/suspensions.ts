import { dateCourte, joursEntre, Suspension, suspensionsDe } from '#libs/droit';
import { Depart } from './echeance';
import { Lire } from './evenements';
import { Definition } from './procedure';

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
    suspensions: suspensionsDe(code, valeur),
    ...(aConfirmer ? { aConfirmer } : {}),
  };
}

export function enPhrases(suspensions: readonly Suspension[]): string[] {
  return suspensions.map(
    ({ du, au, motif }) =>
      `Suspendu du ${dateCourte(du)} au ${dateCourte(au)} exclu (${jours(joursEntre(du, au))}) : ${motif}.`,
  );
}

export const jours = (nombre: number): string => `${nombre} jour${nombre > 1 ? 's' : ''}`;
