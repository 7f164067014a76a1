import { AIDES } from '../../../libs/courriers/typographie';

const { dateLongue, dateCourte, nombre, montant, ordinal, liste, pluriel } = Object.fromEntries(
  Object.entries(AIDES).map(([nom, { fonction }]) => [nom, fonction]),
) as { [aide in keyof typeof AIDES]: (typeof AIDES)[aide]['fonction'] };

// A thin blank that never breaks a line parts the thousands; an ordinary one that does not either parts the sign.
const FINE = '\u202F';
const INSECABLE = '\u00A0';

describe('les dates', () => {
  it.each([
    ['2024-03-01', '1er mars 2024', '01/03/2024'],
    ['2024-03-02', '2 mars 2024', '02/03/2024'],
    ['2024-08-11', '11 août 2024', '11/08/2024'],
    ['2023-12-31', '31 décembre 2023', '31/12/2023'],
    ['2024-02-29', '29 février 2024', '29/02/2024'],
  ] as const)('%s', (jour, longue, courte) => {
    expect([dateLongue(jour), dateCourte(jour)]).toEqual([longue, courte]);
  });
});

describe('les montants, en centimes', () => {
  it.each([
    [1_234_567, `12${FINE}345,67${INSECABLE}€`],
    [7_500_000, `75${FINE}000,00${INSECABLE}€`],
    [123_456_789_00, `123${FINE}456${FINE}789,00${INSECABLE}€`],
    [5, `0,05${INSECABLE}€`],
    [0, `0,00${INSECABLE}€`],
    [-150_000, `-1${FINE}500,00${INSECABLE}€`],
  ])('%d', (centimes, ecrit) => {
    expect(montant(centimes)).toBe(ecrit);
  });
});

it('les nombres ont une virgule, des milliers séparés, et pas de zéro inutile', () => {
  expect([nombre(160_000), nombre(92.5), nombre(0), nombre(1 / 3)]).toEqual([`160${FINE}000`, '92,5', '0', '0,33']);
});

it('une année de contrat se compte : 1re, 2e, 11e, 21e', () => {
  expect([1, 2, 11, 21].map(ordinal)).toEqual(['1re', '2e', '11e', '21e']);
});

it('le pluriel commence à deux, pas à un et demi', () => {
  const pieces = (n: number) => pluriel(n, 'pièce', 'pièces');
  expect([0, 1, 1.5, 2, 100, -1, -2].map(pieces)).toEqual([
    ...['pièce', 'pièce', 'pièce', 'pièces', 'pièces', 'pièce', 'pièces'],
  ]);
});

it('une liste s’écrit avec des virgules, puis « et »', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(liste)).toEqual(['', 'a', 'a et b', 'a, b et c']);
});
