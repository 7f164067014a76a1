import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Anomalie, chevauchements, type CptsListee, lireCptsPaca, population } from '#libs/territoires';

const DOSSIER = path.join(__dirname, '../../../demonstration/donnees');
const reel = (nom: string): { nom: string; contenu: Buffer } => ({
  nom,
  contenu: readFileSync(path.join(DOSSIER, nom)),
});
const LISTE = reel('cpts-paca-2026-01.csv');
const COMMUNES = reel('cpts-paca-communes-2026-01.csv');

const ENTETE =
  'id,nom,region_ars,departements,nb_communes,communes_insee,arrondissements_marseille,commune_partagee_sans_maille,site';
const ENTETE_COMMUNES = 'cpts_id,cpts_nom,code_insee,commune_nom_cog2026,population_municipale_cog2026,maille';
const AIX = 'X-01,CPTS Aix,93,13,1,13001,,,aix.fr';

function lire(lignes: string[], communes?: string[]): { lignes: CptsListee[]; anomalies: Anomalie[] } {
  const fichier = (nom: string, entete: string, corps: string[]): { nom: string; contenu: Buffer } => ({
    nom,
    contenu: Buffer.from([entete, ...corps, ''].join('\n')),
  });
  const detail = communes && fichier('communes.csv', ENTETE_COMMUNES, communes);
  return lireCptsPaca(fichier('liste.csv', ENTETE, lignes), detail);
}

function voir(anomalies: readonly Anomalie[]): string[] {
  return anomalies.map(({ fichier, ligne, champ, valeur, gravite, nature }) => {
    const ou = fichier === 'communes.csv' ? 'c' : '';
    return `${ou}${ligne} ${champ} [${valeur}] ${gravite === 'REJET' ? '! ' : ''}${nature}`;
  });
}

function compter(anomalies: readonly Anomalie[]): Record<string, number> {
  const comptes: Record<string, number> = {};
  for (const { fichier, gravite, nature } of anomalies) {
    const cle = `${fichier} ${gravite} ${nature}`;
    comptes[cle] = (comptes[cle] ?? 0) + 1;
  }
  return comptes;
}

