/** What bears a requirement, besides a rule, a deadline, a letter or a parameter of the same code. */
export type Appui = `${'regle' | 'echeance' | 'courrier' | 'parametre' | 'evenement' | 'etat' | 'code'}:${string}`;

/** A requirement of the rulebook, by its identifier there. */
export interface Exigence {
  id: string;
  enonce: string;
  par: readonly Appui[];
  /** Why nothing bears it. */
  absent?: string;
}

export interface Section {
  titre: string;
  exigences: readonly Exigence[];
}

/** Borne by what has its very code, and by these if any. */
export const exige = (id: string, enonce: string, ...par: Appui[]): Exigence => ({ id, enonce, par });

/** Borne by nothing, for this reason. */
export const nonPortee = (id: string, enonce: string, absent: string): Exigence => ({ id, enonce, par: [], absent });
