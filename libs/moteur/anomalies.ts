import { Anomalie } from './verdicts';

// What a definition throws when it is asked. It is a defect to mend, told to whoever can: never a reason to lose a date.

const PHRASES: Record<Anomalie['quoi'], (code: string) => string> = {
  REGLE: (code) => `La règle ${code} n’a pas pu être vérifiée`,
  ECHEANCE: (code) => `L’échéance ${code} n’a pas pu être calculée`,
};

/** The message of an error may quote somebody: only its kind is kept. */
export function anomalie(quoi: Anomalie['quoi'], code: string, cause: unknown): Anomalie {
  return { quoi, code, message: `${PHRASES[quoi](code)} (${cause instanceof Error ? cause.name : 'erreur'}).` };
}

/** Each defect once. */
export function sansDoublon(anomalies: readonly Anomalie[]): Anomalie[] {
  return [...new Map(anomalies.map((une) => [`${une.quoi}/${une.code}`, une])).values()];
}
