/** Names under which Nest injects what the programs choose. */
export const REGISTRE = Symbol('registre');
export const HORLOGE = Symbol('horloge');
export const REGLAGES = Symbol('reglages');

/** How long the clock waits after the last entry before it acts on a deadline that was already past when armed. */
export interface Reglages {
  /**
   * Seconds. A history that is being typed goes in act after act: without this pause, the clock would step in between.
   * The legal date of its effect does not depend on it.
   */
  delaiDeSaisie: number;
}

export const REGLAGES_PAR_DEFAUT: Reglages = { delaiDeSaisie: 10 };
