import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { estNumeroFiness, estNumeroRna, estSiren, estSiret } from '#libs/droit';

const inscriptions: { nofinesset: string; nofinessej: string; siret: string }[] = parse(
  readFileSync(path.join(__dirname, '../../../demonstration/donnees/cpts-finess-occitanie-2026-02.csv')),
  { columns: true, delimiter: ';' },
);
const finess = inscriptions.flatMap(({ nofinesset, nofinessej }) => [nofinesset, nofinessej]);
const sirets = inscriptions.map(({ siret }) => siret).filter(Boolean);

/** A real number, one digit of which was changed. */
function unChiffreChange(reels: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...reels), fc.nat(), fc.integer({ min: 1, max: 9 })).map(([reel, place, ecart]) => {
    const rang = place % reel.length;
    return `${reel.slice(0, rang)}${(Number(reel[rang]) + ecart) % 10}${reel.slice(rang + 1)}`;
  });
}

describe('numéros FINESS', () => {
  test('les 94 numéros réels sont acceptés', () => {
    expect(finess).toHaveLength(94);
    expect(finess.filter((numero) => !estNumeroFiness(numero))).toEqual([]);
  });

  test('un chiffre changé est toujours vu', () => {
    fc.assert(fc.property(unChiffreChange(finess), (numero) => !estNumeroFiness(numero)));
  });

  test.each(['', '09000475', '0900047555', '09000475A', ' 090004755', '2C0000012', '2A000001'])(
    'forme refusée : « %s »',
    (numero) => expect(estNumeroFiness(numero)).toBe(false),
  );

  test.each(['2A0000014', '2B0000020'])('corse, sur la forme seule : %s', (numero) =>
    expect(estNumeroFiness(numero)).toBe(true),
  );
});

describe('SIRET et SIREN', () => {
  test('les 46 SIRET réels et leurs SIREN sont acceptés', () => {
    expect(sirets).toHaveLength(46);
    expect(sirets.filter((siret) => !estSiret(siret) || !estSiren(siret.slice(0, 9)))).toEqual([]);
  });

  test('un chiffre changé est toujours vu', () => {
    fc.assert(fc.property(unChiffreChange(sirets), (siret) => !estSiret(siret)));
    fc.assert(fc.property(unChiffreChange(sirets.map((siret) => siret.slice(0, 9))), (siren) => !estSiren(siren)));
  });

  test('deux erreurs qui se compensent sur quatorze chiffres se voient au SIREN', () => {
    // 89186817600019: 6 → 7 on the ninth digit adds two to the sum of the fourteen, 9 → 7 on the last takes them off.
    const compense = '89186817700017';
    expect(estSiren(compense.slice(0, 9))).toBe(false);
    expect(estSiret(compense)).toBe(false);
  });

  test.each(['', '8918681760001', '891868176000190', '891 868 176 00019', '8918681760001O'])(
    'forme refusée : « %s »',
    (siret) => expect(estSiret(siret)).toBe(false),
  );
});

test.each([
  ['W313001234', true],
  ['W9R1234567', true],
  ['W2A1234567', true],
  ['313001234', false],
  ['W31300123', false],
  ['w313001234', false],
])('numéro RNA %s : %s', (numero, attendu) => expect(estNumeroRna(numero)).toBe(attendu));
