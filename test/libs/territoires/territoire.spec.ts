import fc from 'fast-check';
import { type ElementTerritoire, normaliserTerritoire } from '#libs/territoires';

/** A short view of what was kept: `13055/13204`. */
function retenus(elements: readonly ElementTerritoire[]): string[] {
  return normaliserTerritoire(elements).elements.map(({ commune, maille }) =>
    maille ? `${commune}/${maille}` : commune,
  );
}

function natures(elements: readonly ElementTerritoire[]): { reports: string[]; erreurs: string[] } {
  const { reports, erreurs } = normaliserTerritoire(elements);
  const voir = ({ index, champ, nature }: { index: number; champ: string; nature: string }): string =>
    `${index} ${champ} ${nature}`;
  return { reports: reports.map(voir), erreurs: erreurs.map(voir) };
}

describe('communes', () => {
  test('une commune entière, sans report', () => {
    expect(normaliserTerritoire([{ commune: '13001' }])).toEqual({
      elements: [
        {
          commune: '13001',
          nature: 'COMMUNE',
          nom: 'Aix-en-Provence',
          departement: '13',
          region: '93',
          population: expect.any(Number),
        },
      ],
      reports: [],
      erreurs: [],
    });
  });

  test('un arrondissement donné comme commune devient une partie de sa ville', () => {
    const { elements, reports } = normaliserTerritoire([{ commune: '13204' }]);
    expect(elements).toEqual([
      {
        commune: '13055',
        maille: '13204',
        nature: 'ARRONDISSEMENT',
        nom: 'Marseille',
        nomPartie: 'Marseille 4e Arrondissement',
        departement: '13',
        region: '93',
        population: 49363,
      },
    ]);
    expect(reports).toEqual([
      {
        index: 0,
        champ: 'commune',
        valeur: '13204',
        nature: 'ARRONDISSEMENT',
        message:
          "Marseille 4e Arrondissement (13204) est un arrondissement municipal de la commune Marseille (13055) : c'est cette partie de la commune qui est retenue.",
      },
    ]);
  });

  test('une commune déléguée ou associée devient une partie, sa population reste inconnue', () => {
    const { elements, reports } = normaliserTerritoire([{ commune: '05120' }, { commune: '01120' }]);
    expect(elements).toMatchObject([
      {
        commune: '05001',
        maille: '05120',
        nature: 'DELEGUEE',
        nom: 'Abriès-Ristolas',
        nomPartie: 'Ristolas',
        population: null,
      },
      { commune: '01262', maille: '01120', nature: 'ASSOCIEE', nomPartie: 'Cordieux', population: null },
    ]);
    expect(reports.map(({ nature }) => nature)).toEqual(['DELEGUEE', 'ASSOCIEE']);
  });

  test('une commune disparue est une erreur qui nomme son successeur, et n’est pas remplacée', () => {
    const { elements, erreurs } = normaliserTerritoire([{ commune: '13001' }, { commune: '51332' }]);
    expect(elements).toHaveLength(1);
    expect(erreurs).toEqual([
      {
        index: 1,
        champ: 'commune',
        valeur: '51332',
        nature: 'COMMUNE_DISPARUE',
        successeur: '51381',
        message:
          "La commune 51332 n'existe plus : son code a été remplacé par celui de la commune Montmort-Lucy (51381). Confirmez en indiquant 51381.",
      },
    ]);
  });

  test.each(['', '99999', 'Marseille', '13299', '130550', '__proto__'])('code inconnu « %s »', (commune) => {
    const { elements, erreurs } = normaliserTerritoire([{ commune: '13001' }, { commune }]);
    expect(elements).toHaveLength(1);
    expect(erreurs).toMatchObject([{ index: 1, champ: 'commune', valeur: commune, nature: 'COMMUNE_INCONNUE' }]);
    expect(erreurs[0]?.message).toMatch(/^Le code « .* » n'est celui d'aucune commune : vérifiez-le/);
  });

  test('un zéro initial perdu par un tableur est deviné, pas rendu', () => {
    const { elements, erreurs } = normaliserTerritoire([{ commune: '4001' }]);
    expect(elements).toEqual([]);
    expect(erreurs[0]?.message).toMatch(/Le zéro initial manque sans doute : 04001\.$/);
  });

  test('espaces et minuscules ne changent pas un code', () => {
    expect(retenus([{ commune: ' 2a004 ' }])).toEqual(['2A004']);
  });

  test('Saint-Barthélemy relève de la Guadeloupe ; la Polynésie d’aucune agence, ce qui est signalé', () => {
    expect(normaliserTerritoire([{ commune: '97701' }])).toMatchObject({
      elements: [{ departement: '977', region: '01' }],
      reports: [],
    });
    expect(natures([{ commune: '98735' }])).toEqual({ reports: ['0 commune HORS_ARS'], erreurs: [] });
  });
});

