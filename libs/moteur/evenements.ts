import { DateCivile, Parametre, Source, ValeurDatee } from '#libs/droit';

/** Reads a dated parameter; what was read is stored with the event that it served to judge. */
export type Lire = <T>(parametre: Parametre<T>, le: DateCivile) => ValeurDatee<T>;

/** A fact offered to the machine, with everything that its rules need to judge it. */
export interface Evenement<D = unknown> {
  type: string;
  /** Legal date of the fact, in the agency's civil calendar. */
  le: DateCivile;
  donnees: D;
  /** What the service found outside before asking (overlaps, populations, today…). Frozen in the journal. */
  constats: Constats;
  acteur: Acteur;
  /** Rank of this event in the dossier's journal. */
  seq: number;
  /** Only of a fact received late: where it stands in the legal order. */
  place?: Place;
  /** Rules that could not be verified when the clock recorded it: they hold nothing back, then or in a replay. */
  sansControle?: readonly string[];
}

/** The place of a fact recorded after others that it precedes in law. */
export interface Place {
  /** Rank of the entry after which it stands. */
  apres: number;
  /** Ranks of the effects of time that no longer hold because of it. */
  annule: readonly number[];
}

/** Findings gathered before the rules are asked: a rule reads nothing else than these, the facts and the event. */
export interface Constats {
  /** The agency's civil day on which the fact is recorded. */
  aujourdhui: DateCivile;
  /**
   * Every row that the agency has set, by the key of its parameter: given only when they are no longer those of the
   * dossier's `reglages`. Frozen in the journal with the rest.
   */
  reglages?: Reglages;
  [nom: string]: unknown;
}

/** Rows set by an agency: where there is one on a date, it applies instead of the parameter's own. */
export type Reglages = Readonly<Record<string, readonly ValeurDatee<unknown>[]>>;

export interface Acteur {
  id: string;
  roles: readonly string[];
}

/** What a rule examines. `donnees` is absent when one only asks what could be done. */
export interface Examen<F = unknown, D = unknown> {
  faits: F;
  type: string;
  le: DateCivile;
  donnees: D | undefined;
  constats: Constats;
  lire: Lire;
  /** Who acts, when it is known: two acts that two people must do are told apart by it. */
  acteur?: string;
}

/** A statement of the law, true or false of an event: guard, French message, citation and remedy in one object. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table holds rules on payloads of every event
export interface Regle<F = any, D = any> {
  code: string;
  /** The statement, in French. */
  enonce: string;
  sources: readonly [Source, ...Source[]];
  /** Points of the rulebook that are not established and on which this rule leans. */
  aConfirmer?: readonly string[];
  /** Events for which a reasoned waiver is admitted; absent: the rule is absolute. */
  derogeablePour?: readonly string[];
  /** Reads only the examination. Must not throw: a rule that does holds no effect of time back, and refuses a person. */
  vraie(examen: Examen<F, D>): boolean;
  message(examen: Examen<F, D>): string;
  remede(examen: Examen<F, D>): string;
}

export type Route = 'PRINCIPALE' | 'SECONDAIRE' | 'HORLOGE';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- same reason
export interface EvenementDefini<F = any, D = any> {
  type: string;
  libelle: string;
  phase: string;
  route: Route;
  roles: readonly string[];
  /** Payload class, validated by class-validator and published as JSON schema. */
  donnees: new () => object;
  /** What must be the case for this event to be awaited, as it follows « suppose ». */
  suppose: string;
  sources: readonly [Source, ...Source[]];
  /** Findings that the service must gather for the rules of this event. */
  constats?: readonly string[];
  /** The territory whose overlaps matter to it, when it is neither that of its payload nor the dossier's own. */
  territoire?(faits: F): readonly { commune: string; maille?: string }[] | undefined;
  /** Machine events that this one stands for, when the payload decides which. */
  variantes?: readonly string[];
  aiguiller?(donnees: D, faits: F): string;
  /** Rules that warn without refusing. */
  avertissements?: readonly string[];
  /** What a person would most likely type that day, to be looked at and corrected; nothing when nothing stands out. */
  proposer?(examen: Pick<Examen<F>, 'faits' | 'le' | 'lire'>): Partial<D> | undefined;
  /** The version of the path to which this act takes the dossier; nothing when it stays under its own. */
  versVersion?(donnees: D, faits: F): string | undefined;
  /** The facts once this event is recorded. Pure; returns a new object. */
  noter(faits: F, evenement: Evenement<D>): F;
}
