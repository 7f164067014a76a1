import { ajouterDuree, DateCivile, Duree, Parametre, prolonger, Suspension, suspensionsDe } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { SUSPENSIONS_GENERALES } from '../parametres';
import type { FaitsCpts } from './faits';

/**
 * Last day of a period, exactly as the deadline of this code shows it: what suspends it in this dossier counts, and so
 * does what a text suspended for everybody. Q-27.
 */
export function dernierJour(
  code: string,
  duree: Parametre<Duree>,
  depart: DateCivile,
  { zone }: Pick<FaitsCpts, 'zone'>,
  lire: Lire,
  suspensions: readonly Suspension[] = [],
): DateCivile {
  const fin = ajouterDuree(depart, lire(duree, depart).valeur, zone.feries);
  const generales = suspensionsDe(code, lire(SUSPENSIONS_GENERALES, depart).valeur);
  return prolonger(depart, fin, [...suspensions, ...generales]).echeance;
}
