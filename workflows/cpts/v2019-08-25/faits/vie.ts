import type { Centimes, DateCivile } from '#libs/droit';
import type { Mission } from '../../missions';
import type { Autorite, PieceDuDialogue, RappelEmployeur, TypeCrise } from '../../parametres';
import { Poste, NatureDeVersement } from '../../postes';

interface Fait {
  le: DateCivile;
  seq: number;
}

export type EtapeDeMission = 'demarrage' | 'deploiement';

/** A reminder of a late mission. */
export interface Relance extends Fait {
  mission: Mission;
  etape: EtapeDeMission;
}

export interface TauxConstate {
  mission: Mission;
  /** None for the mission as a whole. */
  indicateur?: string;
  /** In per cent. */
  taux: number;
  /** Of a simulation: nobody found it. */
  suppose?: true;
}

/** A yearly meeting. `pv`: its minutes, once the three parties have signed them. */
export interface Dialogue extends Fait {
  annee: number;
  taux?: readonly TauxConstate[];
  /** Missions of which an action, led in part, goes on the year after. R-P7-03. */
  reliquats?: readonly Mission[];
  desaccord?: true;
  pv?: Fait;
  saisine?: Fait;
  avis?: Fait;
}

/** `contrat`: rank of the signature of the contract of which a year is prepared. */
export interface PreparationDuDialogue extends Fait {
  contrat?: number;
  annee: number;
  pieces: readonly PieceDuDialogue[];
  /** Members, as the CPTS counts them on that day. */
  membres?: number;
  prevuLe?: DateCivile;
}

/** A payment that the fund ordered: nothing leaves before another person has released it. */
export interface Versement extends Fait {
  /** Rank in the journal of the signature of the contract under which it is due. */
  contrat?: number;
  poste: Poste;
  nature: NatureDeVersement;
  annee: number;
  montant: Centimes;
  /** What the fund adds to the computation of the schedule. */
  precision?: string;
  /** Who ordered it: an account, never a name. */
  par?: string;
  libere?: Fait;
  annule?: Fait;
  /** Paid before the dossier was taken over. */
  repris?: true;
}

export interface Assemblee extends Fait {
  exercice: number;
  comptesApprouves: boolean;
  /** Public subsidies of that year, when they are known. */
  subventions?: Centimes;
  transmis?: Fait;
  publies?: Fait;
}

/** The plan as it stands: `seq` is that of its last version, draft or not. */
export interface PlanDeCrise extends Fait {
  versions: number;
  /** Its last complete version. */
  finalise?: Fait;
}

export interface Crise extends Fait {
  type: TypeCrise;
  autorite: Autorite;
  activee?: Fait;
  levee?: Fait;
}

/** Where the evidence of an indicator is kept and, when it was read, what it was worth that year. */
export interface Preuve extends Fait {
  mission: Mission;
  indicateur: string;
  annee: number;
  valeur?: number;
}

/** What the dossier remembers of this part of its life, beside what `faits.ts` already holds. */
export interface FaitsVie {
  relances?: readonly Relance[];
  pointsEtape?: { dernier: DateCivile; nombre: number };
  justificatifs?: readonly Preuve[];
  /** What came before a yearly meeting, and when it was called. */
  preparations?: readonly PreparationDuDialogue[];
  /** Since when the file of the contract is known to be complete. */
  dossierAciVerifie?: DateCivile;
  versements?: readonly Versement[];
  assemblees?: readonly Assemblee[];
  employeur?: Fait & {
    remplies: readonly RappelEmployeur[];
    embauche?: Fait & { prevueLe: DateCivile; declareeLe?: DateCivile };
  };
  planCrise?: PlanDeCrise;
  crise?: Crise;
  /** `declaree`: when the crisis that it reports on was declared. */
  bilansDeCrise?: readonly (Fait & { declaree?: DateCivile })[];
}
