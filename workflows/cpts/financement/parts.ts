import { Centimes } from '#libs/droit';
import { LigneDeBareme } from '../parametres';

/** Whether the amount that the scale of 2019 gives for unscheduled care goes with the fixed share or the variable one. */
export type PartDesSoins = 'FIXE' | 'VARIABLE';

/** What a mission is worth in a year at most, as the schedule counts it. `rang`: the size less one. */
export function partsDuBareme(
  ligne: LigneDeBareme | undefined,
  rang: number,
  soins: PartDesSoins,
): { fixe: Centimes; variable: Centimes } {
  const joint = (part: PartDesSoins) => (part === soins ? (ligne?.complement?.[rang] ?? 0) : 0);
  return {
    fixe: (ligne?.fixe[rang] ?? 0) + joint('FIXE'),
    variable: (ligne?.variable[rang] ?? 0) + joint('VARIABLE'),
  };
}
