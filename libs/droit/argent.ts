/** An amount of money in whole euro cents: never a floating-point euro. */
export type Centimes = number;

/** Whole euros, as the scales print them, in cents. */
export function euros(montant: number): Centimes {
  return montant * 100;
}
