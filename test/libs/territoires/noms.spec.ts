import fc from 'fast-check';
import { LigneLue } from '../../../libs/territoires/lecture-csv';
import { type NatureNom, verifierNomCpts } from '../../../libs/territoires/nom-cpts';
import { cleDeNom, distance } from '../../../libs/territoires/noms';

test.each([
  ['Cœur du Var', 'COEUR DU VAR'],
  ["L'Haÿ-les-Roses", 'L HAY LES ROSES'],
  ['St-Orens  de Gameville', 'SAINT ORENS DE GAMEVILLE'],
  ['Saint-Orens-de-Gameville', 'SAINT ORENS DE GAMEVILLE'],
  ['Ste Maxime', 'SAINTE MAXIME'],
  ['Est', 'EST'],
  [' — ', ''],
])('« %s » se compare comme « %s »', (texte, cle) => expect(cleDeNom(texte)).toBe(cle));

test.each([
  ['CPTS', 'CPTS', 0],
  ['CTPS', 'CPTS', 1],
  ['CPT', 'CPTS', 1],
  ['CPTSS', 'CPTS', 1],
  ['CRTS', 'CPTS', 1],
  ['SCPT', 'CPTS', 2],
  ['', 'CPTS', 4],
])('%s est à %s à %i faute(s)', (mot, autre, fautes) => {
  expect(distance(mot, autre)).toBe(fautes);
  expect(distance(autre, mot)).toBe(fautes);
});

test('la distance est nulle pour le même mot seulement, et symétrique', () => {
  const mot = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(mot, mot, (a, b) => {
      expect(distance(a, b)).toBe(distance(b, a));
      expect(distance(a, b) === 0).toBe(a === b);
    }),
  );
});

function constats(rs: string, rslongue = ''): string[] {
  const ligne = new LigneLue<NatureNom>('f.csv', 2, { rs, rslongue });
  verifierNomCpts(ligne, ['rs', 'rslongue']);
  return ligne.anomalies.map(
    ({ champ, nature, raison }) => `${champ} ${nature} ${/« (.+?) »/.exec(raison)?.[1] ?? ''}`,
  );
}

test.each([
  ['CPTS DU VAL', ''],
  ['APSL - CPTS PAYS DE LUNEL', 'ASSOCIATION DES PROFESSIONNELS DE SANTE'],
  ['C.P.T.S. DU VAL', ''],
  ['CPTS PTS VAL', ''],
  ['CPTS12 MONTPARNASSE', ''],
  ['SANTE DU VAL', 'COMMUNAUTE PROFESSIONNELLE TERRITORIALE DE SANTE DU VAL'],
  ['Communauté professionnelle territoriale de santé du Val', ''],
  ['COMMUNAUTES PROFESSIONNELLES TERRITORIALES DE SANTE', ''],
  ['CPTS DU TERRITOIRE COMMUNAUTAIRE', 'CPTS SAINTE VICTOIRE DES PROFESSIONS DE SANTE'],
])('nom correct : %s / %s', (rs, rslongue) => expect(constats(rs, rslongue)).toEqual([]));

test.each([
  ['CTPS DU CABARDES', '', ['rs NOM_MAL_ECRIT CTPS']],
  ['CPST DU VAL', 'CPTS DU VAL', ['rs NOM_MAL_ECRIT CPST']],
  ['CPTS DU VAL', 'CPT DU VAL', ['rslongue NOM_MAL_ECRIT CPT']],
  [
    'CPTS',
    'COMUNAUTE PROFESIONELLE TERITORIALE DE SANTE',
    ['rslongue NOM_MAL_ECRIT COMUNAUTE', 'rslongue NOM_MAL_ECRIT PROFESIONELLE', 'rslongue NOM_MAL_ECRIT TERITORIALE'],
  ],
  ['CPTS', 'COMMUNAUTE PROFESSIONNELLE TERRITORIALE DE SATNE', ['rslongue NOM_MAL_ECRIT SATNE']],
  ['POLE DE SANTE DU VAL', '', ['rs NOM_SANS_CPTS CPTS']],
  ['COMMUNAUTE DE SANTE', 'ASSOCIATION TERRITORIALE', ['rs NOM_SANS_CPTS CPTS']],
])('nom douteux : %s / %s', (rs, rslongue, attendus) => expect(constats(rs, rslongue)).toEqual(attendus));
