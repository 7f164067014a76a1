import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { REGISTRE } from '#workflows/registre';
import { COMPTES_DEMONSTRATION, MOT_DE_PASSE } from '../../demonstration/charger';

const RACINE = path.resolve(__dirname, '../..');
const lire = (fichier: string) => readFileSync(path.join(RACINE, fichier), 'utf8');
const DOSSIERS = ['apps', 'demonstration', 'docs', 'libs', 'templates', 'test', 'workflows'];
const fichiers = (dossier: string) =>
  readdirSync(path.join(RACINE, dossier), { recursive: true, encoding: 'utf8' }).map((nom) => `${dossier}/${nom}`);
const PAGES = ['README.md', ...DOSSIERS.flatMap(fichiers).filter((nom) => nom.endsWith('.md'))];
const README = lire('README.md');

/** Everything that the program is written in, names of templates included. */
const SOURCES = ['workflows', 'libs', 'templates'].flatMap(fichiers).filter((nom) => /\.(ts|hbs)$/.test(nom));

it('les pages à relire sont là', () => {
  expect(PAGES).toEqual(expect.arrayContaining(['README.md', 'workflows/README.md', 'libs/moteur/DECISIONS.md']));
});

it.each(PAGES)('%s ne renvoie qu’à ce qui existe', (page) => {
  const liens = [...lire(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, lien]) => lien!);
  expect(liens.filter((lien) => !existsSync(path.join(RACINE, path.dirname(page), lien)))).toEqual([]);
  const { scripts } = JSON.parse(lire('package.json')) as { scripts: Record<string, string> };
  const commandes = [...lire(page).matchAll(/npm run ([\w:]+)/g)].map(([, commande]) => commande!);
  expect(commandes.filter((commande) => !(commande in scripts))).toEqual([]);
});

it('chaque nom du glossaire est dans le code, et chaque identifiant dans la loi', () => {
  const lignes = README.split('## Glossaire')[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((ligne) => ligne.startsWith('|'));
  const cellules = lignes.slice(2).map((ligne) => ligne.split('|')[2]!);
  expect(cellules.length).toBeGreaterThan(15);
  const textes = SOURCES.map(lire).join('\n') + SOURCES.join('\n');
  const noms = cellules.flatMap((cellule) => [...cellule.matchAll(/`([^`]+)`/g)].map(([, nom]) => nom!));
  expect(noms.filter((nom) => !textes.includes(nom))).toEqual([]);
  const connus = Object.values(REGISTRE).flatMap(({ versions }) =>
    versions.flatMap(({ regles, echeances }) => [...Object.keys(regles), ...echeances.map(({ code }) => code)]),
  );
  const codes = cellules.flatMap((cellule) => cellule.match(/\b[A-Z]-[A-Z0-9]+-\d+\b/g) ?? []);
  expect(codes.filter((code) => !connus.includes(code))).toEqual([]);
});

it('le README annonce les comptes de la démonstration et leur mot de passe', () => {
  const annonces = [...README.matchAll(/^\| `(\S+@demo\.test)`/gm)].map(([, compte]) => compte);
  expect(annonces).toEqual(COMPTES_DEMONSTRATION.slice(0, 7).map(({ identifiant }) => identifiant));
  expect(README).toContain(`mot de passe \`${MOT_DE_PASSE}\``);
});
