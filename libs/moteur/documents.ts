import { DateCivile, ReferencePersonne, Source } from '#libs/droit';
import { Echeance } from './echeance';
import { Evenement, Lire } from './evenements';
import { Resume } from './resume';

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

/** Whom a letter goes to: an agency known by its role, or people and a legal person known from the facts. */
export interface Destinataire {
  qui: string;
  personnes: readonly string[];
  nom?: string;
  adresse?: string;
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
