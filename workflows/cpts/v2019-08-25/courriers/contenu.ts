import { DateCivile, dureeEnClair, ValeurDatee } from '#libs/droit';
import type { ContexteCourrier, CourrierDefini, Echeance } from '#libs/moteur';
import { JUGE, RECOURS } from '../../parametres';
import { Element, FaitsCpts } from '../faits';

export type Contexte = ContexteCourrier<FaitsCpts>;

/** Carried by every letter and never printed: the points of the rulebook, not established, on which it leans. */
export type Reserves = {
  aConfirmer: readonly string[];
};

/** What an acknowledgement must say of silence. Source: R-PROC-02. */
export interface Silence {
  dateReception: DateCivile;
  delai: string;
  /** Last day of the period: the decision is born when it ends. */
  dateDecision: DateCivile;
  sens: 'acceptation' | 'rejet';
  /** What the decision does, as it follows « : ». */
  effet: string;
}

/** How an act may be contested, for the one it is unfavourable to. Source: R-PROC-10, R-PROC-17. */
export interface VoiesDeRecours {
  /** What may be contested, as it precedes « dans un délai de ». */
  acte: string;
  /** From when, as it follows « à compter de ». */
  pointDeDepart: string;
  /** Whom a gracious appeal is addressed to, as it follows « auprès de ». */
  aupresDe: string;
  delai: string;
  juge: string;
}

/** How the territory is written. */
export interface TerritoireEcrit {
  /** `44 communes`. */
  etendue: string;
  /** By name, parts of communes with the commune that they belong to. */
  elements: readonly string[];
  habitants: number;
  millesime: number;
  /** True when the population of some part is not published: `habitants` is then a lower bound. */
  auMoins: boolean;
}

/** A letter whose template bears its code, and whose subject is its title. */
export function lettre(
  code: string,
  reste: Omit<CourrierDefini<FaitsCpts>, 'code' | 'gabarit' | 'objet'>,
): CourrierDefini<FaitsCpts> {
  return { code, gabarit: code, objet: ({ faits }) => `${reste.titre} – ${faits.nom}`, ...reste };
}

const AGENCE = 'la direction générale de l’agence';
export const CAISSE = 'la direction de la caisse';

/** The appeals open on a date, and what is not established of them. */
export function voiesDeRecours(
  { lire }: Contexte,
  le: DateCivile,
  acte: string,
  { aupresDe = AGENCE, pointDeDepart = 'la notification de la présente lettre' } = {},
): { recours: VoiesDeRecours; points: ValeurDatee<unknown>[] } {
  const delai = lire(RECOURS, le);
  const juge = lire(JUGE, le);
  return {
    recours: { acte, pointDeDepart, aupresDe, delai: dureeEnClair(delai.valeur), juge: juge.valeur },
    points: [delai, juge],
  };
}

/** Of a letter that time itself calls for: printed beside the legal date by the partial `constat-tardif`. */
export type ConstatTardif = {
  /** The agency's civil day on which the effect was recorded; `null` when it was the day on which it stands. */
  constateLe: DateCivile | null;
};

/** `effetLe`: the first day on which the effect stands. It never moves, however late it is recorded. */
export function constateLe({ evenement }: Contexte, effetLe: DateCivile): DateCivile | null {
  const { aujourdhui } = evenement.constats;
  return aujourdhui > effetLe ? aujourdhui : null;
}

/** Dates counted in months carry this one over to the next working day, or not. */
export const REPORT_AU_JOUR_OUVRE = 'Q-12';

export function echeance({ echeances }: Contexte, code: string): Echeance {
  return echeances.find((e) => e.code === code)!;
}

export function reserves(...points: (string | readonly string[] | ValeurDatee<unknown> | undefined)[]): string[] {
  const lus = points.flatMap((point) =>
    typeof point === 'object' && 'du' in point ? (point.aConfirmer ?? []) : (point ?? []),
  );
  return [...new Set(lus)].sort();
}

export function ecrireTerritoire({ territoire, population }: FaitsCpts): TerritoireEcrit {
  const nombre = territoire.length;
  const parties = territoire.some(({ nomPartie }) => nomPartie !== undefined);
  const communes = nombre > 1 ? 'communes' : 'commune';
  return {
    etendue: `${nombre} ${communes}${parties ? ` ou ${nombre > 1 ? 'parties' : 'partie'} de commune` : ''}`,
    elements: territoire.map(nommer).sort((a, b) => a.localeCompare(b, 'fr')),
    habitants: population.total,
    millesime: population.millesime,
    auMoins: population.partiesInconnues.length > 0,
  };
}

function nommer({ commune, nom, nomPartie }: Element): string {
  if (!nomPartie) return `${nom} (${commune})`;
  return nomPartie.startsWith(nom) ? `${nomPartie} (${commune})` : `${nomPartie} à ${nom} (${commune})`;
}
