import { enClair } from './tableau';

// A second reading of what a formula writes, on whole numbers alone: nothing here is shared with what wrote it.

type Quotient = readonly [numerateur: bigint, denominateur: bigint];

const fois = ([a, b]: Quotient, [c, d]: Quotient): Quotient => [a * c, b * d];
const moins = ([a, b]: Quotient, [c, d]: Quotient): Quotient => [a * d - c * b, b * d];

/** `26 178,08` is 2 617 808 hundredths. */
function nombre(ecrit: string): Quotient {
  const lu = /^(\d{1,3}(?: \d{3})*|\d+)(?:,(\d+))?$/.exec(ecrit);
  if (!lu) throw new Error(`« ${ecrit} » n’est pas un nombre.`);
  const [, entier = '', decimales = ''] = lu;
  return [BigInt(entier.replaceAll(' ', '') + decimales), 10n ** BigInt(decimales.length)];
}

function facteur(ecrit: string): Quotient {
  const fraction = /^(\d+)\/(\d+)$/.exec(ecrit);
  if (fraction) return [BigInt(fraction[1]!), BigInt(fraction[2]!)];
  if (ecrit.endsWith(' %')) return fois(nombre(ecrit.slice(0, -2)), [1n, 100n]);
  if (ecrit.endsWith(' €')) return nombre(ecrit.slice(0, -2));
  return nombre(ecrit);
}

const produit = (ecrit: string): Quotient => ecrit.split(' × ').map(facteur).reduce(fois);

/** In cents, the half upwards. */
function arrondir([numerateur, denominateur]: Quotient): number {
  const [deux, diviseur] = [2n * 100n * numerateur + denominateur, 2n * denominateur];
  const entier = deux / diviseur;
  return Number(deux % diviseur < 0n ? entier - 1n : entier);
}

/** Both sides of `70 000 € × 182/365 − 26 178,08 € = 8 726,03 €`, in cents. Throws on what is not one formula. */
export function relire(formule: string): { calcule: number; annonce: number } {
  const cotes = enClair(formule).split(' = ');
  if (cotes.length !== 2) throw new Error(`« ${formule} » n’a pas deux côtés.`);
  const [gauche, droite] = cotes as [string, string];
  return { calcule: arrondir(gauche.split(' − ').map(produit).reduce(moins)), annonce: arrondir(produit(droite)) };
}
