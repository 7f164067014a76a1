import { chercherLieu, normaliserTerritoire, population } from '#libs/territoires';

const { elements } = normaliserTerritoire([
  { commune: '13001' },
  { commune: '13204' },
  { commune: '13205' },
  { commune: '05120' },
  { commune: '83137' },
]);
const habitants = (code: string): number => chercherLieu(code)?.commune.population ?? NaN;

test('[R-P1-01] la population est la somme des communes et des arrondissements', () => {
  const { elements: connus } = normaliserTerritoire([{ commune: '13204' }, { commune: '13205' }, { commune: '83137' }]);
  expect(population(connus)).toEqual({
    total: 49363 + 45702 + 179116,
    maximum: 49363 + 45702 + 179116,
    millesime: 2026,
    partiesInconnues: [],
  });
});

test('une partie sans population ne compte pas et se voit ; au plus, elle vaut sa commune', () => {
  const resultat = population(elements);
  expect(resultat.partiesInconnues).toEqual([
    { commune: '05001', maille: '05120', nom: 'Ristolas', motif: 'PARTIE_SANS_POPULATION' },
  ]);
  expect(resultat.total).toBe(habitants('13001') + 49363 + 45702 + 179116);
  expect(resultat.maximum).toBe(resultat.total + habitants('05001'));
});

test('une commune partagée sans partie ne compte pas et se voit', () => {
  const resultat = population(elements, ['83137', '13055']);
  expect(resultat.partiesInconnues.map(({ nom, motif }) => `${nom} ${motif}`)).toEqual([
    'Ristolas PARTIE_SANS_POPULATION',
    'Toulon COMMUNE_PARTAGEE',
  ]);
  // The arrondissements of Marseille are named: sharing the city does not make them uncertain.
  expect(resultat.total).toBe(habitants('13001') + 49363 + 45702);
  expect(resultat.maximum).toBe(resultat.total + habitants('05001') + 179116);
});

test('plusieurs parties inconnues d’une commune ne dépassent pas la commune, parties connues comprises', () => {
  const { elements: parties } = normaliserTerritoire([
    { commune: '13204' },
    { commune: '13055', maille: 'Les Chartreux' },
    { commune: '13055', maille: '132050101' },
  ]);
  expect(population(parties)).toMatchObject({ total: 49363, maximum: 886040 });
});

test('un territoire vide n’a personne ; une terre sans habitant recensé est une inconnue', () => {
  expect(population([])).toEqual({ total: 0, maximum: 0, millesime: 2026, partiesInconnues: [] });
  const { elements: crozet } = normaliserTerritoire([{ commune: '98413' }]);
  expect(population(crozet)).toMatchObject({ total: 0, maximum: 0, partiesInconnues: [{ commune: '98413' }] });
});
