import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { composerCourriel, rendreHtml, VariableManquante } from '#libs/courriers';
import { variablesDuMessage } from '#libs/redaction';
import { conditionsPrises, nonLus, refuse, sans, tousLesChemins } from '../appui/gabarits-lus';
import { DEFINITION } from './histoire';
import { lesCas, lettresDesScenarios, LettreDeTest } from './lettres';
import { incidents, rappel, resume } from './rappels';

const TEMPLATES = path.join(__dirname, '../../templates');
// A letter whose channel or copies depend on the case is defined once for each: its code stays the same.
const GABARITS = [...new Map(DEFINITION.courriers.map(({ code, gabarit }) => [code, gabarit] as const))];
const CAS = lesCas();
const SCENARIOS = lettresDesScenarios();

/** Kept with the letter for those who prepare it; never printed. */
const NON_IMPRIMEES = ['aConfirmer'];

const DOCUMENT = { titre: 'Titre', reference: 'Référence', langue: 'fr' };
const rendre = ({ prevu }: LettreDeTest, variables: object) =>
  rendreHtml(prevu.gabarit, { ...variables, document: DOCUMENT });

const refusee = (lettre: LettreDeTest, variables: unknown): boolean =>
  refuse(() => rendre(lettre, variables as object));

it('chaque courrier de la définition a son gabarit, ses cas, et est appelé par un scénario', () => {
  for (const [code, gabarit] of GABARITS) {
    expect([gabarit, existsSync(path.join(TEMPLATES, `${gabarit}.hbs`))]).toEqual([gabarit, true]);
    expect([code, CAS.some(({ prevu }) => prevu.code === code)]).toEqual([code, true]);
    expect([code, SCENARIOS.some(({ prevu }) => prevu.code === code)]).toEqual([code, true]);
  }
});

it('aucun gabarit de courrier n’est sans courrier', () => {
  // The proof that a letter left is no letter.
  const fichiers = readdirSync(TEMPLATES).filter((nom) => nom.endsWith('.hbs') && nom !== 'preuve-envoi.hbs');
  expect(fichiers.sort()).toEqual([...new Set(GABARITS.map(([, gabarit]) => `${gabarit}.hbs`))].sort());
});

it('rien ne manque aux courriers que les scénarios appellent', () => {
  expect(SCENARIOS.length).toBeGreaterThan(20);
  for (const lettre of SCENARIOS) expect(rendre(lettre, lettre.variables)).toContain('<article');
});

describe.each(GABARITS)('[%s]', (code, gabarit) => {
  const cas = CAS.filter(({ prevu }) => prevu.code === code);
  const partout = tousLesChemins(cas.map(({ prevu }) => prevu.variables));

  it('chaque variable est lue : sans elle, le courrier est refusé', () => {
    expect(nonLus(cas, partout, rendre)).toEqual(NON_IMPRIMEES);
  });

  it('chaque condition du gabarit est prise dans les deux sens', () => {
    const source = readFileSync(path.join(TEMPLATES, `${gabarit}.hbs`), 'utf8');
    const conditions = conditionsPrises(
      source,
      cas.map(({ variables }) => variables),
      partout,
    );
    for (const { condition, sens } of conditions) expect([condition, sens]).toEqual([condition, [false, true]]);
  });

  it('le contenu légal et ce que l’agence y ajoute ne portent aucun nom en commun', () => {
    for (const { prevu, communes } of cas)
      expect(Object.keys(communes).filter((nom) => nom in prevu.variables)).toEqual([]);
  });
});

it('ce que l’agence ajoute est lu par un gabarit au moins', () => {
  for (const nom of Object.keys(CAS[0]!.communes))
    expect([nom, CAS.some((lettre) => refusee(lettre, sans(lettre.variables, [nom])))]).toEqual([nom, true]);
});

it.each([
  ['rappel d’échéance', rappel('J-15')],
  ['résumé quotidien', resume()],
  ['message sur les incidents', incidents()],
])('le %s lit chacune de ses variables', (_, prevu) => {
  const variables = {
    ...prevu.variables,
    ...variablesDuMessage({
      prevu,
      reference: 'R',
      dateCourrier: '2024-03-01',
      fictif: true,
      adresse: 'https://cpts.test',
    }),
  };
  expect(composerCourriel(prevu.gabarit, variables).objet).toContain(prevu.objet);
  const ignorees = Object.keys(variables).filter((nom) => {
    try {
      composerCourriel(prevu.gabarit, sans(variables, [nom]) as object);
      return true;
    } catch (erreur) {
      expect(erreur).toBeInstanceOf(VariableManquante);
      return false;
    }
  });
  expect(ignorees).toEqual([]);
});

it('aucun délai, montant ni article n’est écrit dans un gabarit', () => {
  const fichiers = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter((nom) => nom.endsWith('.hbs'));
  expect(fichiers.length).toBeGreaterThan(15);
  for (const fichier of fichiers) {
    const texte = readFileSync(path.join(TEMPLATES, fichier), 'utf8').replace(/<style>[\s\S]*<\/style>|<[^>]*>/g, '');
    expect([
      fichier,
      texte.match(/\d+ (mois|jours|ans)|deux mois|€|euros|\b[LRD]\. ?\d|\bart(icle)?s?\b|\b604\b|\b2103\b/g),
    ]).toEqual([fichier, null]);
  }
});
