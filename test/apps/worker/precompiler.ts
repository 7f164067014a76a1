import { transformSync } from '@swc/core';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const RACINE = path.join(__dirname, '../../..');

/** What `envoyeur.ts` is made of: nothing else is loaded, so that the program starts in a fraction of a second. */
const SOURCES = [
  ...['apps/worker/envoi', 'libs/persistance/incidents', 'libs/persistance/chaine', 'libs/veille/courriels'],
  'libs/redaction/nom-de-fichier',
  ...['libs/exterieur/courriel/index', 'libs/exterieur/courriel/expediteur', 'libs/exterieur/courriel/expediteur-smtp'],
  'test/apps/worker/envoyeur',
];

/** The doors of the libraries, narrowed to those sources. */
const PORTES = {
  '#libs/persistance': ['libs/persistance/incidents', 'libs/persistance/chaine'],
  '#libs/redaction': ['libs/redaction/nom-de-fichier'],
  '#libs/veille': ['libs/veille/courriels'],
  '#libs/exterieur/courriel': ['libs/exterieur/courriel/index'],
};

/** Turns the sending into plain JavaScript, once, in a folder that the caller removes. */
export function precompilerEnvoyeur(): { dossier: string; programme: string } {
  const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-envoyeur-'));
  const ecrire = (nom: string, texte: string) => {
    mkdirSync(path.dirname(path.join(dossier, nom)), { recursive: true });
    writeFileSync(path.join(dossier, nom), texte);
  };
  for (const source of SOURCES) {
    const { code } = transformSync(readFileSync(path.join(RACINE, `${source}.ts`), 'utf8'), {
      filename: source,
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    ecrire(`${source}.js`, code);
  }
  const imports = Object.entries(PORTES).map(([nom, sources], rang) => {
    const requis = sources.map((source) => `require('./${source}.js')`).join(', ');
    ecrire(`porte-${rang}.js`, `Object.assign(exports, ${requis});`);
    return [nom, `./porte-${rang}.js`];
  });
  ecrire('package.json', JSON.stringify({ imports: Object.fromEntries(imports) as object }));
  symlinkSync(path.join(RACINE, 'node_modules'), path.join(dossier, 'node_modules'));
  return { dossier, programme: path.join(dossier, 'test/apps/worker/envoyeur.js') };
}
