import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dossierNeuf, Enfant, RACINE, toutFinir } from '../../poste/enfants';

afterEach(toutFinir);

const REGLAGES = ['tsconfig.json', 'tsconfig.build.json', 'package.json'];

describe('npm run cpts', () => {
  it('construit ce qui a changé sans rien écrire sur la sortie, puis passe la main et rend son code', async () => {
    const racine = dossierNeuf();
    const ecrire = (nom: string, texte: string) => {
      mkdirSync(path.dirname(path.join(racine, nom)), { recursive: true });
      writeFileSync(path.join(racine, nom), texte);
    };
    for (const nom of ['apps/cli/cpts.mjs', 'apps/demarrage/construire.mjs', ...REGLAGES])
      cpSync(path.join(RACINE, nom), path.join(racine, nom));
    symlinkSync(path.join(RACINE, 'node_modules'), path.join(racine, 'node_modules'));
    ecrire('package-lock.json', '{}');
    ecrire('apps/demarrage/main.ts', 'export const demarrer = 1;\n');
    ecrire(
      'apps/cli/main.ts',
      `export const executer = async (racine: string, mots: string[]) => {
        console.log(JSON.stringify({ racine, mots }));
        return 3;
      };\n`,
    );

    const lancer = async () => {
      const enfant = new Enfant(process.execPath, [path.join(racine, 'apps/cli/cpts.mjs'), 'verifier', '--json']);
      let sortie = '';
      enfant.processus.stdout?.on('data', (morceau: string) => (sortie += morceau));
      const { code } = await enfant.fin;
      return { code, sortie, tout: enfant.sortie };
    };
    const premier = await lancer();
    expect(premier.tout).toContain('Construction de Parcours CPTS');
    expect(JSON.parse(premier.sortie)).toEqual({ racine, mots: ['verifier', '--json'] });
    expect(premier.code).toBe(3);
    expect((await lancer()).tout).toBe(premier.sortie);
  });
});
