import { readFileSync } from 'node:fs';
import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

// jest loads this file without its moduleNameMapper: relative imports only, and nothing that uses an alias.
import { demarrerPostgres, type PostgresDuPoste } from '../../libs/persistance/poste/index';

declare global {
  var posteDesTests: PostgresDuPoste | undefined;
}

const MEMOIRE = '/dev/shm';
const OCTETS_LIBRES = 4e9;

/**
 * One throw-away PostgreSQL, one build of the pages and one unpacked browser for the whole run; the workers find them
 * through the environment.
 */
export default async function demarrer(): Promise<void> {
  if (await memoireUtilisable()) process.env.TMPDIR = MEMOIRE;
  const dossier = await mkdtemp(path.join(tmpdir(), 'parcours-cpts-tests-'));
  globalThis.posteDesTests = await demarrerPostgres({ dossier, ephemere: true });
  process.env.POSTE_DES_TESTS = globalThis.posteDesTests.url;
  process.env.COMMUN_DES_TESTS = await mkdtemp(path.join(tmpdir(), 'parcours-cpts-commun-'));
}

/**
 * Hundreds of databases are created and dropped: on a disk, finding a place for their files costs more than what the
 * tests do with them. Small machines, and those that forbid to run a program from memory, keep their usual folder.
 */
async function memoireUtilisable(): Promise<boolean> {
  try {
    const monte = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((ligne) => ligne.split(' '))
      .find(([, lieu]) => lieu === MEMOIRE);
    const { bavail, bsize } = await statfs(MEMOIRE);
    return !!monte && !/noexec|\bro\b/.test(monte[3]!) && bavail * bsize >= OCTETS_LIBRES;
  } catch {
    return false;
  }
}
