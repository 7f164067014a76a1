import fc from 'fast-check';
import { chevauchements, type ElementNormalise, type ElementTerritoire, normaliserTerritoire } from '#libs/territoires';

function territoire(...ecrits: string[]): ElementNormalise[] {
  const elements = ecrits.map((ecrit): ElementTerritoire => {
    const [commune = '', maille] = ecrit.split('/');
    return { commune, maille };
  });
  const { elements: normalises, erreurs } = normaliserTerritoire(elements);
  expect(erreurs).toEqual([]);
  return normalises;
}

function voir(a: ElementNormalise[], b: ElementNormalise[]): string[] {
  return chevauchements(a, b).map(({ commune, motif }) => `${commune} ${motif}`);
}

test.each<[string, string[], string[], string[]]>([
  ['[G-P1-03] rien en commun', ['83137'], ['13001'], []],
  ['[G-P1-03] territoire vide', [], ['13001'], []],
  ['[G-P1-03] commune entière des deux côtés', ['83137'], ['83137', '13001'], ['83137 COMMUNE_ENTIERE']],
  ['un seul nomme ses parties', ['13055'], ['13204'], ['13055 PARTIES_INCONNUES']],
  ['arrondissements distincts', ['13204', '13205'], ['13206'], []],
  ['même arrondissement', ['13204', '13205'], ['13205'], ['13055 MEME_PARTIE']],
  ['IRIS distincts', ['83137/831370101'], ['83137/831370102'], []],
  ['même IRIS', ['83137/831370101'], ['83137/831370101'], ['83137 MEME_PARTIE']],
  ["IRIS dans l'arrondissement nommé", ['13204'], ['13055/132040101'], ['13055 MEME_PARTIE']],
  ["IRIS hors de l'arrondissement nommé", ['13204'], ['13055/132050101'], []],
  ['IRIS codé sur la ville, face à un arrondissement', ['13204'], ['13055/130550101'], ['13055 PARTIES_INCONNUES']],
  ['IRIS codé sur la ville, face à un IRIS', ['13055/132040101'], ['13055/130550101'], ['13055 PARTIES_INCONNUES']],
  ['communes déléguées distinctes', ['01033/01091'], ['01033/01205'], []],
  ['même commune déléguée', ['05120'], ['05001/05120'], ['05001 MEME_PARTIE']],
  ['commune déléguée face à un IRIS', ['05120'], ['05001/050010101'], ['05001 PARTIES_INCONNUES']],
  [
    'chef-lieu délégué face à un IRIS de même racine',
    ['01015/01015'],
    ['01015/010150101'],
    ['01015 PARTIES_INCONNUES'],
  ],
  ['quartiers distincts', ['06088/Cimiez'], ['06088/Vieux Nice'], []],
  ['même quartier, autrement écrit', ['06088/Saint-Roch'], ['06088/ST ROCH'], ['06088 MEME_PARTIE']],
  ['quartier accentué', ['06088/Libération'], ['06088/liberation'], ['06088 MEME_PARTIE']],
  ['quartier face à un IRIS', ['06088/Cimiez'], ['06088/060880101'], ['06088 PARTIES_INCONNUES']],
  ['quartier face à un arrondissement', ['13055/Les Chartreux'], ['13204'], ['13055 PARTIES_INCONNUES']],
  ['le conflit certain prime sur le douteux', ['13204', '13055/Les Chartreux'], ['13204'], ['13055 MEME_PARTIE']],
  [
    'plusieurs communes, dans l’ordre des codes',
    ['83137', '13001', '04001'],
    ['13001', '83137'],
    ['13001 COMMUNE_ENTIERE', '83137 COMMUNE_ENTIERE'],
  ],
])('%s', (_, a, b, attendus) => {
  expect(voir(territoire(...a), territoire(...b))).toEqual(attendus);
  expect(voir(territoire(...b), territoire(...a))).toEqual(attendus);
});

test('chaque conflit se dit en une phrase, avec ce qu’il faut faire', () => {
  const conflits = chevauchements(
    territoire('83137', '13204', '06088'),
    territoire('83137', '13055/132040101', '06088/Cimiez'),
  );
  expect(conflits).toEqual([
    {
      commune: '06088',
      nom: 'Nice',
      motif: 'PARTIES_INCONNUES',
      parties: ['Cimiez'],
      raison:
        "Nice (06088) : un territoire nomme ses parties (Cimiez), l'autre prend la commune entière. Faites nommer les parties des deux côtés.",
    },
    {
      commune: '13055',
      nom: 'Marseille',
      motif: 'MEME_PARTIE',
      parties: ['IRIS 132040101', 'Marseille 4e Arrondissement'],
      raison:
        'Marseille (13055) : les deux territoires prennent IRIS 132040101, Marseille 4e Arrondissement. Attribuez cette partie à un seul.',
    },
    {
      commune: '83137',
      nom: 'Toulon',
      motif: 'COMMUNE_ENTIERE',
      parties: [],
      raison:
        "Toulon (83137) figure en entier dans les deux territoires : retirez la commune de l'un, ou nommez les parties que chacun prend.",
    },
  ]);
});

describe('propriétés', () => {
  const ecrit = fc.constantFrom(
    ...['13055', '13204', '13205', '13055/132040101', '13055/132050101', '13055/130550101', '13055/Les Chartreux'],
    ...[
      '13055/LES CHARTREUX',
      '83137',
      '83137/831370101',
      '83137/Centre',
      '05001',
      '05120',
      '05001/050010101',
      '04001',
    ],
  );
  const quelconque = fc.array(ecrit, { maxLength: 8 }).map((ecrits) => territoire(...ecrits));

  test('[G-P1-03] le chevauchement se lit pareil dans les deux sens', () => {
    fc.assert(
      fc.property(quelconque, quelconque, (a, b) => expect(chevauchements(a, b)).toEqual(chevauchements(b, a))),
      { numRuns: 500 },
    );
  });

  test('[G-P1-03] un territoire est en conflit avec lui-même sur chacune de ses communes', () => {
    fc.assert(
      fc.property(quelconque, (a) => {
        const communes = [...new Set(a.map(({ commune }) => commune))].sort();
        expect(chevauchements(a, a).map(({ commune }) => commune)).toEqual(communes);
      }),
    );
  });

  test("l'ordre des éléments ne compte pas", () => {
    fc.assert(
      fc.property(quelconque, quelconque, (a, b) =>
        expect(chevauchements([...a].reverse(), [...b].reverse())).toEqual(chevauchements(a, b)),
      ),
    );
  });
});
