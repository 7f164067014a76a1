import {
  DateCivile,
  Duree,
  Parametre,
  ReferencePersonne,
  Sommes,
  Source,
  Suspension,
  SuspensionGenerale,
  ValeurDatee,
  ZoneLegale,
} from '#libs/droit';
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
  /** Codes of the sheets that travel with it, as they stand after the event. */
  pieces?: readonly string[];
  /**
   * The event that records its receipt, when a period runs from it, and what its payload says beside `preuve`: `canal`,
   * `reference` and, of an electronic registered letter, `accordPrealable`, `miseADispositionLe` and `consulteLe`.
   */
  reception?: { evenement: string; donnees: object };
  objet(contexte: ContexteCourrier<F>): string;
  variables(contexte: ContexteCourrier<F>): Record<string, unknown>;
}

export interface ContexteCourrier<F = unknown> {
  faits: F;
  evenement: Evenement;
  echeances: readonly Echeance[];
  lire: Lire;
}

/** A sheet: what the dossier says on a day, made on demand or joined to a letter. `variables` are its own content only. */
export interface FicheDefinie<F = unknown> {
  /** `F-…`. */
  code: string;
  titre: string;
  gabarit: string;
  /** Whose letterhead it bears. */
  emetteur: string;
  bases: readonly Source[];
  /** Agencies that it names as parties beside its content: whoever establishes it gives their names and addresses. */
  parties?: readonly string[];
  /** Why it cannot be made on that day: a French sentence that says what must come first. Absent: it can. */
  manque?(contexte: ContexteFiche<F>): string | undefined;
  variables(contexte: ContexteFiche<F>): Record<string, unknown>;
}

export interface ContexteFiche<F = unknown> {
  faits: F;
  resume: Resume;
  /** Civil day that the sheet speaks of. */
  le: DateCivile;
  /** What has its place in the history by that day, in the legal order; the last one closes the chain. */
  journal: readonly EntreeDeFiche[];
  /** Those that run on that day. */
  echeances: readonly Echeance[];
  lire: Lire;
  /** Who stands behind a reference; `null` once erased, or unknown. */
  personne(reference: ReferencePersonne): PersonneDeFiche | null;
}

/** An entry of the journal, as a sheet cites it. `enregistreLe`: the agency's civil day. */
export interface EntreeDeFiche {
  seq: number;
  type: string;
  libelle: string;
  le: DateCivile;
  enregistreLe: DateCivile;
  donnees: object;
  hash: string;
}

export interface PersonneDeFiche {
  nom: string;
  qualite: string | null;
  courriel: string | null;
  telephone: string | null;
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

/** Whom a letter goes to: an agency known by its role, or people and a legal person known from the facts. */
export interface Destinataire {
  qui: string;
  personnes: readonly string[];
  nom?: string;
  adresse?: string;
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

/** Money of a dossier that counts in an aggregate. Amounts in cents. */
export interface Cumul extends Sommes {
  /** Civil year in which it is or was payable. */
  annee: number;
  poste: string;
}

/** A payment that one person ordered and that another releases, or has released. Amount in cents. */
export interface Ordre {
  /** Rank in the journal of the order. */
  seq: number;
  /** National number of whoever is paid, when it has one. */
  finess?: string;
  poste: string;
  posteEnClair: string;
  nature: string;
  natureEnClair: string;
  /** Contract year, from 1. */
  annee: number;
  montant: number;
  ordonneLe: DateCivile;
  /** Account of who ordered it, never a name. */
  par?: string;
  libereLe?: DateCivile;
}

/** The money of a dossier, worked out from its facts. Pure: the same facts give the same amounts on the same day. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- same reason
export interface FinancementDefini<F = any, H = any> {
  /** Every line, explained: served as it is. */
  detailler(faits: F, lire: Lire, jour: DateCivile): object;
  /** Payload class of what one supposes; then the same money, before and after, or `{refus, remede}`: why it cannot be. */
  hypothese: new () => object;
  simuler(faits: F, lire: Lire, jour: DateCivile, hypothese: H): object;
  cumuler(faits: F, lire: Lire, jour: DateCivile): readonly Cumul[];
  /** Neither what was cancelled, nor what was paid outside: nobody is to pay these. */
  ordres(faits: F): readonly Ordre[];
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
  /** How a deadline that no event follows is told once it is past; absent: it is not. */
  rappelDePassage?: Pick<Rappel, 'a' | 'relance'>;
  courriers: readonly CourrierDefini<F>[];
  fiches: readonly FicheDefinie<F>[];
  parametres: readonly Parametre<unknown>[];
  /** The value of a parameter, as a person reads it. */
  valeurEnClair(parametre: Pick<Parametre<unknown>, 'cle'>, valeur: unknown): string;
  /** Periods during which a text stopped the deadlines of everybody; the row is read at each deadline's start. */
  suspensionsGenerales?: Parametre<readonly SuspensionGenerale[]>;
  /** How long an electronic registered letter may be read before it is held to be received when it was made available. */
  recommandeElectronique?: Parametre<Duree>;
  /** Payload class of the opening. */
  ouverture: new () => object;
  ouvrir(donnees: object, constats: Constats): F;
  zone(faits: F): ZoneLegale;
  /** Who stands behind a recipient that is no agency; empty for an agency. */
  joindre(faits: F, qui: string): Omit<Destinataire, 'qui'>;
  resumer(faits: F, valeur: StateValue): Resume;
  /** Absent of a procedure in which nothing is paid. */
  financement?: FinancementDefini<F>;
}

export interface Procedure {
  cle: string;
  libelle: string;
  versions: readonly [Definition, ...Definition[]];
}

/** Procedures known to the running program. Handed by the apps to the libs. */
export type Registre = Readonly<Record<string, Procedure>>;
