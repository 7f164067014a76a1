import { DateCivile, Duree, Parametre, SuspensionGenerale, ZoneLegale } from '#libs/droit';
import { AnyStateMachine, StateValue } from 'xstate';
import { FinancementDefini } from './argent';
import { CourrierDefini, Destinataire, FicheDefinie } from './documents';
import { EcheanceDefinie, Rappel } from './echeance';
import { Constats, EvenementDefini, Regle } from './evenements';
import { Resume } from './resume';

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
