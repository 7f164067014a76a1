import { citation, Source } from '#libs/droit';
import type { Echelon, Rappel } from '#libs/moteur';
import { REGLE_APPLICATION } from './sources';

// How long before its last day a deadline is told, how far up, and after how many days it is asked again. Nowhere else.

const jours = (joursAvant: number, a: Echelon, relance: number): Rappel => ({ joursAvant, a, relance });
const mois = (moisAvant: number, a: Echelon, relance: number): Rappel => ({ moisAvant, a, relance });

/** Silence decides. The rulebook asks for the eve (§ 1.6); two days before, there is still time to notify an act. */
export const ALERTES_TACITES: readonly Rappel[] = [
  jours(30, 'CHARGE', 7),
  jours(15, 'CHARGE', 5),
  jours(7, 'SUPPLEANT', 2),
  jours(2, 'DIRECTION', 1),
  jours(1, 'DIRECTION', 1),
];

/** A contract comes to its term: three times in its last year (R-P7-06), then as it draws near. */
export const ALERTES_DU_TERME: readonly Rappel[] = [
  mois(12, 'CHARGE', 30),
  mois(6, 'CHARGE', 30),
  mois(3, 'SUPPLEANT', 14),
  jours(30, 'SUPPLEANT', 7),
  jours(7, 'DIRECTION', 2),
  jours(2, 'DIRECTION', 1),
];

/** Several months, at the end of which money is at stake and for which a whole file is to be made. */
export const ALERTES_LONGUES: readonly Rappel[] = [
  mois(3, 'CHARGE', 14),
  mois(1, 'SUPPLEANT', 7),
  jours(7, 'DIRECTION', 2),
  jours(2, 'DIRECTION', 1),
];

/** Two months or more. */
export const ALERTES_EN_MOIS: readonly Rappel[] = [
  jours(30, 'CHARGE', 7),
  jours(7, 'SUPPLEANT', 2),
  jours(2, 'DIRECTION', 1),
];

/** One month, or what comes back every month or every quarter. */
export const ALERTES_DU_MOIS: readonly Rappel[] = [
  jours(15, 'CHARGE', 5),
  jours(7, 'SUPPLEANT', 2),
  jours(2, 'DIRECTION', 1),
];

/** A day that an act has set. */
export const ALERTES_D_UN_JOUR_DIT: readonly Rappel[] = [
  jours(7, 'CHARGE', 2),
  jours(2, 'SUPPLEANT', 1),
  jours(1, 'DIRECTION', 1),
];

/** A hire may be declared from eight days before. */
export const ALERTES_D_EMBAUCHE: readonly Rappel[] = [
  jours(8, 'CHARGE', 2),
  jours(2, 'SUPPLEANT', 1),
  jours(1, 'DIRECTION', 1),
];

/** A few working days. */
export const ALERTES_OUVREES: readonly Rappel[] = [
  jours(3, 'CHARGE', 1),
  jours(2, 'SUPPLEANT', 1),
  jours(1, 'DIRECTION', 1),
];

/** The next working day: at once, then on the very day. */
export const ALERTES_DU_LENDEMAIN: readonly Rappel[] = [jours(1, 'CHARGE', 1), jours(0, 'DIRECTION', 1)];

/** What is only followed, over months. */
export const SUIVI_EN_MOIS: readonly Rappel[] = [jours(30, 'CHARGE', 7)];

/** What is only followed, over weeks. */
export const SUIVI_EN_JOURS: readonly Rappel[] = [jours(7, 'CHARGE', 7)];

/** Nothing to be told beforehand: nobody can do anything about it. */
export const SANS_RAPPEL: readonly Rappel[] = [];

/** A deadline that no act of the clock follows is past: somebody has to act. */
export const RAPPEL_DE_PASSAGE: Pick<Rappel, 'a' | 'relance'> = { a: 'DIRECTION', relance: 7 };

/** Every list, and where its days come from. */
export const LISTES_DE_RAPPELS: readonly { pour: string; rappels: readonly Rappel[]; source: Source }[] = [
  {
    pour: 'silence qui décide',
    rappels: ALERTES_TACITES,
    source: citation(REGLE_APPLICATION, 'règles de référence, § 1.6, et alerte à deux jours'),
  },
  {
    pour: 'terme du contrat',
    rappels: ALERTES_DU_TERME,
    source: citation(REGLE_APPLICATION, 'règles de référence, R-P7-06 et Q-08, puis alertes proches'),
  },
  {
    pour: 'délai de plusieurs mois, au bout duquel une aide est en jeu',
    rappels: ALERTES_LONGUES,
    source: REGLE_APPLICATION,
  },
  { pour: 'délai d’au moins deux mois', rappels: ALERTES_EN_MOIS, source: REGLE_APPLICATION },
  { pour: 'délai d’un mois, ou qui revient', rappels: ALERTES_DU_MOIS, source: REGLE_APPLICATION },
  { pour: 'jour fixé par un acte', rappels: ALERTES_D_UN_JOUR_DIT, source: REGLE_APPLICATION },
  { pour: 'embauche prévue', rappels: ALERTES_D_EMBAUCHE, source: REGLE_APPLICATION },
  { pour: 'délai de quelques jours ouvrés', rappels: ALERTES_OUVREES, source: REGLE_APPLICATION },
  { pour: 'délai d’un jour ouvré', rappels: ALERTES_DU_LENDEMAIN, source: REGLE_APPLICATION },
  { pour: 'suivi en mois', rappels: SUIVI_EN_MOIS, source: REGLE_APPLICATION },
  { pour: 'suivi en jours', rappels: SUIVI_EN_JOURS, source: REGLE_APPLICATION },
  { pour: 'effet du droit que personne ne peut infléchir', rappels: SANS_RAPPEL, source: REGLE_APPLICATION },
];
