import Exacte from 'fraction.js';

/** An exact fraction. */
export type Fraction = InstanceType<typeof Exacte>;

/** An amount of money in whole euro cents: never a floating-point euro. */
export type Centimes = number;

/** Whole euros, as the scales print them, in cents. */
export function euros(montant: number): Centimes {
  return montant * 100;
}

export const fraction = (numerateur: number, denominateur = 1): Fraction => new Exacte(numerateur, denominateur);
/** A figure as it was typed, exactly: `12.5` is 25/2. Not of one that is written with an exponent. */
export const exact = (nombre: number): Fraction => new Exacte(String(nombre));
/** A rate as it was typed, exactly: `12.5` is 1/8. In per cent. */
export const pourcent = (taux: number): Fraction => exact(taux).div(100);

/** An amount times exact fractions, rounded once to the cent, the half upwards. Of amounts that are not negative. */
export function part(montant: Centimes, ...facteurs: readonly Fraction[]): Centimes {
  return facteurs
    .reduce((produit, facteur) => produit.mul(facteur), new Exacte(montant))
    .add(1, 2)
    .floor()
    .valueOf();
}

/** What is foreseen, of which due and not ordered, ordered and not released, released. In cents. */
export interface Sommes {
  prevu: Centimes;
  du: Centimes;
  valide: Centimes;
  paye: Centimes;
}

export const somme = (montants: Iterable<Centimes>): Centimes => {
  let total = 0;
  for (const montant of montants) total += montant;
  return total;
};

export const ajouterSommes = (sommes: readonly Sommes[]): Sommes => ({
  prevu: somme(sommes.map(({ prevu }) => prevu)),
  du: somme(sommes.map(({ du }) => du)),
  valide: somme(sommes.map(({ valide }) => valide)),
  paye: somme(sommes.map(({ paye }) => paye)),
});
