import { CHOIX, GENRES, lireChoix, montrerPreferences, preferencesDe } from '#libs/veille';

describe('de quoi une personne est avertie', () => {
  it('sans avoir choisi : ce dont elle répond', () => {
    expect(new Set(Object.values(preferencesDe({})))).toEqual(new Set(['LES_MIENS']));
  });

  it('chaque genre du résumé se règle sur aucun, les miens ou tous, l’un sans l’autre', () => {
    for (const genre of GENRES.filter((un) => un !== 'ECHEANCE_LEGALE'))
      for (const choix of CHOIX) {
        expect(lireChoix({ [genre]: choix })).toEqual({ choix: { [genre]: choix } });
        expect(preferencesDe({ [genre]: choix })).toEqual({ ...preferencesDe({}), [genre]: choix });
      }
  });

  it('les avis d’échéance légale ne se désactivent pas, et se montrent comme tels', () => {
    for (const choix of ['AUCUN', 'TOUS'])
      expect(lireChoix({ TACHE: 'AUCUN', ECHEANCE_LEGALE: choix })).toMatchObject({
        refus: { regle: expect.stringContaining('ne se désactivent pas') as string },
      });
    // Sent back as it is shown, it changes nothing.
    expect(lireChoix({ ECHEANCE_LEGALE: 'LES_MIENS' })).toEqual({ choix: { ECHEANCE_LEGALE: 'LES_MIENS' } });
    const [legale, ...autres] = montrerPreferences(preferencesDe({ ECHEANCE_LEGALE: 'AUCUN' }));
    expect(legale).toMatchObject({ genre: 'ECHEANCE_LEGALE', choix: 'LES_MIENS', fixe: true });
    expect(autres.map(({ fixe }) => fixe)).toEqual([false, false, false, false]);
  });

  it.each([
    [null, 'preferences'],
    [[], 'preferences'],
    ['AUCUN', 'preferences'],
    [{ METEO: 'TOUS' }, 'METEO'],
    [{ ACTE: 'PARFOIS' }, 'ACTE'],
    [{ ACTE: null }, 'ACTE'],
  ])('%j ne se lit pas', (recu, champ) => {
    expect(lireChoix(recu)).toMatchObject({ refus: { champ } });
  });

  it('ce qui est gardé et ne se lit plus vaut le choix par défaut', () => {
    expect(preferencesDe({ ACTE: 'PARFOIS', METEO: 'TOUS' })).toEqual(preferencesDe({}));
  });
});
