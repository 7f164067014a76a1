import { type Anomalie, lireCsv } from '../../../libs/territoires/lecture-csv';

function lire(contenu: string | Uint8Array): { lignes: string[]; anomalies: Anomalie[] } {
  const octets = typeof contenu === 'string' ? new TextEncoder().encode(contenu) : contenu;
  const { lignes, anomalies } = lireCsv({ nom: 'liste.csv', contenu: octets }, ['id', 'nom']);
  return { lignes: lignes.map((ligne) => `${ligne.numero} ${ligne.cellule('id')} ${ligne.cellule('nom')}`), anomalies };
}

const CORPS = 'id,nom\n1,Été\n2,"a, b"\n';

test.each([
  ['UTF-8', CORPS],
  ['avec marque', `\uFEFF${CORPS}`],
  ['CRLF', CORPS.replaceAll('\n', '\r\n')],
  ['sans fin de ligne', CORPS.trimEnd()],
  ['lignes vides à la fin', `${CORPS}\n\n  \n`],
  ['points-virgules', 'id;nom\n1;Été\n2;"a, b"\n'],
  ['espaces autour', 'id , nom\n 1 , Été \n2,"a, b"'],
  ['autre ordre, autres colonnes', 'x,nom,id\n,Été,1\n,"a, b",2\n'],
])('lit : %s', (_, contenu) => expect(lire(contenu)).toEqual({ lignes: ['2 1 Été', '3 2 a, b'], anomalies: [] }));

test('les lignes vides du milieu ne décalent pas les numéros', () => {
  expect(lire('id,nom\n\n1,a\n\r\n2,b').lignes).toEqual(['3 1 a', '5 2 b']);
});

test('un guillemet dans une cellule nue est un caractère', () => {
  expect(lire('id,nom\n1,CPTS "du Val"\n2,"dite ""du Val"""').lignes).toEqual([
    '2 1 CPTS "du Val"',
    '3 2 dite "du Val"',
  ]);
});

test('une ligne mal formée est rejetée seule, avec sa ligne et sa raison', () => {
  const { lignes, anomalies } = lire('id,nom\n1\n2,a,b\n3,"ouvert\n4,bon\n');
  expect(lignes).toEqual(['5 4 bon']);
  expect(anomalies).toEqual([
    {
      fichier: 'liste.csv',
      ligne: 2,
      champ: '',
      valeur: '1',
      gravite: 'REJET',
      nature: 'NOMBRE_DE_CELLULES',
      raison: 'Cellules trouvées : 1 au lieu de 2. Vérifiez les séparateurs de la ligne.',
    },
    expect.objectContaining({ ligne: 3, valeur: '2,a,b', nature: 'NOMBRE_DE_CELLULES' }),
    expect.objectContaining({ ligne: 4, valeur: '3,"ouvert', nature: 'LIGNE_ILLISIBLE', gravite: 'REJET' }),
  ]);
});

test('du Latin-1 se dit en une phrase, avec la première ligne en cause', () => {
  const { lignes, anomalies } = lire(Buffer.from('id,nom\n1,a\n2,Été\n3,Été', 'latin1'));
  expect(lignes).toEqual([]);
  expect(anomalies).toMatchObject([
    {
      ligne: 3,
      gravite: 'REJET',
      nature: 'ENCODAGE',
      raison: "Le fichier n'est pas en UTF-8 : enregistrez-le au format « CSV UTF-8 », puis recommencez.",
    },
  ]);
});

test.each([
  ['', 'FICHIER_VIDE', ''],
  ['\n1,a', 'FICHIER_VIDE', ''],
  ['id,autre\n1,a', 'COLONNE_MANQUANTE', 'nom'],
  ['id,"nom\n1,a', 'LIGNE_ILLISIBLE', ''],
  ['id,nom,nom\n1,a,b', 'COLONNE_EN_DOUBLE', 'nom'],
  ['<html>\n</html>', 'COLONNE_MANQUANTE', 'id'],
])('fichier refusé en entier : %j', (contenu, nature, champ) => {
  const { lignes, anomalies } = lire(contenu);
  expect(lignes).toEqual([]);
  expect(anomalies[0]).toMatchObject({ ligne: 1, gravite: 'REJET', nature, champ });
});

test('un en-tête seul est une liste vide', () => expect(lire('id,nom\n')).toEqual({ lignes: [], anomalies: [] }));
