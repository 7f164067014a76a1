import { DateCivile, Duree, Parametre, Source, ValeurDatee, ZoneLegale } from '#libs/droit';
import { AnyStateMachine, StateValue } from 'xstate';

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
}

/** Findings gathered before the rules are asked: a rule reads nothing else than these, the facts and the event. */
export interface Constats {
  /** The agency's civil day on which the fact is recorded. */
  aujourdhui: DateCivile;
  [nom: string]: unknown;
}

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
  /** Total: never throws, reads only the examination. */
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
  /** Machine events that this one stands for, when the payload decides which. */
  variantes?: readonly string[];
  aiguiller?(donnees: D, faits: F): string;
  /** Rules that warn without refusing. */
  avertissements?: readonly string[];
  /** The version of the path to which this act takes the dossier; nothing when it stays under its own. */
  versVersion?(donnees: D, faits: F): string | undefined;
  /** The facts once this event is recorded. Pure; returns a new object. */
  noter(faits: F, evenement: Evenement<D>): F;
}

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
  /** `au` excluded; an open suspension is projected to its latest possible end. */
  suspensions?: readonly Suspension[];
  /** Only for a period that starts from a date set by a text rather than from the fact itself. */
  precision?: string;
}

export interface Suspension {
  du: DateCivile;
  au: DateCivile;
  seq: number;
  motif: string;
}

/** A reminder, counted back from the last day of the period. */
export type Rappel = { joursAvant: number } | { moisAvant: number };

export interface EcheanceDefinie<F = unknown> {
  code: string;
  libelle: string;
  sources: readonly [Source, ...Source[]];
  aConfirmer?: readonly string[];
  /** States in which the period runs (dotted paths); elsewhere it does not exist. */
  dans: readonly string[];
  departs(faits: F, lire: Lire): readonly Depart[];
  duree: Parametre<Duree> | ((depart: Depart) => Parametre<Duree>);
  /** When the last day is over, or as soon as it begins. */
  effet: 'A_L_EXPIRATION' | 'LE_JOUR_MEME';
  /** What time does, as it follows « À l’échéance : ». */
  consequence: string;
  /** The event sent by the clock; absent: a person is warned and nothing else happens. */
  evenement?: { type: string; donnees(depart: Depart): object };
  /** Who must act before it, or is warned after it. */
  responsable: string;
  rappels: readonly Rappel[];
}

/** A letter hung on events. `variables` are legal content only: agency and people are added when it is composed. */
export interface CourrierDefini<F = unknown> {
  code: string;
  titre: string;
  evenements: readonly string[];
  /** Absent: always. */
  si?(contexte: ContexteCourrier<F>): boolean;
  gabarit: string;
  /** Who issues it. */
  emetteur: string;
  destinataires: readonly string[];
  copies?: readonly string[];
  canal: string;
  bases: readonly Source[];
  /** Role of the person in whose name it is signed. */
  signataire: string;
  objet(contexte: ContexteCourrier<F>): string;
  variables(contexte: ContexteCourrier<F>): Record<string, unknown>;
}

export interface ContexteCourrier<F = unknown> {
  faits: F;
  evenement: Evenement;
  echeances: readonly Echeance[];
  lire: Lire;
}

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
  suspensions: readonly Suspension[];
  /** Last day of the period. */
  echeance: DateCivile;
  /** First day on which the effect stands. */
  effetLe: DateCivile;
  consequence: string;
  evenement?: string;
  responsable: string;
  rappels: readonly { le: DateCivile; avant: string }[];
  explication: string;
  aConfirmer: readonly string[];
}

/** What a person sees first of a dossier; derived from the state, never stored as truth. */
export interface Resume {
  phase: string;
  phases: readonly { code: string; libelle: string; statut: 'FRANCHIE' | 'EN_COURS' | 'A_VENIR' | 'NON_TENUE' }[];
  /** Acts awaited now, and from whom. */
  attendus: readonly { quoi: string; qui: string }[];
  /** Figures that help to place the dossier: population, size… */
  reperes: readonly { libelle: string; valeur: string; aConfirmer?: string }[];
  /** True when the territory may not be claimed by another dossier. */
  protegeTerritoire: boolean;
  clos: boolean;
}

