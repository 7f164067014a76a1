import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { promisify } from 'node:util';

const RACINE = path.resolve(__dirname, '../../..');

/** The built pages: made once for the whole run by the first test that asks, while the others wait. @returns their folder */
export async function pagesConstruites(): Promise<string> {
  const dossier = process.env.PAGES_DES_TESTS;
  if (!dossier) throw new Error('No folder for the pages: jest must run with globalSetup test/poste/global-setup.ts');
  const [pages, verrou] = [path.join(dossier, 'pages'), path.join(dossier, 'verrou')];
  while (!existsSync(pages)) {
    const mien = await mkdir(verrou).then(
      () => true,
      () => false,
    );
    if (!mien) await patienter(200);
    else
      try {
        await construire(`${pages}.partiel`);
        await rename(`${pages}.partiel`, pages);
      } finally {
        await rmdir(verrou);
      }
  }
  return pages;
}

// The command of apps/demarrage/construire.mjs, into a folder of the tests' own.
async function construire(dossier: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--outDir', dossier, '--emptyOutDir', '--logLevel', 'error'],
    { cwd: RACINE },
  );
}
