import { DateCivile } from '#libs/droit';
import { StateValue } from 'xstate';
import { Destinataire } from './documents';
import { Echeance } from './echeance';
import { Evenement, Place, Reglages, Route } from './evenements';

// What the engine knows of a dossier, and what it answers.

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
  /** Rows set by the agency, as the dossier's events have been told of them; absent when there are none. */
  reglages?: Reglages;
  /** Rules that were set aside, for ever; absent when there are none. */
  derogations?: readonly DerogationAccordee[];
}

/** A rule set aside by a reasoned waiver: which act, when and by whom. */
export interface DerogationAccordee {
  regle: string;
  motif: string;
  seq: number;
  le: DateCivile;
  par: string;
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

/** Something of the law that its definition could not work out. */
export interface Anomalie {
  quoi: 'REGLE' | 'ECHEANCE';
  code: string;
  /** French sentence that quotes nobody. */
  message: string;
}

export interface ParametreUtilise {
  cle: string;
  du: DateCivile;
  valeur: unknown;
  aConfirmer?: string;
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
  /** Codes of the sheets that travel with it; none most often. */
  pieces?: readonly string[];
  variables: Record<string, unknown>;
  /** Why it cannot be written as it stands: a sentence that names nobody. The event that calls for it stands. */
  anomalie?: string;
}

/** Everything that follows from an accepted event; nothing here has happened yet. */
export interface Effets {
  echeances: { armees: readonly Echeance[]; levees: readonly Echeance[]; modifiees: readonly Echeance[] };
  courriers: readonly CourrierPrevu[];
  avertissements: readonly Motif[];
  parametres: readonly ParametreUtilise[];
  derogations: readonly { regle: string; motif: string }[];
  /** What could not be worked out and held nothing back: to be told, and mended. Absent when there is none. */
  anomalies?: readonly Anomalie[];
}

/** What recording a fact at its place in the legal order changes for the dossier as it is known. */
export interface Ecart {
  etat: { avant: StateValue; apres: StateValue };
  echeances: Effets['echeances'];
  /** What the clock had recorded and that no longer holds. */
  annulees: readonly { seq: number; type: string; le: DateCivile }[];
  /** Letters of other entries that are no longer called for, or no longer in the same terms. */
  courriersACorriger: readonly { seq: number; code: string; titre: string }[];
}

/** A fact recorded late, and everything that follows from it until now; nothing here has happened yet. */
export interface Insertion {
  accepte: true;
  /** What is to be added to the journal, in the order of its ranks: the fact, then what the clock says anew. */
  entrees: readonly { evenement: Evenement & { place: Place }; verdict: Accepte }[];
  /** The dossier once they are all in their places: not that of the last verdict, which stands at its own place. */
  instantane: Instantane;
  effets: Effets;
  ecart: Ecart;
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
  /** What could not be worked out, and refused for that. Absent when there is none. */
  anomalies?: readonly Anomalie[];
}

export type Verdict = Accepte | Refuse;

/** One line of what can be done now, or of why not. */
export interface Action {
  type: string;
  libelle: string;
  phase: string;
  route: Route;
  roles: readonly string[];
  /** Roles that may act. */
  qui: readonly string[];
  /** Before when: the nearest deadline that this act would lift, or that those who may act must meet. */
  avant?: { le: DateCivile; code: string; libelle: string };
  possible: boolean;
  /** What its form is filled with to begin with, when something stands out; only of what is possible. */
  proposition?: object;
  refus: readonly Motif[];
  avertissements: readonly Motif[];
}