/** A path of the law, in force from `du` until the next version. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry holds definitions on facts of every procedure
export interface Definition<F = any> {
  procedure: string;
  version: string;
  du: DateCivile;
  /** Every version of the procedure, this one included, oldest first; absent when it is alone. */
  versions?(): readonly [Definition<F>, ...Definition<F>[]];
  machine: AnyStateMachine;
  evenements: readonly EvenementDefini[];
  regles: Readonly<Record<string, Regle>>;
  echeances: readonly EcheanceDefinie<F>[];
  courriers: readonly CourrierDefini<F>[];
  parametres: readonly Parametre<unknown>[];
  /** Payload class of the opening. */
  ouverture: new () => object;
  ouvrir(donnees: object, constats: Constats): F;
  zone(faits: F): ZoneLegale;
  /** Who stands behind a recipient that is no agency; empty for an agency. */
  joindre(faits: F, qui: string): Omit<Destinataire, 'qui'>;
  resumer(faits: F, valeur: StateValue): Resume;
}

export interface Procedure {
  cle: string;
  libelle: string;
  versions: readonly [Definition, ...Definition[]];
}

/** Procedures known to the running program. Handed by the apps to the libs. */
export type Registre = Readonly<Record<string, Procedure>>;

/** The state of a dossier after its event `seq`. Plain JSON. */
export interface Instantane<F = unknown> {
  procedure: string;
  version: string;
  /** SHA-256 of the machine's structure: a snapshot of another structure is rebuilt from the journal. */
  empreinte: string;
  seq: number;
  valeur: StateValue;
  faits: F;
  /** Legal date of the latest fact that a person recorded in each parallel part, by its path; '' for the whole. */
  dates: Readonly<Record<string, DateCivile>>;
}

/** Why something may not be done, and what to do instead. */
export interface Motif {
  code: string;
  message: string;
  source: string;
  remede: string;
  derogeable: boolean;
  aConfirmer: readonly string[];
}

export interface ParametreUtilise {
  cle: string;
  du: DateCivile;
  valeur: unknown;
  aConfirmer?: string;
}

/** Whom a letter goes to: an agency known by its role, or people and a legal person known from the facts. */
export interface Destinataire {
  qui: string;
  personnes: readonly string[];
  nom?: string;
  adresse?: string;
}

export interface CourrierPrevu {
  code: string;
  titre: string;
  gabarit: string;
  emetteur: string;
  destinataires: readonly Destinataire[];
  copies: readonly Destinataire[];
  canal: string;
  signataire: string;
  objet: string;
  bases: readonly string[];
  variables: Record<string, unknown>;
}

/** Everything that follows from an accepted event; nothing here has happened yet. */
export interface Effets {
  echeances: { armees: readonly Echeance[]; levees: readonly Echeance[]; modifiees: readonly Echeance[] };
  courriers: readonly CourrierPrevu[];
  avertissements: readonly Motif[];
  parametres: readonly ParametreUtilise[];
  derogations: readonly { regle: string; motif: string }[];
}

export interface Accepte {
  accepte: true;
  instantane: Instantane;
  effets: Effets;
  /** Role under which the actor was entitled. */
  role: string;
}

export interface Refuse {
  accepte: false;
  categorie: 'ACCES' | 'DROIT';
  motifs: readonly [Motif, ...Motif[]];
}

export type Verdict = Accepte | Refuse;

/** One line of what can be done now, or of why not. */
export interface Action {
  type: string;
  libelle: string;
  phase: string;
  route: Route;
  roles: readonly string[];
  possible: boolean;
  refus: readonly Motif[];
  avertissements: readonly Motif[];
}
