import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { uneFoisPourTous } from '../../appui/une-fois';

const RACINE = path.resolve(__dirname, '../../..');

/** The built pages. @returns their folder */
export const pagesConstruites = (): Promise<string> => uneFoisPourTous('pages', construire);

// The command of apps/demarrage/construire.mjs, into a folder of the tests' own.
async function construire(dossier: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--outDir', dossier, '--emptyOutDir', '--logLevel', 'error'],
    { cwd: RACINE },
  );
}
