import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type Socket } from 'node:net';
import path from 'node:path';
import { Client } from 'pg';

import { preparerBinaires } from './binaires';
import { compteDuServeur } from './compte';
import { creer, examiner, type Lieux, lieuxDe, motDePasse, SUPERUTILISATEUR } from './grappe';
import { baseAbimee, disquePleinSelon, phraseSysteme, PosteIndisponible } from './indisponible';
import { marque } from './processus';
import { lancer, rejoindre, type Serveur } from './serveur';
import { prendreVerrou, type Verrou } from './verrou';

export interface OptionsPostgres {
  /** Data folder of the program; PostgreSQL's own is `postgres` below it. Created, private, when absent. */
  dossier: string;
  /** Default: a free one, chosen by the system. */
  port?: number;
  /** Receives each line the server writes about its own life (never statements or their values). */
  journal?: (ligne: string) => void;
  /** For tests, in a new or empty folder: no synchronisation, folder removed at the end, even when we are killed. */
  ephemere?: boolean;
}

export interface PostgresDuPoste {
  /** Database `parcours_cpts`, as superuser. Holds the password: never to be printed. */
  url: string;
  port: number;
  /** Whether the server was already running, left by a killed program. */
  rejoint: boolean;
  /** Stops the server, joined or not, and lets the folder go. Idempotent. */
  arreter(): Promise<void>;
  /** Fulfilled if the server stops without having been asked to. */
  perdu: Promise<PosteIndisponible>;
  /** What the server itself has said of a failure that its clients only suffer from. */
  expliquer(): PosteIndisponible | undefined;
}

const BASE = 'parcours_cpts';
const ARRET_RAPIDE_MS = 20_000;
const ARRET_IMMEDIAT_MS = 5_000;

/**
 * A real PostgreSQL on 127.0.0.1, from the npm package, with its data in `dossier`. Works as root and as an ordinary
 * user. Never removes or re-creates a base that is not empty.
 * @throws PosteIndisponible with the sentence to show
 */
export async function demarrerPostgres(options: OptionsPostgres): Promise<PostgresDuPoste> {
  const lieux = lieuxDe(path.resolve(options.dossier));
  let verrou: Verrou | undefined;
  try {
    mkdirSync(lieux.dossier, { recursive: true, mode: 0o700 });
    if (options.ephemere && readdirSync(lieux.dossier).length > 0)
      throw new PosteIndisponible(`Une base éphémère demande un dossier vide, ${lieux.dossier} ne l’est pas.`);
    verrou = prendreVerrou(lieux.dossier);
    const serveur = await mettreEnMarche(lieux, options);
    return await tenir(serveur, lieux, options.ephemere ?? false, verrou);
  } catch (erreur) {
    verrou?.rendre();
    throw phraseSysteme(erreur, lieux.dossier) ?? erreur;
  }
}

async function mettreEnMarche(lieux: Lieux, { port, journal, ephemere = false }: OptionsPostgres): Promise<Serveur> {
  const presente = examiner(lieux) === 'presente';
  const enMarche = presente ? await rejoindre(lieux.donnees) : undefined;
  if (enMarche) return enMarche;
  const compte = compteDuServeur(presente ? lieux.donnees : undefined);
  const binaires = await preparerBinaires(compte, lieux.programmes);
  if (!presente) await creer(lieux, binaires, compte, ephemere);
  return lancer({ donnees: lieux.donnees, binaires, compte, port, ephemere, journal: journal ?? (() => undefined) });
}