describe('parties', () => {
  test.each([
    ['13055', '13204', '13055/13204', 'arrondissement'],
    ['13204', '13204', '13055/13204', 'arrondissement répété'],
    ['05001', '05120', '05001/05120', 'commune déléguée'],
    ['05120', '05120', '05001/05120', 'commune déléguée répétée'],
    ['01015', '01015', '01015/01015', 'chef-lieu délégué du même code'],
    ['13055', '132040101', '13055/132040101', "IRIS d'un arrondissement"],
    ['13204', '132040101', '13055/132040101', "IRIS dans l'arrondissement donné"],
    ['83137', '831370102', '83137/831370102', 'IRIS'],
    ['2A004', '2a0040101', '2A004/2A0040101', 'IRIS corse'],
    ['06088', '  Vieux   Nice ', '06088/Vieux Nice', 'quartier'],
    ['06088', 'Quartier 7', '06088/Quartier 7', 'quartier numéroté'],
    ['83137', '', '83137', 'partie vide'],
    ['83137', '   ', '83137', 'partie blanche'],
    ['83137', '831370000', '83137', "IRIS unique d'une commune"],
    ['13055', '132040000', '13055/13204', "IRIS unique d'un arrondissement"],
  ])('%s, « %s » → %s (%s)', (commune, maille, attendu) => {
    expect(retenus([{ commune, maille }])).toEqual([attendu]);
    expect(normaliserTerritoire([{ commune, maille }]).erreurs).toEqual([]);
  });

  test.each([
    ['13055', '69381', 'MAILLE_INCONNUE', "arrondissement d'une autre ville"],
    ['13055', '13055', 'MAILLE_INCONNUE', 'la commune elle-même'],
    ['83137', '831380102', 'MAILLE_INCONNUE', "IRIS d'une autre commune"],
    ['05001', '051200101', 'MAILLE_INCONNUE', "IRIS codé sur l'ancienne commune"],
    ['83137', '12', 'MAILLE_INCONNUE', 'ni code ni nom'],
    ['83137', '--', 'MAILLE_INCONNUE', 'ni lettre ni chiffre'],
    ['83137', '8313701020', 'MAILLE_INCONNUE', 'dix chiffres'],
    ['13204', '13205', 'MAILLE_CONTRADICTOIRE', 'autre arrondissement'],
    ['13204', '132050101', 'MAILLE_CONTRADICTOIRE', "IRIS d'un autre arrondissement"],
  ])('%s, « %s » est refusé : %s (%s)', (commune, maille, nature) => {
    const { elements, erreurs } = normaliserTerritoire([{ commune, maille }]);
    expect(elements).toEqual([]);
    expect(erreurs).toMatchObject([{ index: 0, champ: 'maille', valeur: maille, nature }]);
    expect(erreurs[0]?.message).toMatch(/^[A-ZL«].*[.]$/);
  });

  test('un IRIS unique et un quartier dans un arrondissement sont signalés', () => {
    expect(natures([{ commune: '83137', maille: '831370000' }]).reports).toEqual(['0 maille IRIS_ENTIER']);
    expect(natures([{ commune: '13204', maille: 'Les Chartreux' }]).reports).toEqual([
      '0 commune ARRONDISSEMENT',
      '0 maille PARTIE_DE_PARTIE',
    ]);
  });
});

describe('doublons', () => {
  test('la seconde mention est signalée et n’entre pas', () => {
    const territoire = [
      { commune: '83137' },
      { commune: '13204' },
      { commune: '06088', maille: 'Saint-Étienne' },
      { commune: '83137' },
      { commune: '13055', maille: '13204' },
      { commune: '06088', maille: 'ST ETIENNE' },
    ];
    expect(retenus(territoire)).toEqual(['83137', '13055/13204', '06088/Saint-Étienne']);
    expect(natures(territoire).reports).toEqual([
      '1 commune ARRONDISSEMENT',
      '3 commune DOUBLON',
      '4 maille DOUBLON',
      '5 maille DOUBLON',
    ]);
  });

  test('une partie d’un élément plus large est signalée et n’entre pas, quel que soit l’ordre', () => {
    const territoire = [
      { commune: '05120' },
      { commune: '05001' },
      { commune: '13055', maille: '132040101' },
      { commune: '13204' },
    ];
    expect(retenus(territoire)).toEqual(['05001', '13055/13204']);
    expect(natures(territoire).reports).toEqual([
      '0 commune DELEGUEE',
      '0 maille DEJA_COMPRIS',
      '2 maille DEJA_COMPRIS',
      '3 commune ARRONDISSEMENT',
    ]);
  });

  test('un IRIS et un chef-lieu délégué du code de la commune restent deux parties', () => {
    const parties = [
      { commune: '01015', maille: '01015' },
      { commune: '01015', maille: '010150101' },
    ];
    expect(retenus(parties)).toEqual(['01015/01015', '01015/010150101']);
  });
});

test('normaliser deux fois ne change rien de plus', () => {
  const element = fc.record({
    commune: fc.constantFrom('13055', '13204', '13205', '05001', '05120', '01015', '83137', '51332', '2A004', 'x'),
    maille: fc.constantFrom(
      undefined,
      '',
      '13204',
      '132040101',
      '132050000',
      '05120',
      '01015',
      '831370102',
      'Centre',
      'CENTRE',
      '9',
    ),
  });
  fc.assert(
    fc.property(fc.array(element, { maxLength: 12 }), (territoire) => {
      const { elements } = normaliserTerritoire(territoire);
      expect(normaliserTerritoire(elements)).toEqual({ elements, reports: [], erreurs: [] });
      expect(JSON.parse(JSON.stringify(elements))).toEqual(elements);
    }),
    { numRuns: 500 },
  );
});
