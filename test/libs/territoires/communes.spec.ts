import source from '@etalab/decoupage-administratif/data/departements.json';
import { chercherLieu, chercherPartie, MILLESIME_COMMUNES } from '#libs/territoires';

test('une commune de 2026, avec sa population municipale', () => {
  expect(MILLESIME_COMMUNES).toBe(2026);
  expect(chercherLieu('83137')).toEqual({
    nature: 'COMMUNE',
    commune: { code: '83137', nom: 'Toulon', departement: '83', region: '93', population: 179116 },
  });
});

test.each([
  ['13204', 'ARRONDISSEMENT', 'Marseille 4e Arrondissement', '13055', 49363],
  ['69381', 'ARRONDISSEMENT', 'Lyon 1er Arrondissement', '69123', expect.any(Number)],
  ['75120', 'ARRONDISSEMENT', 'Paris 20e Arrondissement', '75056', expect.any(Number)],
  ['05120', 'DELEGUEE', 'Ristolas', '05001', null],
  ['01120', 'ASSOCIEE', 'Cordieux', '01262', null],
])('%s est une partie (%s) de sa commune', (code, nature, nom, commune, population) => {
  expect(chercherLieu(code)).toMatchObject({ nature, code, nom, commune: { code: commune }, population });
  expect(chercherPartie(commune, code)).toBe(chercherLieu(code));
  expect(chercherPartie('83137', code)).toBeUndefined();
});

test('les 45 arrondissements de Paris, Lyon et Marseille sont connus, et eux seuls ont une population', () => {
  const codes = [
    ...Array.from({ length: 20 }, (_, rang) => `751${String(rang + 1).padStart(2, '0')}`),
    ...Array.from({ length: 9 }, (_, rang) => `6938${rang + 1}`),
    ...Array.from({ length: 16 }, (_, rang) => `132${String(rang + 1).padStart(2, '0')}`),
  ];
  const lieux = codes.map(chercherLieu);
  expect(lieux.every((lieu) => lieu?.nature === 'ARRONDISSEMENT' && (lieu.population ?? 0) > 0)).toBe(true);
});

test('la somme des arrondissements de Marseille est sa population', () => {
  const somme = Array.from({ length: 16 }, (_, rang) => chercherLieu(`${13201 + rang}`))
    .map((lieu) => (lieu?.nature === 'ARRONDISSEMENT' ? (lieu.population ?? 0) : 0))
    .reduce((total, habitants) => total + habitants, 0);
  const marseille = chercherLieu('13055');
  expect(somme).toBe(marseille?.commune.population);
  expect(somme).toBe(886040);
});

test('un code porté par une commune et par son chef-lieu délégué désigne la commune', () => {
  expect(chercherLieu('01015')).toMatchObject({ nature: 'COMMUNE', commune: { nom: 'Arboys en Bugey' } });
  expect(chercherPartie('01015', '01015')).toMatchObject({ nature: 'DELEGUEE', nom: 'Arbignieu' });
});

test.each([
  ['51332', '51381', 'fusionnée sans commune déléguée'],
  ['20131', '2A131', 'recodée avec la Corse'],
  ['38482', '69294', 'passée dans un autre département'],
  ['97123', '97701', 'Saint-Barthélemy avant 2007'],
  ['97127', '97801', 'Saint-Martin avant 2007'],
])('%s a disparu au profit de %s (%s)', (code, successeur) => {
  expect(chercherLieu(code)).toMatchObject({ nature: 'DISPARUE', code, commune: { code: successeur } });
});

test('une ancienne commune devenue déléguée est d’abord cette partie, même si la fusion a changé de code', () => {
  expect(chercherLieu('01144')).toMatchObject({ nature: 'DELEGUEE', commune: { code: '01025' } });
  // Les Hauts-Talican took 60054 in 2019, then 60694 in 2024.
  expect(chercherLieu('60455')).toMatchObject({ nature: 'DELEGUEE', commune: { code: '60694' } });
});

test('Saint-Barthélemy et Saint-Martin relèvent de la région 01, leur département reste le leur', () => {
  expect(chercherLieu('97701')?.commune).toMatchObject({ departement: '977', region: '01' });
  expect(chercherLieu('97801')?.commune).toMatchObject({ departement: '978', region: '01' });
});

test('la Corse, l’outre-mer et les communes sans habitant', () => {
  expect(chercherLieu('2A004')?.commune.nom).toBe('Ajaccio');
  expect(chercherLieu('97608')?.commune).toMatchObject({ departement: '976', region: '06' });
  expect(chercherLieu('55039')?.commune.population).toBe(0);
  expect(chercherLieu('98411')?.commune.population).toBeNull();
});

test('un code inconnu ne désigne rien', () => {
  for (const code of ['', '99999', '1055', '13299', '2C004', 'toString', '__proto__']) {
    expect(chercherLieu(code)).toBeUndefined();
  }
});

test('chaque chef-lieu de département est une commune de ce département', () => {
  const trouves = source
    .filter(({ zone }) => zone !== 'com')
    .map(({ code, chefLieu }) => [code, chercherLieu(chefLieu)?.commune.departement]);
  expect(trouves).toHaveLength(101);
  expect(trouves.filter(([code, departement]) => code !== departement)).toEqual([]);
});
