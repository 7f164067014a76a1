import { DateCivile } from '#libs/droit';
import type { Demande, Element, Fait, Population } from '../faits';

export type Organisme = 'ASSURANCE_MALADIE' | 'URPS' | 'AUTRE';
export type SensAvis = 'FAVORABLE' | 'FAVORABLE_AVEC_RESERVES' | 'DEFAVORABLE';

/** An opinion on the project: the last one of each body counts. */
export type AvisProjet = Fait & { organisme: Organisme; sens: SensAvis };

/** The instruction grid: the only two questions on which an opposition may rest. */
export type Instruction = Fait & { territoirePertinent: boolean; objectifsPrsRespectes: boolean };

/** A certificate of the tacit decision: asked for, then delivered. R-PROC-15. */
export interface Attestation {
  demande: Fait;
  delivrance?: Fait;
}

/** A withdrawal that the ARS contemplates, and what the CPTS answered. R-PROC-11, R-PROC-12. */
export type RetraitEngage = Fait & {
  cause: 'ILLEGALITE' | 'FRAUDE';
  observationsAvantLe: DateCivile;
  observationsLe?: DateCivile;
  /** A hearing was asked for and has not been held yet. */
  auditionAttendue?: true;
};

/** The validation has fallen: withdrawn by the ARS, or given back by the CPTS. */
export type Retrait = Fait & { par: 'ARS' | 'CPTS' };

/** A change of territory after the validation: a partial filing under the same silence. Q-02. */
export type Evolution = Fait & {
  numero: number;
  territoire: readonly Element[];
  population: Population;
  depart: Fait & { fait: string };
  demandes: readonly Demande[];
  decision?: Fait & { mode: 'EXPRES' | 'TACITE' | 'OPPOSITION'; notifieeLe?: DateCivile };
};
