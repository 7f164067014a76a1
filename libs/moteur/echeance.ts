import { DateCivile, Duree, Parametre, Source, Suspension } from '#libs/droit';
import { Lire } from './evenements';

/** A starting point of a period: the fact and, for periods that stop and go on, the suspensions. */
export interface Depart {
  /** Distinguishes several periods of the same kind (a mission, a year). */
  instance?: string;
  /** Name of this one among them. */
  libelle?: string;
  le: DateCivile;
  /** Rank in the journal of the fact that starts the period. */
  seq: number;
  /** The starting fact, as it follows « à compter de ». */
  fait: string;
  /** An open suspension is projected to its latest possible end. */
  suspensions?: readonly Suspension[];
  /** Only for a period that starts from a date set by a text rather than from the fact itself. */
  precision?: string;
  /** What came before, for a period that started again from zero: its first start, then each thing until `le`. */
  historique?: readonly Etape[];
}

export interface Etape {
  le: DateCivile;
  quoi: string;
}

/** How far up a notice goes: to whoever is in charge, to their substitute as well, to their head as well. */
export type Echelon = 'CHARGE' | 'SUPPLEANT' | 'DIRECTION';

/** A notice, counted back from the last day of the period. */
export type Rappel = ({ joursAvant: number } | { moisAvant: number }) & {
  a: Echelon;
  /** Days after which it is asked again of the next echelon, as long as nobody has acknowledged it. */
  relance: number;
};

/** Several lengths: the start says which one applies. */
export interface DureeSelonLeDepart {
  parmi: readonly Parametre<Duree>[];
  pour(depart: Depart): Parametre<Duree>;
}

export interface EcheanceDefinie<F = unknown> {
  code: string;
  libelle: string;
  sources: readonly [Source, ...Source[]];
  aConfirmer?: readonly string[];
  /** States in which the period runs (dotted paths); elsewhere it does not exist. */
  dans: readonly string[];
  /** The facts that may start it, as they follow « à compter de ». */
  depuis: string;
  departs(faits: F, lire: Lire): readonly Depart[];
  duree: Parametre<Duree> | DureeSelonLeDepart;
  /** When the last day is over, or as soon as it begins. */
  effet: 'A_L_EXPIRATION' | 'LE_JOUR_MEME';
  /** What time does, as it follows « À l’échéance : ». */
  consequence: string;
  /**
   * The event sent by the clock, and what its payload says beside `echeance`, the key of the deadline; absent: a person
   * is warned and nothing else happens.
   */
  evenement?: { type: string; donnees?(depart: Depart): object };
  /** Who must act before it, or is warned after it. */
  responsable: string;
  rappels: readonly Rappel[];
  /** No date of the law: its notices wait for the daily digest, and a person may do without them. */
  suivi?: true;
}

/** A notice of a deadline, on its day. `avant` is its name: `J-30`, `échéance passée`. */
export type RappelDate = Omit<Rappel, 'joursAvant' | 'moisAvant'> & { le: DateCivile; avant: string };

/** A legal period of a dossier, with the account of each of its days. */
export interface Echeance {
  /** Stable identity: code, starting fact and instance. */
  cle: string;
  code: string;
  libelle: string;
  depart: Depart;
  duree: Duree;
  /** Effective date of the row of the dated parameter that was applied. */
  regleDu: DateCivile;
  sources: readonly Source[];
  joursSuspendus: number;
  /** Those that count, each day in one of them only. */
  suspensions: readonly Suspension[];
  /** What came before this start, for a period that started again from zero. */
  redemarrages?: readonly Etape[];
  /** Last day of the period. */
  echeance: DateCivile;
  /** First day on which the effect stands. */
  effetLe: DateCivile;
  consequence: string;
  evenement?: string;
  responsable: string;
  rappels: readonly RappelDate[];
  /** Only of a deadline that no event follows: what is told once it is past. */
  passage?: RappelDate;
  suivi?: true;
  explication: string;
  aConfirmer: readonly string[];
}
