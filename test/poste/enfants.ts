import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';

import { demarrerPostgres } from '#libs/persistance/poste';

export const RACINE = path.resolve(__dirname, '../..');
export const estRoot = process.getuid?.() === 0;

/** How to run a TypeScript program of the tests in a process of its own. */
export const CHARGER = ['--conditions=source', '-r', path.join(RACINE, 'test/poste/charger-ts.cjs')];

export interface Ligne {
  pret?: boolean;
  url?: string;
  port?: number;
  rejoint?: boolean;
  mots?: string[];
  duree?: number;
  refus?: string;
  prevu?: boolean;
  perdu?: string;
  arret?: string;
}

export interface OptionsEnfant {
  uid?: number;
  gid?: number;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/** A child process of a test, leader of its own process group like a command typed in a terminal. */
export class Enfant {
  readonly processus: ChildProcess;
  readonly fin: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  sortie = '';

  constructor(commande: string, parametres: string[], options: OptionsEnfant = {}) {
    this.processus = spawn(commande, parametres, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const flux of [this.processus.stdout, this.processus.stderr])
      flux?.setEncoding('utf8').on('data', (morceau: string) => (this.sortie += morceau));
    this.fin = new Promise((suite, rejeter) => {
      this.processus.on('error', rejeter).on('close', (code, signal) => suite({ code, signal }));
    });
    vivants.add(this);
    void this.fin.catch(() => undefined).finally(() => vivants.delete(this));
  }

  get pid(): number {
    if (this.processus.pid === undefined) throw new Error('the child did not start');
    return this.processus.pid;
  }

  get lignes(): Ligne[] {
    return this.sortie
      .split('\n')
      .filter((ligne) => ligne.startsWith('{'))
      .map((ligne) => JSON.parse(ligne) as Ligne);
  }

  /** The first line bearing that key. Fails when the child ends without having said it. */
  async dit<C extends keyof Ligne>(cle: C): Promise<Ligne> {
    return (await this.attendre(() => this.lignes.find((ligne) => ligne[cle] !== undefined))) as Ligne;
  }

  /** Waits for a text in what the child writes. */
  async ecrit(texte: string | RegExp): Promise<void> {
    await this.attendre(() => (this.sortie.search(texte) >= 0 ? true : undefined));
  }

  async attendre<T>(lire: () => T | undefined): Promise<T> {
    let fini = false;
    void this.fin.catch(() => undefined).finally(() => (fini = true));
    for (;;) {
      const arrive = fini;
      const lu = lire();
      if (lu !== undefined) return lu;
      if (arrive) throw new Error(`the child ended without saying it:\n${this.sortie}`);
      await patienter(10);
    }
  }

  /** To the child alone. */
  signaler(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** To its whole process group, as a terminal does on Ctrl-C. */
  signalerGroupe(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal);
  }
}

const vivants = new Set<Enfant>();
const dossiers: string[] = [];

export const programme = (options: object, enfant: OptionsEnfant = {}): Enfant =>
  new Enfant(
    process.execPath,
    [...CHARGER, path.join(RACINE, 'test/poste/programme.ts'), JSON.stringify(options)],
    enfant,
  );

/** Runs another program of the tests. */
export const script = (nom: string, parametres: string[], enfant: OptionsEnfant = {}): Enfant =>
  new Enfant(process.execPath, [...CHARGER, path.join(RACINE, 'test/poste', nom), ...parametres], enfant);

/** A new folder, removed by `toutFinir`. */
export function dossierNeuf(): string {
  const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-test-'));
  dossiers.push(dossier);
  return dossier;
}

let modele: Promise<string> | undefined;

/** A new folder holding a base that was stopped properly; creating one takes a second, copying it much less. */
export async function dossierAvecBase(): Promise<string> {
  modele ??= (async () => {
    const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-modele-'));
    await (await demarrerPostgres({ dossier })).arreter();
    return dossier;
  })();
  const dossier = dossierNeuf();
  // cp -a keeps the owner, which is not us when we are root.
  execFileSync('cp', ['-a', `${await modele}/.`, dossier]);
  return dossier;
}

/** To be called after all tests of a file that uses `dossierAvecBase`. */
export async function oublierModele(): Promise<void> {
  if (modele) rmSync(await modele, { recursive: true, force: true });
  modele = undefined;
}

/** Every process, whoever its parent is, that works in this folder or below. */
export function processusDans(dossier: string): number[] {
  return readdirSync('/proc')
    .filter((nom) => /^\d+$/.test(nom))
    .map(Number)
    .filter((pid) => {
      try {
        return `${readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${dossier}/`);
      } catch {
        return false;
      }
    });
}

/** To be called after each test: nothing started here may outlive it. */
export async function toutFinir(): Promise<void> {
  for (const enfant of vivants) {
    try {
      // The group, for a child may have ended before those it started.
      enfant.signalerGroupe('SIGKILL');
    } catch (erreur) {
      if ((erreur as NodeJS.ErrnoException).code !== 'ESRCH') throw erreur;
    }
  }
  const restes = dossiers.flatMap(processusDans);
  for (const pid of restes) process.kill(pid, 'SIGKILL');
  while (dossiers.flatMap(processusDans).length > 0) await patienter(20);
  for (const dossier of dossiers.splice(0)) rmSync(dossier, { recursive: true, force: true });
}

/** Every entry below a folder: kind, mode, owner, and the SHA-256 of its content. */
export function inventaire(dossier: string): Record<string, string> {
  const entrees = readdirSync(dossier, { recursive: true }).map(String).sort();
  return Object.fromEntries(
    ['.', ...entrees].map((nom) => {
      const chemin = path.join(dossier, nom);
      const { mode, uid, gid, size } = lstatSync(chemin);
      const contenu = lstatSync(chemin).isFile() ? createHash('sha256').update(readFileSync(chemin)).digest('hex') : '';
      return [nom, `${mode.toString(8)} ${uid}:${gid} ${contenu && size} ${contenu}`];
    }),
  );
}

/** The server's process, as its own file says. */
export const pidDuServeur = (dossier: string): number =>
  Number(readFileSync(path.join(dossier, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
