// Money is whole cents everywhere; people read and type euros. Texts only: no arithmetic on decimal numbers.

const FINE = '\u202F';
const INSECABLE = '\u00A0';

/** `12 345,67 €`: an amount in cents as people read it. */
export function enEuros(centimes: number): string {
  return `${saisieEnEuros(centimes).replace('-', '−')}${INSECABLE}€`;
}

/** `12 345,67`: an amount in cents as a field shows it. */
export function saisieEnEuros(centimes: number): string {
  const chiffres = String(Math.abs(centimes)).padStart(3, '0');
  const entiers = chiffres.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, FINE);
  return `${centimes < 0 ? '-' : ''}${entiers},${chiffres.slice(-2)}`;
}

/** The same with its sign, for a difference: `+ 1 200,00 €`, `− 300,00 €`, `0,00 €`. */
export function ecartEnEuros(centimes: number): string {
  if (centimes === 0) return enEuros(0);
  return `${centimes > 0 ? '+' : '−'}${INSECABLE}${enEuros(Math.abs(centimes))}`;
}

/** Cents of an amount as people type it, `1 234,56 €` or `1234.5`; nothing when it cannot be read. */
export function centimesDe(saisie: string): number | undefined {
  const [, signe, entiers, decimales = ''] =
    /^([-−]?)(\d{1,13})(?:[,.](\d{1,2}))?$/.exec(saisie.replaceAll(/\s|€/g, '')) ?? [];
  if (entiers === undefined) return undefined;
  const centimes = Number(`${entiers}${decimales.padEnd(2, '0')}`);
  return signe ? -centimes : centimes;
}

/** Whole cents only. */
export const sommeDe = (montants: readonly number[]): number => montants.reduce((total, un) => total + un, 0);
