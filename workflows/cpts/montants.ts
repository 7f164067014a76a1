import { Centimes } from '#libs/droit';

// Made once: a formatter costs more than all that it will write.
const ENTIERS = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 0 });
const AVEC_CENTIMES = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2 });

/** `160 000`: a number of people as a sentence writes it. */
export const enNombre = (nombre: number): string => ENTIERS.format(nombre);

/** `23 000 €`, `1 234,50 €`: an amount as a sentence writes it. */
export const enEuros = (centimes: Centimes): string =>
  `${(centimes % 100 === 0 ? ENTIERS : AVEC_CENTIMES).format(centimes / 100)} €`;

const MESURES = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 6 });

/** `88,5`: a value that was measured, with every decimal that it was given. */
export const enMesure = (valeur: number): string => MESURES.format(valeur);
