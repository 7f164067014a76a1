import { Centimes, DateCivile } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { Mission } from '../../missions';
import { DELAI_MISSION_PRECOCE, ObjetFir } from '../../parametres/fir';
import { dernierJour } from '../dernier-jour';
import type { Demande, Fait, FaitsCpts } from '../faits';

/** What the dossier remembers of its grants. */
export interface FaitsFir {
  /** One after the other, oldest first. */
  fir?: readonly AideFir[];
  missionPrecoce?: MissionPrecoce;
}

/** A grant of the regional fund, from its request to its account. */
export interface AideFir extends Fait {
  /** The receipt from which silence runs: the first one, whichever service it was. R-PROC-08. */
  depart: Fait & { fait: string };
  objets: readonly ObjetFir[];
  demandes: readonly Demande[];
  decision?: Fait & { sens: 'ATTRIBUEE' | 'REFUSEE' };
  /** Awarded amount, and the end of the financial year that it is for. */
  montant?: Centimes;
  finExercice?: DateCivile;
  conventionLe?: DateCivile;
  /** Paid so far, since `verseeLe`. */
  verse: Centimes;
  verseeLe?: DateCivile;
  compteRendu?: Fait;
  reversement?: Fait & { exige: Centimes; recu: Centimes };
}

/** The one early mission of a CPTS. X-07. */
export interface MissionPrecoce extends Fait {
  mission: Mission;
  montant: Centimes;
  demarreeLe?: DateCivile;
  verseeLe?: DateCivile;
  explications?: Fait & { avantLe: DateCivile; recuesLe?: DateCivile };
  decision?: Fait & { sens: 'RECUPERATION' | 'RENONCIATION'; montant: Centimes; recu: Centimes };
}

/** The grant that is asked for, or that was last decided. */
export function derniereAide({ fir }: FaitsCpts): AideFir | undefined {
  return fir?.at(-1);
}

/** The grant of a rank (from 1) or, when none is named, the oldest one of which this is true. */
export function aideVisee(
  { fir = [] }: FaitsCpts,
  rang: number | undefined,
  convient: (aide: AideFir) => boolean,
): AideFir | undefined {
  const visee = rang === undefined ? fir.find(convient) : fir[rang - 1];
  return visee && convient(visee) ? visee : undefined;
}

/** The first contract of the CPTS, whatever came after it. */
export function premiereSignature({ contrat }: FaitsCpts): DateCivile | undefined {
  let signature: DateCivile | undefined;
  for (let courant = contrat; courant; courant = courant.precedent) signature = courant.signature?.le ?? signature;
  return signature;
}

/** Last day on which the promise made with the early mission may be kept. D-P2-03. */
export function finMissionPrecoce(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const { missionPrecoce } = faits;
  return missionPrecoce && dernierJour('D-P2-03', DELAI_MISSION_PRECOCE, missionPrecoce.le, faits, lire);
}
