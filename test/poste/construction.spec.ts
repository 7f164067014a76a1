import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { dossierNeuf, Enfant, RACINE, toutFinir } from './enfants';

afterEach(toutFinir);

/** A project of a few lines, built by the real script with the real compiler. */
function projet(): { racine: string; ecrire: (nom: string, texte: string) => void } {
  const racine = dossierNeuf();
  const ecrire = (nom: string, texte: string) => {
    mkdirSync(path.dirname(path.join(racine, nom)), { recursive: true });
    writeFileSync(path.join(racine, nom), texte);
  };
  for (const nom of ['construire.mjs', 'demarrer.mjs'])
    cpSync(path.join(RACINE, 'apps/demarrage', nom), path.join(racine, 'apps/demarrage', nom));
  symlinkSync(path.join(RACINE, 'node_modules'), path.join(racine, 'node_modules'));
  cpSync(path.join(RACINE, 'tsconfig.json'), path.join(racine, 'tsconfig.json'));
  cpSync(path.join(RACINE, 'tsconfig.build.json'), path.join(racine, 'tsconfig.build.json'));
  cpSync(path.join(RACINE, 'package.json'), path.join(racine, 'package.json'));
  ecrire('package-lock.json', '{}');
  ecrire('libs/mot/index.ts', `export const mot: string = 'premier';\n`);
  ecrire('libs/mot/vieux.ts', 'export const vieux = 1;\n');
  ecrire(
    'apps/demarrage/main.ts',
    `import { mot } from '#libs/mot';\nexport const demarrer = async (racine: string) => { console.log('programme', mot, racine); return 7; };\n`,
  );
  return { racine, ecrire };
}

const demarrer = async (racine: string, options: string[] = [], env: NodeJS.ProcessEnv = process.env) => {
  const enfant = new Enfant(process.execPath, [...options, path.join(racine, 'apps/demarrage/demarrer.mjs')], { env });
  const { code } = await enfant.fin;
  return { code, sortie: enfant.sortie };
};

const ANNONCE = /^Construction de Parcours CPTS/m;

describe('npm start', () => {
  it('construit ce qui a changé, et cela seulement, puis passe la main', async () => {
    const { racine, ecrire } = projet();
    const produit = path.join(racine, 'dist/libs/mot/index.js');

    const premier = await demarrer(racine);
    expect(premier).toEqual({ code: 7, sortie: expect.stringContaining(`programme premier ${racine}\n`) as string });
    expect(premier.sortie).toMatch(ANNONCE);
    expect(premier.sortie.trim().split('\n')).toHaveLength(2);

    // Neither a second start nor a file merely touched, as git does, builds anything.
    utimesSync(path.join(racine, 'libs/mot/index.ts'), new Date(), new Date());
    const { mtimeMs } = statSync(produit);
    expect((await demarrer(racine)).sortie).not.toMatch(ANNONCE);
    expect(statSync(produit).mtimeMs).toBe(mtimeMs);

    ecrire('libs/mot/index.ts', `export const mot: string = 'second';\n`);
    rmSync(path.join(racine, 'libs/mot/vieux.ts'));
    expect(existsSync(path.join(racine, 'dist/libs/mot/vieux.js'))).toBe(true);
    const change = await demarrer(racine);
    expect(change.sortie).toMatch(ANNONCE);
    expect(change.sortie).toContain('programme second');
    expect(existsSync(path.join(racine, 'dist/libs/mot/vieux.js'))).toBe(false);

    ecrire('package-lock.json', '{"lockfileVersion":3}');
    expect((await demarrer(racine)).sortie).toMatch(ANNONCE);

    rmSync(path.join(racine, 'dist/apps'), { recursive: true });
    expect((await demarrer(racine)).sortie).toContain('programme second');
  });

  it('montre l’erreur quand la construction échoue, et recommence au démarrage suivant', async () => {
    const { racine, ecrire } = projet();
    ecrire('libs/mot/index.ts', `export const mot: string = 12;\n`);
    for (const _fois of [1, 2]) {
      const { code, sortie } = await demarrer(racine);
      expect(code).toBe(1);
      expect(sortie).toMatch(/libs\/mot\/index\.ts.*error TS2322/);
      expect(sortie).toContain('La construction de « programme » a échoué : voyez les messages ci-dessus.');
    }
    ecrire('libs/mot/index.ts', `export const mot: string = 'réparé';\n`);
    expect((await demarrer(racine)).sortie).toContain('programme réparé');
  });

  it('construit aussi les pages quand elles existent', async () => {
    const { racine, ecrire } = projet();
    ecrire(
      'apps/web/index.html',
      '<!doctype html><html lang="fr"><title>CPTS</title><script type="module" src="/a.js"></script></html>',
    );
    ecrire('apps/web/a.js', 'document.title = "un";');
    expect((await demarrer(racine)).code).toBe(7);
    expect(readFileSync(path.join(racine, 'dist/web/index.html'), 'utf8')).toContain('<title>CPTS</title>');
    expect((await demarrer(racine)).sortie).not.toMatch(ANNONCE);
    ecrire('apps/web/a.js', 'document.title = "deux";');
    expect((await demarrer(racine)).sortie).toMatch(ANNONCE);
  });

  it('dit quoi installer quand il manque les outils, ou un Node assez récent', async () => {
    const { racine } = projet();
    rmSync(path.join(racine, 'node_modules'));
    const sansOutils = await demarrer(racine);
    expect(sansOutils.code).toBe(1);
    expect(sansOutils.sortie).toContain('Lancez d’abord : npm ci --include=dev');

    const ancien = path.join(racine, 'ancien.cjs');
    writeFileSync(
      ancien,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });`,
    );
    const vieuxNode = await demarrer(racine, ['-r', ancien]);
    expect(vieuxNode).toEqual({
      code: 1,
      sortie:
        'Parcours CPTS demande Node 20.19 ou plus récent, et cette machine lance Node 20.18.3. Installez une version plus récente : https://nodejs.org/fr\n',
    });
  });
});
