import { DateCivile } from './dates';
import { Source } from './source';

/** A value in force from `du` until the day before the next row. */
export interface ValeurDatee<T> {
  du: DateCivile;
  valeur: T;
  source: Source;
  /** Point of the rulebook that no text read so far establishes (`Q-01`): shown wherever the value is used. */
  aConfirmer?: string;
}

/** An amount, a delay or a threshold: dated rows, oldest first. */
export interface Parametre<T> {
  cle: string;
  libelle: string;
  /** The fact whose date selects the row: never today. */
  pivot: string;
  /** Each ARS may set its own rows: those here apply where none has been set. */
  regional?: boolean;
  valeurs: readonly [ValeurDatee<T>, ...ValeurDatee<T>[]];
}

/**
 * The row in force on a date. On the day a text enters into force, the new row applies.
 * A date before the first row gets the first row: the version of the procedure bounds what may be asked.
 */
export function enVigueur<T>(parametre: Parametre<T>, le: DateCivile): ValeurDatee<T> {
  return parametre.valeurs.findLast((ligne) => ligne.du <= le) ?? parametre.valeurs[0];
}
