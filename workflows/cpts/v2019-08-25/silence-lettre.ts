import { ajouterDuree, DateCivile } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { dernierJour } from './dernier-jour';
import { RECOURS, SILENCE_LETTRE } from '../parametres';
import { suspensions } from './delais';
import { FaitsCpts } from './faits';

/** Last day on which the letter may still be decided before silence may refuse it (D-P2-01), suspensions included. */
export function finDuSilenceSurLaLettre(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const { lettre } = faits;
  if (!lettre) return undefined;
  return dernierJour('D-P2-01', SILENCE_LETTRE, lettre.depart.le, faits, lire, suspensions(lettre.demandes));
}

/** Last day on which a refusal born of silence may be contested, and its reasons asked for (R-PROC-15). */
export function finDuRecoursSurLaLettre(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const naissance = finDuSilenceSurLaLettre(faits, lire);
  return naissance && ajouterDuree(naissance, lire(RECOURS, naissance).valeur, faits.zone.feries);
}
