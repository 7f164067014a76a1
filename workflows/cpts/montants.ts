import { Centimes } from '#libs/droit';

/** `23 000 €`, `1 234,50 €`: an amount as a sentence writes it. */
export const enEuros = (centimes: Centimes): string =>
  `${(centimes / 100).toLocaleString('fr-FR', { minimumFractionDigits: centimes % 100 === 0 ? 0 : 2 })} €`;
