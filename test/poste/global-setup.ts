import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

// jest loads this file without its moduleNameMapper: relative imports only, and nothing that uses an alias.
import { demarrerPostgres, type PostgresDuPoste } from '../../libs/persistance/poste/index';

declare global {
  var posteDesTests: PostgresDuPoste | undefined;
}

/** One throw-away PostgreSQL and one build of the pages for the whole run; the workers find them through the environment. */
export default async function demarrer(): Promise<void> {
  const dossier = await mkdtemp(path.join(tmpdir(), 'parcours-cpts-tests-'));
  globalThis.posteDesTests = await demarrerPostgres({ dossier, ephemere: true });
  process.env.POSTE_DES_TESTS = globalThis.posteDesTests.url;
  process.env.PAGES_DES_TESTS = await mkdtemp(path.join(tmpdir(), 'parcours-cpts-pages-'));
}
