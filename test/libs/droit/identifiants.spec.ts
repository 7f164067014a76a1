import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { contientIban, estNumeroFiness, estNumeroRna, estSiren, estSiret } from '#libs/droit';

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

describe('IBAN', () => {
  // Examples that the register itself publishes.
  const EXEMPLES = [
    'FR1420041010050500013M02606',
    'DE89370400440532013000',
    'GB29NWBK60161331926819',
    'BE68539007547034',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
    'CH9300762011623852957',
    'MC5811222000010123456789030',
  ];
  const parGroupes = (iban: string, entre: string) => iban.match(/.{1,4}/g)!.join(entre);

  test.each(EXEMPLES)('%s est vu seul, dans une phrase, en minuscules, par groupes', (iban) => {
    const ecrits = [
      iban,
      iban.toLowerCase(),
      `IBAN:${iban}`,
      `IBAN${iban}`,
      ...[' ', '\u00a0', '\u202f', '-', '.', '  '].map((entre) => parGroupes(iban, entre)),
    ];
    for (const ecrit of ecrits)
      for (const texte of [ecrit, `Virement sur ${ecrit} dès lundi`, `(${ecrit}).`])
        expect([texte, contientIban(texte)]).toEqual([texte, true]);
  });

  test('un chiffre changé, un groupe en moins ou un pays inconnu n’en font pas un', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXEMPLES), fc.nat(), fc.integer({ min: 1, max: 9 }), (iban, place, ecart) => {
        const rang = 4 + (place % (iban.length - 4));
        if (!/\d/.test(iban[rang]!)) return;
        const autre = `${iban.slice(0, rang)}${(Number(iban[rang]) + ecart) % 10}${iban.slice(rang + 1)}`;
        expect(contientIban(autre)).toBe(false);
      }),
    );
    expect(contientIban('FR14 2004 1010 0505 0001 3M02')).toBe(false);
    expect(contientIban('ZZ14 2004 1010 0505 0001 3M02 606')).toBe(false);
  });

  test('les numéros réels et les textes d’un dossier n’en sont pas', () => {
    const textes = [...finess, ...sirets, 'W131234567', '2C 123 456 7890 1', 'CSP, art. L.1434-12 du 25 mars 2024'];
    expect(textes.filter(contientIban)).toEqual([]);
  });
});
