import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Each part: the sources it is made from, what it leaves in dist/, and the command. */
const parties = [
  {
    nom: 'programme',
    sources: ['apps/api', 'apps/worker', 'apps/cli', 'apps/demarrage', 'libs', 'workflows', 'demonstration'],
    reglages: ['tsconfig.json', 'tsconfig.build.json'],
    produit: 'dist/apps/demarrage/main.js',
    outil: 'node_modules/typescript/bin/tsc',
    parametres: ['-p', 'tsconfig.build.json'],
  },
  {
    nom: 'web',
    sources: ['apps/web'],
    reglages: [],
    produit: 'dist/web/index.html',
    outil: 'node_modules/vite/bin/vite.js',
    parametres: ['build', 'apps/web', '--outDir', '../../dist/web', '--emptyOutDir', '--logLevel', 'error'],
  },
];

/**
 * Builds what has changed since the last time, and says so in one line.
 * Ends the process, with a sentence, when it cannot.
 * @param {string} racine the project's folder
 * @returns {Promise<string>} URL of the program to hand over to
 */
export async function construire(racine) {
  const registre = path.join(racine, 'dist/.empreintes.json');
  const connues = lireJson(registre);
  const perimees = parties
    .filter(({ sources }) => sources.some((source) => existsSync(path.join(racine, source))))
    .map((partie) => ({ ...partie, empreinte: empreinte(racine, partie) }))
    .filter(({ nom, empreinte, produit }) => connues[nom] !== empreinte || !existsSync(path.join(racine, produit)));
  if (perimees.length > 0) {
    console.log('Construction de Parcours CPTS (moins d’une minute)…');
    await Promise.all(perimees.map((partie) => fabriquer(racine, partie)));
    for (const { nom, empreinte } of perimees) connues[nom] = empreinte;
    writeFileSync(registre, `${JSON.stringify(connues, null, 2)}\n`);
  }
  return pathToFileURL(path.join(racine, parties[0].produit)).href;
}

function lireJson(fichier) {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8'));
  } catch {
    return {};
  }
}

/** SHA-256 of the names and contents of everything the part is made from, its dependencies' versions included. */
function empreinte(racine, { sources, reglages }) {
  const somme = createHash('sha256');
  const fichiers = [
    ...sources.flatMap((source) => lister(path.join(racine, source))),
    ...reglages,
    'package.json',
    'package-lock.json',
  ];
  for (const fichier of fichiers.map((nom) => path.resolve(racine, nom)).sort()) {
    somme.update(`${path.relative(racine, fichier)}\0`);
    somme.update(createHash('sha256').update(readFileSync(fichier)).digest());
  }
  return somme.digest('hex');
}

function lister(dossier) {
  if (!existsSync(dossier)) return [];
  return readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((entree) => entree.isFile() && !entree.parentPath.includes('node_modules'))
    .map((entree) => path.join(entree.parentPath, entree.name));
}

async function fabriquer(racine, { nom, outil, parametres, produit }) {
  if (!existsSync(path.join(racine, outil)))
    abandonner('Il manque les outils de construction. Lancez d’abord : npm ci --include=dev');
  mkdirSync(path.join(racine, 'dist'), { recursive: true });
  // With its products gone, the compiler's memory of having made them is wrong.
  if (nom === 'programme' && !existsSync(path.join(racine, produit)))
    rmSync(path.join(racine, 'dist/.tsbuildinfo'), { force: true });
  const enfant = spawn(process.execPath, [outil, ...parametres], { cwd: racine, stdio: 'inherit' });
  const [code, signal] = await new Promise((finir) => enfant.on('exit', (...issue) => finir(issue)));
  if (signal) process.exit(130);
  if (code !== 0) abandonner(`La construction de « ${nom} » a échoué : voyez les messages ci-dessus.`);
  if (nom === 'programme') oublierDisparus(racine);
}

/** Removes the products of sources that no longer exist: a removed migration must not run. */
function oublierDisparus(racine) {
  for (const produit of parties[0].sources.flatMap((source) => lister(path.join(racine, 'dist', source)))) {
    const source = path.relative(path.join(racine, 'dist'), produit);
    const sans = path.join(racine, source.replace(/\.js$/, ''));
    if (!['.ts', '.tsx'].some((extension) => existsSync(sans + extension)) && !existsSync(path.join(racine, source)))
      rmSync(produit);
  }
}

function abandonner(phrase) {
  console.error(phrase);
  process.exit(1);
}

// `npm run build`
if (process.argv[1] === fileURLToPath(import.meta.url)) await construire(path.resolve(import.meta.dirname, '../..'));