describe('les 44 CPTS de Provence-Alpes-Côte d’Azur', () => {
  const { lignes, anomalies } = lireCptsPaca(LISTE, COMMUNES);
  const cpts = (id: string): CptsListee => lignes.find((ligne) => ligne.id === id)!;

  test('toutes entrent ; voici, par nature, tout ce qui est signalé', () => {
    expect(lignes).toHaveLength(44);
    expect(compter(anomalies)).toEqual({
      [`${LISTE.nom} SIGNALEMENT COMMUNE_PARTAGEE_PAR_PARTIES`]: 8,
      [`${LISTE.nom} SIGNALEMENT COMMUNE_PARTAGEE_SANS_PARTIE`]: 2,
      [`${LISTE.nom} SIGNALEMENT PLUSIEURS_DEPARTEMENTS`]: 5,
      [`${LISTE.nom} SIGNALEMENT DELEGUEE`]: 1,
      [`${LISTE.nom} SIGNALEMENT DEJA_COMPRIS`]: 1,
      [`${LISTE.nom} SIGNALEMENT SITE_ILLISIBLE`]: 2,
      [`${COMMUNES.nom} SIGNALEMENT ARRONDISSEMENT`]: 15,
      [`${COMMUNES.nom} SIGNALEMENT DELEGUEE`]: 1,
    });
  });

  test('chaque signalement est à sa ligne et à sa cellule', () => {
    const rares = anomalies.filter(
      ({ nature }) => !['ARRONDISSEMENT', 'COMMUNE_PARTAGEE_PAR_PARTIES'].includes(nature),
    );
    expect(voir(rares)).toEqual([
      '6 departements [04 05] PLUSIEURS_DEPARTEMENTS',
      '11 departements [13 83] PLUSIEURS_DEPARTEMENTS',
      '13 communes_insee [05120] DELEGUEE',
      '13 communes_insee [05120] DEJA_COMPRIS',
      '13 departements [04 05] PLUSIEURS_DEPARTEMENTS',
      '19 communes_insee [83137] COMMUNE_PARTAGEE_SANS_PARTIE',
      '23 departements [13 83] PLUSIEURS_DEPARTEMENTS',
      '28 site [Accueil - CPTS Sud 04] SITE_ILLISIBLE',
      '29 communes_insee [83137] COMMUNE_PARTAGEE_SANS_PARTIE',
      '39 site [cptsvillagesdelarc.assoconnect.compage1662075-quesaco] SITE_ILLISIBLE',
      '41 departements [04 05] PLUSIEURS_DEPARTEMENTS',
      '243 code_insee [05120] DELEGUEE',
    ]);
  });

  test('les 560 communes et arrondissements sont tous dans les territoires lus', () => {
    expect(lignes.flatMap(({ territoire }) => territoire)).toHaveLength(560);
    // Ristolas lies in Abriès-Ristolas, which the same territory takes whole.
    expect(lignes.flatMap(({ elements }) => elements)).toHaveLength(559);
    expect(lignes.flatMap(({ aConfirmer }) => aConfirmer)).toEqual([]);
  });

  test('seules les deux CPTS de Toulon se chevauchent', () => {
    const conflits = lignes.flatMap((une, rang) =>
      lignes
        .slice(rang + 1)
        .flatMap((autre) =>
          chevauchements(une.elements, autre.elements).map(({ commune, motif }) => [une.id, autre.id, commune, motif]),
        ),
    );
    expect(conflits).toEqual([['PACA-25', 'PACA-42', '83137', 'COMMUNE_ENTIERE']]);
    expect(lignes.filter(({ communesPartagees }) => communesPartagees.length > 0).map(({ id }) => id)).toEqual([
      'PACA-25',
      'PACA-42',
    ]);
  });

  test('populations, Toulon mise à part là où elle est partagée', () => {
    const habitants = ({ elements, communesPartagees }: CptsListee): number[] => {
      const { total, maximum } = population(elements, communesPartagees);
      return [total, maximum];
    };
    expect(habitants(cpts('PACA-01'))).toEqual([155520, 155520]);
    expect(habitants(cpts('PACA-03'))).toEqual([162488, 162488]);
    expect(habitants(cpts('PACA-15'))).toEqual([21903, 21903]);
    expect(habitants(cpts('PACA-25'))).toEqual([267490 - 179116, 267490]);
    expect(habitants(cpts('PACA-42'))).toEqual([0, 179116]);
    const sansPartage = lignes.reduce((somme, { elements }) => somme + population(elements).total, 0);
    expect(sansPartage).toBe(3590919);
  });

  test('une ligne entière', () => {
    expect(cpts('PACA-02')).toMatchObject({
      ligne: 3,
      nom: 'CPTS Activ Santé (Marseille 4-5)',
      regionArs: '93',
      departements: ['13'],
      site: '',
      territoire: [
        { commune: '13055', maille: '13204' },
        { commune: '13055', maille: '13205' },
      ],
      elements: [{ nomPartie: 'Marseille 4e Arrondissement' }, { nomPartie: 'Marseille 5e Arrondissement' }],
      communesPartagees: [],
    });
  });

  test('sans le fichier des communes, les mêmes CPTS', () => {
    expect(lireCptsPaca(LISTE).lignes).toEqual(lignes);
  });
});

test.each<[string, string, string]>([
  ['identifiant absent', ',CPTS Y,93,13,1,13002,,,', '2 id [] ! CELLULE_VIDE'],
  ['nom absent', 'Y,,93,13,1,13002,,,', '2 nom [] ! CELLULE_VIDE'],
  ['région absente', 'Y,CPTS Y,,13,1,13002,,,', '2 region_ars [] ! CELLULE_VIDE'],
  ['région inconnue', 'Y,CPTS Y,99,13,1,13002,,,', '2 region_ars [99] ! REGION_INCONNUE'],
  ['nombre illisible', 'Y,CPTS Y,93,13,un,13002,,,', '2 nb_communes [un] ! NOMBRE_IMPOSSIBLE'],
  ['nombre négatif', 'Y,CPTS Y,93,13,-1,13002,,,', '2 nb_communes [-1] ! NOMBRE_IMPOSSIBLE'],
  ['aucune commune', 'Y,CPTS Y,93,13,0,,,,', '2 communes_insee [] ! CELLULE_VIDE'],
  ['commune inconnue', 'Y,CPTS Y,93,13,2,13002 13999,,,', '2 communes_insee [13999] ! COMMUNE_INCONNUE'],
  ['arrondissement inconnu', 'Y,CPTS Y,93,13,1,13055,13299,,', '2 arrondissements_marseille [13299] ! MAILLE_INCONNUE'],
  [
    'arrondissement qui est une commune',
    'Y,CPTS Y,93,13,1,13055,13002,,',
    '2 arrondissements_marseille [13002] ! MAILLE_INCONNUE',
  ],
])('rejet, les autres lignes entrent — %s', (_, ligne, attendu) => {
  const { lignes, anomalies } = lire([ligne, AIX]);
  expect(lignes.map(({ id }) => id)).toEqual(['X-01']);
  expect(voir(anomalies.filter(({ gravite }) => gravite === 'REJET'))).toEqual([attendu]);
});

