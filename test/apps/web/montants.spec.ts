import { centimesDe, ecartEnEuros, enEuros, saisieEnEuros } from '../../../apps/web/src/mots/montants';

const sansEspaces = (texte: string) => texte.replaceAll(/\s/g, ' ');

describe('[principe 1] les montants : des centimes entiers, lus et saisis en euros', () => {
  it.each([
    [0, '0,00 €'],
    [5, '0,05 €'],
    [50, '0,50 €'],
    [100, '1,00 €'],
    [99_999, '999,99 €'],
    [100_000, '1 000,00 €'],
    [123_456_789, '1 234 567,89 €'],
    [-123_456, '−1 234,56 €'],
    // Beyond what a decimal number would keep exactly.
    [9_007_199_254_740_991, '90 071 992 547 409,91 €'],
  ])('%d centimes se lisent « %s »', (montant, ecrit) => {
    expect(sansEspaces(enEuros(montant))).toBe(ecrit);
  });

  it('un écart dit son signe, sauf quand rien ne change', () => {
    expect([120_000, -30_000, 0].map((un) => sansEspaces(ecartEnEuros(un)))).toEqual([
      '+ 1 200,00 €',
      '− 300,00 €',
      '0,00 €',
    ]);
  });

  it.each([
    ['1 234,56 €', 123_456],
    ['1234.5', 123_450],
    ['60000', 6_000_000],
    ['0,29', 29],
    ['1,15', 115],
    ['-12,00', -1_200],
    ['− 12', -1_200],
    [' 7 ', 700],
  ])('« %s » se comprend : %d centimes', (saisi, montant) => {
    expect(centimesDe(saisi)).toBe(montant);
  });

  it.each(['', '12,345', '1,2,3', '1e3', 'douze', ',50', '12 345 678 901 234', 'NaN', '0x10'])(
    '« %s » n’est pas un montant',
    (saisi) => {
      expect(centimesDe(saisi)).toBeUndefined();
    },
  );

  it('ce qu’un champ montre se relit au centime près', () => {
    for (const montant of [0, 1, 10, 99, 100, 101, 2_617_808, -5, 999_999_999_999])
      expect(centimesDe(saisieEnEuros(montant))).toBe(montant);
  });
});
