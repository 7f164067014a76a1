import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { type Anomalie, type InscriptionFiness, lireFinessCpts } from '#libs/territoires';

const DOSSIER = path.join(__dirname, '../../../demonstration/donnees');
const NOM = 'cpts-finess-occitanie-2026-02.csv';
const contenu = readFileSync(path.join(DOSSIER, NOM));
const [entete = '', modele = ''] = contenu.toString('utf8').split('\n');
const colonnes = entete.split(';');

/** The first real line of the file, with some of its cells replaced. */
function ligne(cellules: Record<string, string> = {}): string {
  return modele
    .split(';')
    .map((valeur, rang) => cellules[colonnes[rang] ?? ''] ?? valeur)
    .join(';');
}

function lire(...lignes: string[]): { lignes: InscriptionFiness[]; anomalies: Anomalie[] } {
  return lireFinessCpts({ nom: 'f.csv', contenu: Buffer.from([entete, ...lignes, ''].join('\n')) });
}

function voir(anomalies: readonly Anomalie[]): string[] {
  return anomalies.map(({ ligne: numero, champ, gravite, nature }) => `${numero} ${champ} ${gravite} ${nature}`);
}

describe('les 47 inscriptions d’Occitanie', () => {
  const { lignes, anomalies } = lireFinessCpts({ nom: NOM, contenu });

  test('toutes entrent, et rien d’autre que ces quatre défauts n’est signalé', () => {
    expect(lignes).toHaveLength(47);
    expect(
      anomalies.map(({ fichier, raison, ...reste }) => ({ ...reste, ok: fichier === NOM && raison.length > 20 })),
    ).toEqual([
      { ligne: 6, champ: 'rs', valeur: 'CTPS DU CABARDES', gravite: 'SIGNALEMENT', nature: 'NOM_MAL_ECRIT', ok: true },
      { ligne: 18, champ: 'siret', valeur: '', gravite: 'SIGNALEMENT', nature: 'SIRET_ABSENT', ok: true },
      { ligne: 27, champ: 'codeape', valeur: '', gravite: 'SIGNALEMENT', nature: 'APE_ABSENT', ok: true },
      { ligne: 38, champ: 'codeape', valeur: '', gravite: 'SIGNALEMENT', nature: 'APE_ABSENT', ok: true },
    ]);
  });

  test('les cellules douteuses restent comme elles sont écrites', () => {
    expect(lignes.find(({ ligne: numero }) => numero === 6)?.raisonSociale).toBe('CTPS DU CABARDES');
    expect(lignes.find(({ ligne: numero }) => numero === 18)?.siret).toBeNull();
    expect(lignes.filter(({ ape }) => ape === null).map(({ ligne: numero }) => numero)).toEqual([27, 38]);
  });

  test('une inscription entière', () => {
    expect(lignes[2]).toEqual({
      ligne: 4,
      numeroEt: '090005257',
      numeroEj: '090005240',
      raisonSociale: 'CPTS PYRENEES CATHARES',
      raisonSocialeLongue: 'COMMUNAUTE PRO TERRITORIALE DE SANTE PYRENEES CATHARES',
      complementRaisonSociale: '',
      adresse: ['PHARMACIE DE LA HTE VAL DE HERS', '3 AV DE LAVELANET', '09300 BELESTA'],
      codeCommune: '09047',
      commune: { code: '09047', nom: 'Bélesta', departement: '09', region: '76', population: expect.any(Number) },
      categorie: '604',
      siret: '93227065500016',
      ape: '8621Z',
      dateOuverture: '2025-07-11',
      dateAutorisation: '2024-07-22',
      coordonnees: { latitude: 42.9032976782896, longitude: 1.9339614355320391, x: 612854, y: 6201019 },
    });
    expect(lignes.find(({ ligne: numero }) => numero === 33)?.adresse).toEqual([
      '47 T RTE DE CASTEIMAUROU',
      '31140 ST LOUP CAMMAS',
    ]);
  });

  test('lire deux fois donne la même chose', () => {
    expect(lireFinessCpts({ nom: NOM, contenu })).toEqual({ lignes, anomalies });
  });

  test('CRLF, marque et lignes vides n’y changent rien', () => {
    const autre = Buffer.from(`\uFEFF${contenu.toString('utf8').replaceAll('\n', '\r\n')}\r\n\r\n`);
    expect(lireFinessCpts({ nom: NOM, contenu: autre })).toEqual({ lignes, anomalies });
  });
});