test('rejet — cellules manquantes, identifiant répété', () => {
  const { lignes, anomalies } = lire(['Y,CPTS Y', AIX, 'X-01,CPTS Autre,93,13,1,13002,,,']);
  expect(lignes.map(({ ligne }) => ligne)).toEqual([3]);
  expect(voir(anomalies)).toEqual(['2  [Y,CPTS Y] ! NOMBRE_DE_CELLULES', '4 id [X-01] ! DOUBLON_CPTS']);
});

test.each<[string, string, string[]]>([
  ['rien', 'Y,CPTS Y,93,13,1,13002,,,https://y.fr/accueil', []],
  ['nom', 'Y,CTPS Y,93,13,1,13002,,,', ['nom [CTPS Y] NOM_MAL_ECRIT']],
  ['nombre de communes', 'Y,CPTS Y,93,13,3,13002 13003,,,', ['nb_communes [3] NB_COMMUNES_DIFFERENT']],
  ['nombre absent', 'Y,CPTS Y,93,13,,13002 13003,,,', ['nb_communes [] CELLULE_VIDE']],
  ['commune répétée', 'Y,CPTS Y,93,13,1,13002 13002,,,', ['communes_insee [13002] DOUBLON']],
  ['plusieurs départements', 'Y,CPTS Y,93,13 83,2,13002 83137,,,', ['departements [13 83] PLUSIEURS_DEPARTEMENTS']],
  ['département faux', 'Y,CPTS Y,93,84,1,13002,,,', ['departements [84] DEPARTEMENTS_DIFFERENTS']],
  [
    'plusieurs régions',
    'Y,CPTS Y,93,13 30,2,13002 30189,,,',
    ['departements [13 30] PLUSIEURS_DEPARTEMENTS', 'region_ars [93] PLUSIEURS_REGIONS'],
  ],
  ['région fausse', 'Y,CPTS Y,76,13,1,13002,,,', ['region_ars [76] REGION_DIFFERENTE']],
  ['commune disparue', 'Y,CPTS Y,44,51,1,51332,,,', ['communes_insee [51332] COMMUNE_DISPARUE']],
  ['commune associée', 'Y,CPTS Y,84,01,1,01120,,,', ['communes_insee [01120] ASSOCIEE']],
  ['arrondissement parmi les communes', 'Y,CPTS Y,93,13,1,13204,,,', ['communes_insee [13204] ARRONDISSEMENT']],
  [
    'arrondissement sans sa ville',
    'Y,CPTS Y,93,13,1,13002,13204,,',
    ['arrondissements_marseille [13204] ARRONDISSEMENT'],
  ],
  [
    'partage introuvable',
    'Y,CPTS Y,93,13,1,13002,,Allauch,',
    ['commune_partagee_sans_maille [13002] PARTAGE_INTROUVABLE'],
  ],
  [
    'partage hors du territoire',
    'Y,CPTS Y,93,13,1,13002,,Toulon,',
    ['commune_partagee_sans_maille [Toulon] PARTAGE_INTROUVABLE'],
  ],
])('signalement, la ligne entre — %s', (_, ligne, attendus) => {
  const { lignes, anomalies } = lire([AIX, ligne]);
  expect(lignes).toHaveLength(2);
  expect(voir(anomalies)).toEqual(attendus.map((attendu) => `3 ${attendu}`));
});

