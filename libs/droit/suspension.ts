import { ajouterJours, DateCivile, joursEntre } from './dates';

/** Days during which a period does not run. `au` excluded. */
export interface Suspension {
  du: DateCivile;
  au: DateCivile;
  /** The entry that suspends; none when a text did. */
  seq?: number;
  motif: string;
}

/** A suspension ordered by a text for every dossier. `portee`: codes of the deadlines that it stops. */
export interface SuspensionGenerale {
  du: DateCivile;
  au: DateCivile;
  portee: readonly string[];
  motif: string;
}

/** Those that stop the deadlines of this code. */
export function suspensionsDe(code: string, generales: readonly SuspensionGenerale[]): Suspension[] {
  return generales.filter(({ portee }) => portee.includes(code)).map(({ du, au, motif }) => ({ du, au, motif }));
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
