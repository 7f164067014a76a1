import type { DateCivile } from '#libs/droit';
import type { Mission } from '../../missions';
import type { PieceAci, Taille } from '../../parametres';
import type { Fait } from '../faits';
import type { Avenant, AvenantEnCours } from './avenant';

export type TypeIndicateur = 'RESULTAT' | 'SUIVI';

/** What the parties agreed to look at: only a result pays, as far as it is reached. */
export interface IndicateurConvenu {
  code: string;
  type: TypeIndicateur;
  libelle?: string;
  sens?: 'HAUSSE' | 'BAISSE';
  /** Those that it serves; when none is named, those of which a meeting finds its rate. */
  missions?: readonly Mission[];
  producteur?: string;
  source?: string;
  unite?: string;
  depart?: number;
  cible?: number;
  echeance?: DateCivile;
  /** Its share of a mission, among those of the other results that serve it. */
  poids?: number;
}

/** What the three parties signed. `le`: the day from which the contract runs. */
export interface Signature extends Fait {
  missions: readonly Mission[];
  /** Of a renewal that takes effect at the term of the contract before: the day on which it was signed. */
  signeeLe?: DateCivile;
  // Frozen on that day: what the amounts of the contract hang on.
  population?: { total: number; millesime: number };
  taille?: Taille;
  membres?: number;
  /** First day of the row of the scale that was in force. */
  bareme?: DateCivile;
  indicateurs?: readonly IndicateurConvenu[];
  /** When each mission was planned to start. */
  demarrages?: Partial<Record<Mission, DateCivile>>;
}

/** What surrounds the signature of a contract: its request before, what changes or follows it after. */
export interface AutourDeLaSignature {
  /** Compulsory documents that the request still lacks. */
  piecesAttendues?: readonly PieceAci[];
  piecesDemandees?: Fait & { avantLe?: DateCivile };
  /** The request became complete later than it was made. */
  complete?: Fait;
  convocation?: Fait & { seanceLe: DateCivile };
  negociation?: Fait & { accord: boolean };
  refus?: Fait;
  /** The one that is being negotiated; then those that were signed. */
  avenant?: AvenantEnCours;
  avenants?: readonly Avenant[];
  /** The next contract, signed before the term of this one. */
  renouvellement?: Signature;
}
