import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { ajouterJoursOuvres, estOuvre, joursFeries, ZONES_FERIES, type ZoneFeries } from '#libs/droit';

// Spelling of the official file, mistakes included.
const NOMS: Record<ZoneFeries, string> = {
  METROPOLE: 'Métropole',
  ALSACE_MOSELLE: 'Alsace-Moselle',
  GUADELOUPE: 'Guadeloupe',
  GUYANE: 'Guyane',
  MARTINIQUE: 'Martinique',
  MAYOTTE: 'Mayotte',
  LA_REUNION: 'La Réunion',
  SAINT_BARTHELEMY: 'Saint-Barthélémy',
  SAINT_MARTIN: 'Saint-Martin',
};

const officiels: { date: string; zones: string }[] = parse(
  readFileSync(path.join(__dirname, 'donnees/jours_feries.csv')),
  { columns: true },
);

const annees = Array.from({ length: 2031 - 2006 + 1 }, (_, rang) => 2006 + rang);

describe('jours fériés, contre les listes officielles de 2006 à 2031', () => {
  test.each(ZONES_FERIES)('%s : ni jour en trop, ni jour manquant', (zone) => {
    const siens = officiels.filter(({ zones }) => zones.split('|').includes(NOMS[zone]));
    // Two holidays may fall on one day (1 May 2008): the list then names that day twice.
    const attendus = [...new Set(siens.map(({ date }) => date))];
    expect(attendus.length).toBeGreaterThanOrEqual(annees.length * 11 - 1);
    const calcules = annees.flatMap((annee) => [...joursFeries(annee, zone)].sort());
    expect(calcules).toEqual(attendus);
  });

  test('aucune zone ne vaut pour une autre', () => {
    const listes = ZONES_FERIES.map((zone) => annees.flatMap((annee) => [...joursFeries(annee, zone)].sort()).join());
    expect(new Set(listes).size).toBe(ZONES_FERIES.length);
  });
});

describe('jours ouvrés', () => {
  test.each<[string, ZoneFeries, boolean, string]>([
    ['2024-05-22', 'MARTINIQUE', false, "abolition de l'esclavage"],
    ['2024-05-22', 'METROPOLE', true, 'mercredi ordinaire'],
    ['2024-12-26', 'ALSACE_MOSELLE', false, 'second jour de Noël'],
    ['2024-12-26', 'METROPOLE', true, 'jeudi ordinaire'],
    ['2024-03-29', 'ALSACE_MOSELLE', false, 'Vendredi saint'],
    ['2024-03-29', 'GUADELOUPE', true, 'Vendredi saint, travaillé'],
    ['2024-12-20', 'LA_REUNION', false, 'fête des libertés'],
    ['2024-06-15', 'METROPOLE', false, 'samedi'],
    ['2024-06-16', 'METROPOLE', false, 'dimanche'],
    ['2024-06-17', 'METROPOLE', true, 'lundi'],
  ])('%s en %s : ouvré = %s (%s)', (le, zone, attendu) => {
    expect(estOuvre(le, zone)).toBe(attendu);
  });

  test.each<[string, number, ZoneFeries, string]>([
    ['2024-05-07', 1, 'METROPOLE', '2024-05-10'],
    ['2024-12-24', 1, 'METROPOLE', '2024-12-26'],
    ['2024-12-24', 1, 'ALSACE_MOSELLE', '2024-12-27'],
    ['2024-12-31', 5, 'METROPOLE', '2025-01-08'],
    ['2024-06-15', 1, 'METROPOLE', '2024-06-17'],
    ['2024-06-14', 0, 'METROPOLE', '2024-06-14'],
  ])('%s + %i jours ouvrés en %s = %s', (le, jours, zone, attendu) => {
    expect(ajouterJoursOuvres(le, jours, zone)).toBe(attendu);
  });
});
