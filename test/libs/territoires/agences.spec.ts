import { debutDuJour, estOuvre, jourCivil } from '#libs/droit';
import { AGENCES, agenceDe, nomDuDepartement, zoneLegale } from '#libs/territoires';

test('les 18 agences et leurs noms', () => {
  expect(AGENCES.map(({ region, nom }) => `${region} ${nom}`)).toEqual([
    '01 ARS Guadeloupe',
    '02 ARS Martinique',
    '03 ARS Guyane',
    '04 ARS La Réunion',
    '06 ARS Mayotte',
    '11 ARS Île-de-France',
    '24 ARS Centre-Val de Loire',
    '27 ARS Bourgogne-Franche-Comté',
    '28 ARS Normandie',
    '32 ARS Hauts-de-France',
    '44 ARS Grand Est',
    '52 ARS Pays de la Loire',
    '53 ARS Bretagne',
    '75 ARS Nouvelle-Aquitaine',
    '76 ARS Occitanie',
    '84 ARS Auvergne-Rhône-Alpes',
    "93 ARS Provence-Alpes-Côte d'Azur",
    '94 ARS Corse',
  ]);
});

test('les 101 départements et les deux îles relèvent chacun d’une seule agence', () => {
  const departements = AGENCES.flatMap((agence) => agence.departements);
  expect(departements).toHaveLength(103);
  expect(new Set(departements).size).toBe(103);
  expect(agenceDe('93')?.departements).toEqual(['04', '05', '06', '13', '83', '84']);
  expect(agenceDe('94')?.departements).toEqual(['2A', '2B']);
  expect(agenceDe('01')?.departements).toEqual(['971', '977', '978']);
  expect(departements.filter((code) => ['975', '984', '986', '987', '988', '989'].includes(code))).toEqual([]);
});

test.each<[string, string | undefined, string, string]>([
  ['93', undefined, 'Europe/Paris', 'METROPOLE'],
  ['93', '13', 'Europe/Paris', 'METROPOLE'],
  ['94', '2A', 'Europe/Paris', 'METROPOLE'],
  ['44', undefined, 'Europe/Paris', 'METROPOLE'],
  ['44', '54', 'Europe/Paris', 'METROPOLE'],
  ['44', '57', 'Europe/Paris', 'ALSACE_MOSELLE'],
  ['44', '67', 'Europe/Paris', 'ALSACE_MOSELLE'],
  ['44', '68', 'Europe/Paris', 'ALSACE_MOSELLE'],
  ['01', undefined, 'America/Guadeloupe', 'GUADELOUPE'],
  ['01', '971', 'America/Guadeloupe', 'GUADELOUPE'],
  ['01', '977', 'America/St_Barthelemy', 'SAINT_BARTHELEMY'],
  ['01', '978', 'America/Marigot', 'SAINT_MARTIN'],
  ['02', '972', 'America/Martinique', 'MARTINIQUE'],
  ['03', '973', 'America/Cayenne', 'GUYANE'],
  ['04', '974', 'Indian/Reunion', 'LA_REUNION'],
  ['06', '976', 'Indian/Mayotte', 'MAYOTTE'],
  // A department of another agency: that of the lead agency applies.
  ['27', '68', 'Europe/Paris', 'METROPOLE'],
])('zone légale de la région %s, département %s', (region, departement, fuseau, feries) => {
  expect(zoneLegale(region, departement)).toEqual({ fuseau, feries });
});

test('une région sans agence est refusée en français', () => {
  expect(() => zoneLegale('987')).toThrow('Aucune agence régionale de santé ne porte le code région « 987 ».');
  expect(agenceDe('975')).toBeUndefined();
});

test('chaque fuseau est connu du calendrier : le jour y commence et y revient', () => {
  const zones = AGENCES.flatMap(({ region, departements }) => departements.map((code) => zoneLegale(region, code)));
  for (const { fuseau, feries } of zones) {
    expect(jourCivil(debutDuJour('2024-03-01', fuseau), fuseau)).toBe('2024-03-01');
    expect(estOuvre('2024-03-01', feries)).toBe(true);
  }
  expect(debutDuJour('2024-03-01', zoneLegale('04').fuseau)).toBe('2024-02-29T20:00:00Z');
  expect(debutDuJour('2024-03-01', zoneLegale('01', '978').fuseau)).toBe('2024-03-01T04:00:00Z');
});

test('noms des départements', () => {
  expect(['04', '2B', '971', '977', '69', '20'].map(nomDuDepartement)).toEqual([
    'Alpes-de-Haute-Provence',
    'Haute-Corse',
    'Guadeloupe',
    'Saint-Barthélemy',
    'Rhône',
    undefined,
  ]);
});