async function tenir(serveur: Serveur, lieux: Lieux, ephemere: boolean, verrou: Verrou): Promise<PostgresDuPoste> {
  const { pid, port, rejoint } = serveur;
  const expliquer = () => disquePleinSelon(serveur.derniersMots(), lieux.donnees);
  const identite = marque(pid);
  let demande: Promise<void> | undefined;
  // Whatever ends this process, short of kill -9, tells the server to end too.
  const dernierRecours = () => signaler(pid, identite, 'SIGINT');
  process.on('exit', dernierRecours);
  const gardien = ephemere ? garder(pid, lieux.dossier) : undefined;

  const arreter = () =>
    (demande ??= (async () => {
      await eteindre(serveur, identite, expliquer() !== undefined);
      process.off('exit', dernierRecours);
      gardien?.kill('SIGKILL');
      if (ephemere) rmSync(lieux.dossier, { recursive: true, force: true });
      verrou.rendre();
    })());
  const perdu = new Promise<PosteIndisponible>((signalerPerte) => {
    void serveur.fini.then(() => {
      if (demande) return;
      process.off('exit', dernierRecours);
      signalerPerte(
        expliquer() ??
          new PosteIndisponible(
            'PostgreSQL s’est arrêté sans qu’on le lui demande. Les données sont conservées : relancez le programme.',
          ),
      );
    });
  });

  const url = new URL(`postgresql://${SUPERUTILISATEUR}@127.0.0.1:${port}/${BASE}`);
  url.password = motDePasse(lieux.secret) ?? '';
  try {
    await assurerBase(url, lieux);
  } catch (erreur) {
    await arreter();
    throw erreur;
  }
  return { url: url.href, port, rejoint, arreter, perdu, expliquer };
}

/** Creates the program's database in a cluster that does not have it yet, and makes sure that it opens. */
async function assurerBase(url: URL, { donnees, secret }: Lieux): Promise<void> {
  try {
    await interroger(new URL('/postgres', url), async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [BASE]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${BASE}`);
    });
    await interroger(url, (client) => client.query('SELECT 1'));
  } catch (erreur) {
    const { code, message } = erreur as { code?: string; message: string };
    if (code === '28P01')
      throw new PosteIndisponible(
        `Le mot de passe de ${secret} n’est pas celui de la base ${donnees} : remettez ce fichier depuis une sauvegarde.`,
      );
    const phrase = phraseSysteme(erreur, donnees);
    if (phrase) throw phrase;
    if (ABIMEE.test(code ?? '') || /not a valid data directory/.test(message)) throw baseAbimee(donnees, message);
    throw new PosteIndisponible(`La base ${donnees} a démarré mais ne répond pas (${message}). Relancez le programme.`);
  }
}

/** Codes of what restarting does not mend: a database or a file that is no longer there, an internal error. */
const ABIMEE = /^(3D000|58P01|58030|XX...)$/;

async function interroger(url: URL, travail: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url.href });
  // Said again, outside any promise, when the server goes away: an 'error' nobody listens to ends the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await travail(client);
  } finally {
    await client.end();
  }
}

/** Fast shutdown; then without waiting for the checkpoint, which the next start makes good; then by force. */
async function eteindre(serveur: Serveur, identite: string | undefined, disquePlein: boolean): Promise<void> {
  const etapes = [
    ['SIGINT', ARRET_RAPIDE_MS],
    ['SIGQUIT', ARRET_IMMEDIAT_MS],
  ] as const;
  // On a full disk the checkpoint never ends.
  for (const [signal, patience] of disquePlein ? etapes.slice(1) : etapes) {
    signaler(serveur.pid, identite, signal);
    if (await finiAvant(serveur.fini, patience)) return;
  }
  signaler(serveur.pid, identite, 'SIGKILL');
  await serveur.fini;
}

async function finiAvant(fini: Promise<void>, patience: number): Promise<boolean> {
  let minuteur: NodeJS.Timeout | undefined;
  const tard = new Promise<boolean>((suite) => (minuteur = setTimeout(() => suite(false), patience)));
  return Promise.race([fini.then(() => true), tard]).finally(() => clearTimeout(minuteur));
}

function signaler(pid: number, identite: string | undefined, signal: NodeJS.Signals): void {
  if (identite !== undefined && marque(pid) === identite) process.kill(pid, signal);
}

/** A shell that outlives us by a moment: its input closes when we die, however we die. */
function garder(pid: number, dossier: string) {
  const suite = 'read _; kill -QUIT "$1" && sleep 1; rm -rf "$2"';
  const gardien = spawn('sh', ['-c', suite, 'sh', String(pid), dossier], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  gardien.on('error', () => undefined).unref();
  (gardien.stdin as Socket).unref();
  return gardien;
}