test.each<[string, Record<string, string>, string]>([
  ['numéro ET absent', { nofinesset: '' }, 'nofinesset REJET CELLULE_VIDE'],
  ['numéro ET trop court', { nofinesset: '09000475' }, 'nofinesset REJET NUMERO_IMPOSSIBLE'],
  ['numéro EJ absent', { nofinessej: '' }, 'nofinessej REJET CELLULE_VIDE'],
  ['numéro EJ illisible', { nofinessej: '9.0005E+08' }, 'nofinessej REJET NUMERO_IMPOSSIBLE'],
  ['nom absent', { rs: '' }, 'rs REJET CELLULE_VIDE'],
  ['SIRET de treize chiffres', { siret: '8918681760001' }, 'siret REJET NUMERO_IMPOSSIBLE'],
  ['date qui n’existe pas', { dateouv: '2021-02-30' }, 'dateouv REJET DATE_IMPOSSIBLE'],
  ['date à la française', { dateautor: '26/11/2020' }, 'dateautor REJET DATE_IMPOSSIBLE'],
  ['commune absente', { code_insee: '' }, 'code_insee REJET CELLULE_VIDE'],
  ['commune inconnue', { code_insee: '09999', commune: '999' }, 'code_insee REJET COMMUNE_INCONNUE'],
  ['latitude impossible', { latitude: '142.9' }, 'latitude REJET NUMERO_IMPOSSIBLE'],
  ['longitude illisible', { longitude: '1,60' }, 'longitude REJET NUMERO_IMPOSSIBLE'],
])('rejet — %s', (_, cellules, attendu) => {
  const { lignes, anomalies } = lire(
    ligne(cellules),
    ligne({ nofinesset: '090004912', nofinessej: '090004904', siret: '' }),
  );
  expect(lignes.map(({ numeroEt }) => numeroEt)).toEqual(['090004912']);
  expect(voir(anomalies)).toEqual([`2 ${attendu}`, '3 siret SIGNALEMENT SIRET_ABSENT']);
  expect(anomalies[0]?.valeur).toBe(cellules[anomalies[0]?.champ ?? '']);
});

test('rejet — une cellule de trop ou de moins ; toutes les fautes d’une ligne sont dites', () => {
  const { lignes, anomalies } = lire(`${ligne()};`, ligne({ rs: '', dateouv: 'hier', categetab: '603' }), ligne());
  expect(lignes.map(({ ligne: numero }) => numero)).toEqual([4]);
  expect(voir(anomalies)).toEqual([
    '2  REJET NOMBRE_DE_CELLULES',
    '3 rs REJET CELLULE_VIDE',
    '3 categetab SIGNALEMENT CATEGORIE',
    '3 dateouv REJET DATE_IMPOSSIBLE',
  ]);
});

test.each<[string, Record<string, string>, string[]]>([
  ['clé ET', { nofinesset: '090004756' }, ['nofinesset CLE_FAUSSE']],
  ['clé EJ', { nofinessej: '090004749' }, ['nofinessej CLE_FAUSSE']],
  ['clé SIRET', { siret: '89186817600018' }, ['siret CLE_FAUSSE']],
  ['ET et EJ confondus', { nofinessej: '090004755' }, ['nofinessej NUMEROS_IDENTIQUES']],
  ['SIRET absent', { siret: '' }, ['siret SIRET_ABSENT']],
  ['APE inhabituel', { codeape: '8690F' }, ['codeape APE_INHABITUEL']],
  ['catégorie', { categetab: '603' }, ['categetab CATEGORIE']],
  ['nom', { rs: 'POLE DE SANTE' }, ['rs NOM_SANS_CPTS']],
  ['dates absentes', { dateouv: '', dateautor: '' }, ['dateautor DATE_ABSENTE', 'dateouv DATE_ABSENTE']],
  ['ouverture la veille', { dateouv: '2020-11-25' }, ['dateouv OUVERTURE_AVANT_AUTORISATION']],
  ['coordonnées', { longitude: '' }, ['longitude COORDONNEES_ABSENTES']],
  ['département', { departement: '31' }, ['departement DEPARTEMENT_DIFFERENT']],
  ['numéro de commune', { commune: '123' }, ['commune NUMERO_COMMUNE_DIFFERENT']],
  ['bureau distributeur', { ligneacheminement: '09100 PAMIERS' }, ['ligneacheminement NOM_COMMUNE_DIFFERENT']],
])('signalement, la ligne entre telle quelle — %s', (_, cellules, attendus) => {
  const { lignes, anomalies } = lire(ligne(cellules));
  expect(lignes).toHaveLength(1);
  expect(voir(anomalies)).toEqual(attendus.map((attendu) => `2 ${attendu.replace(' ', ' SIGNALEMENT ')}`));
});