test('une commune disparue attend confirmation : elle n’est ni perdue ni remplacée', () => {
  expect(lire(['Y,CPTS Y,44,51,2,51332 51108,,,']).lignes).toMatchObject([
    {
      territoire: [{ commune: '51332' }, { commune: '51108' }],
      elements: [{ commune: '51108' }],
      aConfirmer: [{ commune: '51332', successeur: '51381' }],
    },
  ]);
});

describe('communes partagées', () => {
  test('Nice entière dans trois CPTS, annoncée par son nom', () => {
    const { lignes, anomalies } = lire([1, 2, 3].map((n) => `Y-${n},CPTS ${n},93,06,1,06088,,Nice,`));
    expect(voir(anomalies)).toEqual([2, 3, 4].map((n) => `${n} communes_insee [06088] COMMUNE_PARTAGEE_SANS_PARTIE`));
    expect(anomalies[0]?.raison).toMatch(/^Commune aussi dans Y-2, Y-3\. Nice \(06088\) figure en entier/);
    expect(lignes.map(({ communesPartagees }) => communesPartagees)).toEqual([['06088'], ['06088'], ['06088']]);
  });

  test('un nom compris dans un autre ne se lit pas à sa place', () => {
    const { anomalies } = lire([
      'A,CPTS A,93,83,2,83062 83063,,La Garde-Freinet,',
      'B,CPTS B,93,83,1,83063,,La Garde-Freinet,',
    ]);
    expect(voir(anomalies)).toEqual([2, 3].map((n) => `${n} communes_insee [83063] COMMUNE_PARTAGEE_SANS_PARTIE`));
  });

  test('plusieurs communes annoncées dans une cellule, par nom ou par code', () => {
    const ligne = (id: string, partage: string): string => `${id},CPTS ${id},93,06 83,2,06088 83137,,${partage},`;
    const { anomalies } = lire([ligne('A', 'Nice Toulon'), ligne('B', '83137 ; Nice')]);
    expect(anomalies.filter(({ nature }) => nature === 'PARTAGE_INTROUVABLE')).toEqual([]);
    expect(anomalies.filter(({ nature }) => nature === 'COMMUNE_PARTAGEE_SANS_PARTIE')).toHaveLength(4);
  });

  test.each([
    ['parties distinctes', '13204', '13205', 'COMMUNE_PARTAGEE_PAR_PARTIES', []],
    ['même partie', '13204', '13204 13205', 'PARTIE_PARTAGEE', ['13055']],
    ['parties d’un seul côté', '13204', '', 'COMMUNE_PARTAGEE_SANS_PARTIE', ['13055']],
  ])('%s', (_, a, b, nature, partagees) => {
    const { lignes, anomalies } = lire([`A,CPTS A,93,13,1,13055,${a},,`, `B,CPTS B,93,13,1,13055,${b},,`]);
    expect(voir(anomalies)).toEqual([2, 3].map((n) => `${n} communes_insee [13055] ${nature}`));
    expect(lignes.map(({ communesPartagees }) => communesPartagees)).toEqual([partagees, partagees]);
  });

  test('les arrondissements de Lyon se lisent comme ceux de Marseille', () => {
    const contenu = Buffer.from(`${ENTETE.replace('marseille', 'lyon')}\nL,CPTS Lyon 1,84,69,1,69123,69381,,\n`);
    expect(lireCptsPaca({ nom: 'lyon.csv', contenu })).toMatchObject({
      lignes: [{ elements: [{ commune: '69123', maille: '69381' }] }],
      anomalies: [],
    });
  });
});

