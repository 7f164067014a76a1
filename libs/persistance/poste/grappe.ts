import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { type Binaires, VERSION_MAJEURE } from './binaires';
import { type Compte } from './compte';
import { baseAbimee, phrasePostgres, PosteIndisponible } from './indisponible';

/** Where things are in the data folder of the program. */
export interface Lieux {
  dossier: string;
  /** PostgreSQL's own folder. */
  donnees: string;
  /** Superuser password, one line, 0600. */
  secret: string;
  /** Copy of the server's programs, for a user who may not write to node_modules. */
  programmes: string;
}

export const lieuxDe = (dossier: string): Lieux => ({
  dossier,
  donnees: path.join(dossier, 'postgres'),
  secret: path.join(dossier, 'postgres.secret'),
  programmes: path.join(dossier, 'programmes'),
});

export const SUPERUTILISATEUR = 'postgres';

/** What every cluster has: without one of these, postgres stops, and some of its messages are hard to read. */
const INDISPENSABLES = ['base', 'global/pg_control', 'pg_hba.conf', 'pg_wal', 'pg_xact', 'postgresql.conf'];

/** Same variables for every server, whatever the shell: PGDATA, PGOPTIONS, LANG… must not reach it. */
export const environnement = (ajouts: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...ajouts,
});

/** The working directory, by a name that does not lead through its parents. Linux only. */
const ICI = '/proc/self/cwd';

/**
 * How to run a program in `donnees` under `compte`. The child enters the folder before it gives up root's rights, and
 * names it without naming its parents: a folder below /root or a private mktemp then works without opening them.
 */
export function place(donnees: string, compte: Compte | undefined) {
  const cheminVu = existsSync(ICI) ? ICI : donnees;
  return { cheminVu, options: { ...compte, cwd: donnees, detached: true, windowsHide: true } };
}

/**
 * Says whether the folder holds a cluster, without changing anything in it.
 * @throws PosteIndisponible when it holds something else
 */
export function examiner({ donnees, secret }: Lieux): 'absente' | 'presente' {
  if (!existsSync(donnees) || (statSync(donnees).isDirectory() && readdirSync(donnees).length === 0)) return 'absente';
  const version = path.join(donnees, 'PG_VERSION');
  if (!existsSync(version)) throw baseAbimee(donnees, 'ce dossier n’est pas une base PostgreSQL : PG_VERSION manque');
  const majeure = readFileSync(version, 'utf8').trim();
  if (!/^\d+$/.test(majeure)) throw baseAbimee(donnees, 'PG_VERSION ne dit pas sa version');
  if (majeure !== VERSION_MAJEURE)
    throw new PosteIndisponible(
      `La base ${donnees} est au format PostgreSQL ${majeure.slice(0, 20)}, ce programme attend la version ${VERSION_MAJEURE}. Rien n’y a été modifié : reprenez la version du programme qui l’a créée, ou choisissez un autre dossier avec DONNEES=….`,
    );
  const manquants = INDISPENSABLES.filter((nom) => !existsSync(path.join(donnees, nom)));
  if (manquants.length > 0) throw baseAbimee(donnees, `il manque ${manquants.join(', ')}`);
  if (motDePasse(secret) === undefined)
    throw new PosteIndisponible(
      `Le mot de passe de la base ${donnees} manque : remettez le fichier ${secret} depuis une sauvegarde, ou choisissez un autre dossier avec DONNEES=….`,
    );
  return 'presente';
}

export function motDePasse(secret: string): string | undefined {
  return existsSync(secret) ? readFileSync(secret, 'utf8').trim() || undefined : undefined;
}

/**
 * Creates the cluster aside, then puts it in place in one move: a creation cut short leaves nothing that could pass
 * for a base. UTF-8 with PostgreSQL's own C.UTF-8, so that sorting and case do not depend on the machine.
 * @throws PosteIndisponible
 */
export async function creer(lieux: Lieux, binaires: Binaires, compte: Compte | undefined, ephemere: boolean) {
  oublierChantiers(lieux);
  if (motDePasse(lieux.secret) === undefined) ecrireSecret(lieux.secret);
  const chantier = `${lieux.donnees}.creation-${randomBytes(6).toString('hex')}`;
  mkdirSync(chantier, { mode: 0o700 });
  try {
    if (compte) chownSync(chantier, compte.uid, compte.gid);
    await initdb(chantier, lieux, binaires, compte, ephemere);
    renameSync(chantier, lieux.donnees);
  } finally {
    rmSync(chantier, { recursive: true, force: true });
  }
}

/** Remains of creations interrupted by a kill: never a base, and no one else's by their name. */
function oublierChantiers({ donnees }: Lieux): void {
  const motif = new RegExp(`^${path.basename(donnees)}\\.creation-[0-9a-f]{12}(\\.secret)?$`);
  for (const nom of readdirSync(path.dirname(donnees)).filter((entree) => motif.test(entree)))
    rmSync(path.join(path.dirname(donnees), nom), { recursive: true, force: true });
}

function ecrireSecret(secret: string): void {
  const brouillon = `${secret}.nouveau`;
  try {
    writeFileSync(brouillon, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    renameSync(brouillon, secret);
  } finally {
    rmSync(brouillon, { force: true });
  }
}

async function initdb(
  chantier: string,
  lieux: Lieux,
  binaires: Binaires,
  compte: Compte | undefined,
  ephemere: boolean,
) {
  const { cheminVu, options } = place(chantier, compte);
  const secret = ouvrirPour(lieux.secret, `${chantier}.secret`, compte);
  const parametres = [
    ...['-D', cheminVu, `--username=${SUPERUTILISATEUR}`, '--auth=scram-sha-256', '--no-instructions'],
    `--pwfile=${process.platform === 'win32' ? lieux.secret : '/dev/fd/3'}`,
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(ephemere ? ['--no-sync'] : []),
  ];
  try {
    const enfant = spawn(binaires.initdb, parametres, {
      ...options,
      env: environnement(),
      stdio: ['ignore', 'ignore', 'pipe', secret],
    });
    let sortie = '';
    enfant.stderr?.setEncoding('utf8').on('data', (morceau: string) => (sortie += morceau));
    const code = await new Promise<number | null>((finir, rejeter) => enfant.on('error', rejeter).on('close', finir));
    if (code !== 0) throw phrasePostgres(sortie || `initdb : code ${code}`, lieux.donnees);
  } finally {
    closeSync(secret);
  }
}

/** A descriptor the server's account may read, of a file that has no name any more. */
function ouvrirPour(secret: string, copie: string, compte: Compte | undefined): number {
  try {
    writeFileSync(copie, readFileSync(secret), { mode: 0o600, flag: 'wx' });
    if (compte) chownSync(copie, compte.uid, compte.gid);
    return openSync(copie, 'r');
  } finally {
    rmSync(copie, { force: true });
  }
}