test('l’ouverture le jour même de l’autorisation n’est pas signalée', () => {
  expect(lire(ligne({ dateouv: '2020-11-26' })).anomalies).toEqual([]);
});

describe('communes', () => {
  test.each<[string, Record<string, string>, string[], string]>([
    [
      'arrondissement',
      { code_insee: '13204', commune: '204', departement: '13', ligneacheminement: '13004 MARSEILLE CEDEX 04' },
      ['ARRONDISSEMENT'],
      '13055',
    ],
    [
      'commune déléguée',
      { code_insee: '05120', commune: '120', departement: '05', ligneacheminement: '05460 RISTOLAS' },
      ['DELEGUEE'],
      '05001',
    ],
    [
      'commune disparue',
      { code_insee: '51332', commune: '332', departement: '51', ligneacheminement: '' },
      ['COMMUNE_DISPARUE'],
      '51381',
    ],
    [
      'Corse',
      { code_insee: '2A004', commune: '004', departement: '2A', ligneacheminement: '20000 AJACCIO' },
      [],
      '2A004',
    ],
    [
      'outre-mer, code de FINESS',
      { code_insee: '9A101', commune: '101', departement: '9A', ligneacheminement: '97139 LES ABYMES' },
      ['CODE_COMMUNE_FINESS'],
      '97101',
    ],
    [
      'outre-mer, code INSEE',
      { code_insee: '97411', commune: '411', departement: '9D', ligneacheminement: '97405 ST DENIS CEDEX' },
      [],
      '97411',
    ],
    [
      'Saint-Barthélemy, ancien code',
      { code_insee: '97123', commune: '123', departement: '9A', ligneacheminement: '97133 ST BARTHELEMY' },
      ['COMMUNE_DISPARUE'],
      '97701',
    ],
  ])('%s', (_, cellules, attendus, commune) => {
    const { lignes, anomalies } = lire(ligne(cellules));
    expect(voir(anomalies)).toEqual(attendus.map((nature) => `2 code_insee SIGNALEMENT ${nature}`));
    expect(lignes[0]).toMatchObject({ codeCommune: cellules.code_insee, commune: { code: commune } });
  });
});

describe('plusieurs lignes', () => {
  const autre = { nofinesset: '090004912', nofinessej: '090004904', siret: '79238856300027' };

  test('un établissement répété est rejeté, la première ligne reste', () => {
    const { lignes, anomalies } = lire(ligne(), ligne({ ...autre, nofinesset: '090004755' }));
    expect(lignes.map(({ ligne: numero }) => numero)).toEqual([2]);
    expect(voir(anomalies)).toEqual(['3 nofinesset REJET DOUBLON']);
  });

  test('une entité juridique ou un SIRET répété est signalé, la ligne reste', () => {
    const memes = lire(ligne(), ligne({ ...autre, nofinessej: '090004748', siret: '89186817600019' }));
    expect(memes.lignes).toHaveLength(2);
    expect(voir(memes.anomalies)).toEqual([
      '3 nofinessej SIGNALEMENT EJ_PARTAGEE',
      '3 siret SIGNALEMENT SIRET_PARTAGE',
    ]);
  });
});

test('un numéro corse est admis sur sa forme', () => {
  const corse = { nofinesset: '2A0000014', nofinessej: '2A0000022' };
  expect(lire(ligne(corse))).toMatchObject({ lignes: [{ numeroEt: '2A0000014' }], anomalies: [] });
});

test('quoi qu’il arrive à une cellule, chaque ligne entre ou est rejetée, et les autres entrent', () => {
  const texte = fc.oneof(fc.constantFrom('', '"', ';', '0', '-1', '2024-02-30', '9A999', '\uFEFF', '\t'), fc.string());
  const cellule = fc.record({ colonne: fc.constantFrom(...colonnes), texte });
  const propre = (valeur: string): string => valeur.replace(/[\r\n]/g, '');
  fc.assert(
    fc.property(cellule, (change) => {
      const bonne = ligne({ nofinesset: '090004912', nofinessej: '090004904', siret: '79238856300027' });
      const { lignes, anomalies } = lire(ligne({ [change.colonne]: propre(change.texte) }), bonne);
      const rejetees = new Set(anomalies.filter(({ gravite }) => gravite === 'REJET').map((rejet) => rejet.ligne));
      const entrees = lignes.map((inscription) => inscription.ligne);
      expect([...entrees, ...rejetees].sort()).toEqual([2, 3]);
      expect(entrees).toContain(3);
    }),
    { numRuns: 300 },
  );
});
