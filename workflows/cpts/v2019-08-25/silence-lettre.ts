import { ajouterDuree, ajouterJours, DateCivile, joursEntre } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { RECOURS, SILENCE_LETTRE } from '../parametres';
import { suspensions } from './delais';
import { FaitsCpts } from './faits';

/** Last day on which the letter may still be decided before silence may refuse it (D-P2-01), suspensions included. */
export function finDuSilenceSurLaLettre({ lettre, zone }: FaitsCpts, lire: Lire): DateCivile | undefined {
  if (!lettre) return undefined;
  const { le } = lettre.depart;
  return suspensions(lettre.demandes).reduce(
    // A suspension that begins after the period is over suspends nothing.
    (fin, { du, au }) => (du > fin || au <= du ? fin : ajouterJours(fin, joursEntre(du, au))),
    ajouterDuree(le, lire(SILENCE_LETTRE, le).valeur, zone.feries),
  );
}

/** Last day on which a refusal born of silence may be contested, and its reasons asked for (R-PROC-15). */
export function finDuRecoursSurLaLettre(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const naissance = finDuSilenceSurLaLettre(faits, lire);
  return naissance && ajouterDuree(naissance, lire(RECOURS, naissance).valeur, faits.zone.feries);
}