describe('fichier des communes', () => {
  const TOULON = 'X-02,CPTS Toulon,93,83,1,83137,,,';
  test.each<[string, string[], string[]]>([
    ['conforme', ['X-02,CPTS Toulon,83137,Toulon,179116,commune'], []],
    ['casse et accents', ['X-02,CPTS Toulon,83137,TOULON,179116,Commune'], []],
    [
      'nom',
      ['X-02,CPTS Toulon,83137,Hyères,179116,commune'],
      ['c3 commune_nom_cog2026 [Hyères] NOM_COMMUNE_DIFFERENT'],
    ],
    ['nom absent', ['X-02,CPTS Toulon,83137,,179116,commune'], ['c3 commune_nom_cog2026 [] NOM_COMMUNE_DIFFERENT']],
    [
      'population',
      ['X-02,CPTS Toulon,83137,Toulon,179117,commune'],
      ['c3 population_municipale_cog2026 [179117] POPULATION_DIFFERENTE'],
    ],
    [
      'population absente',
      ['X-02,CPTS Toulon,83137,Toulon,,commune'],
      ['c3 population_municipale_cog2026 [] POPULATION_DIFFERENTE'],
    ],
    [
      'population impossible',
      ['X-02,CPTS Toulon,83137,Toulon,beaucoup,commune'],
      ['c3 population_municipale_cog2026 [beaucoup] ! NOMBRE_IMPOSSIBLE'],
    ],
    [
      'maille',
      ['X-02,CPTS Toulon,83137,Toulon,179116,arrondissement'],
      ['c3 maille [arrondissement] MAILLE_DIFFERENTE'],
    ],
    [
      'nom de la CPTS',
      ['X-02,CPTS Ailleurs,83137,Toulon,179116,commune'],
      ['c3 cpts_nom [CPTS Ailleurs] NOM_CPTS_DIFFERENT'],
    ],
    [
      'CPTS inconnue',
      ['X-02,CPTS Toulon,83137,Toulon,179116,commune', 'X-09,CPTS Y,83137,Toulon,179116,commune'],
      ['c4 cpts_id [X-09] ! CPTS_INCONNUE'],
    ],
    [
      'commune répétée',
      ['X-02,CPTS Toulon,83137,Toulon,179116,commune', 'X-02,CPTS Toulon,83137,Toulon,179116,commune'],
      ['c4 code_insee [83137] DOUBLON'],
    ],
    [
      'commune non listée',
      ['X-02,CPTS Toulon,83137,Toulon,179116,commune', 'X-02,CPTS Toulon,83069,Hyères,,commune'],
      ['c4 population_municipale_cog2026 [] POPULATION_DIFFERENTE', 'c4 code_insee [83069] COMMUNE_NON_LISTEE'],
    ],
    [
      'commune inconnue',
      ['X-02,CPTS Toulon,83999,Toulon,179116,commune'],
      ['3 communes_insee [83137] COMMUNE_SANS_DETAIL', 'c3 code_insee [83999] ! COMMUNE_INCONNUE'],
    ],
    ['commune sans détail', [], ['3 communes_insee [83137] COMMUNE_SANS_DETAIL']],
    [
      'cellules',
      ['X-02,CPTS Toulon,83137'],
      ['3 communes_insee [83137] COMMUNE_SANS_DETAIL', 'c3  [X-02,CPTS Toulon,83137] ! NOMBRE_DE_CELLULES'],
    ],
  ])('%s', (_, communes, attendus) => {
    const { lignes, anomalies } = lire(
      [AIX, TOULON],
      ['X-01,CPTS Aix,13001,Aix-en-Provence,149695,commune', ...communes],
    );
    expect(lignes.map(({ id }) => id)).toEqual(['X-01', 'X-02']);
    expect(voir(anomalies)).toEqual(attendus);
  });

  test('les communes d’une CPTS rejetée attendent avec elle, sans rejet de plus', () => {
    const { lignes, anomalies } = lire(['X-02,,93,83,1,83137,,,'], ['X-02,CPTS Toulon,83137,Toulon,179116,commune']);
    expect(lignes).toEqual([]);
    expect(voir(anomalies)).toEqual(['2 nom [] ! CELLULE_VIDE']);
  });

  test('un fichier des communes illisible n’empêche pas les CPTS d’entrer', () => {
    const communes = {
      nom: 'communes.csv',
      contenu: Buffer.from(`${ENTETE_COMMUNES}\nX-01,CPTS Aix,13001,Hyères`, 'latin1'),
    };
    const { lignes, anomalies } = lireCptsPaca(
      { nom: 'liste.csv', contenu: Buffer.from(`${ENTETE}\n${AIX}`) },
      communes,
    );
    expect(lignes).toHaveLength(1);
    expect(voir(anomalies)).toEqual(['c2  [] ! ENCODAGE']);
  });
});
