import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';

import { type Binaires } from './binaires';
import { type Compte } from './compte';
import { environnement, place } from './grappe';
import { phrasePostgres, PosteIndisponible } from './indisponible';
import { attendre, estServeurDe, marque } from './processus';

/** A running server. */
export interface Serveur {
  pid: number;
  port: number;
  rejoint: boolean;
  /** Fulfilled when the process is gone, for whatever reason. */
  fini: Promise<void>;
  /** The last lines that it wrote; none of a server that was joined. */
  derniersMots(): string;
}

/** Kept identical from one start to the next: PostgreSQL writes its command line into the data folder. */
const REGLAGES = [
  ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'],
  // The server's own life only: a logged statement or a DETAIL line would carry people's data.
  ...['log_min_messages=log', 'log_min_error_statement=panic', 'log_error_verbosity=terse', 'log_checkpoints=off'],
];
const REGLAGES_EPHEMERES = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

const ATTENTE_MS = 15;
const MEMOIRE_PARTAGEE_MS = 15_000;

/** A server that is ending, or recovering, is waited for that long before one gives up on it. */
const FIN_MS = 20_000;
const REPRISE_MS = 120_000;

interface EtatPostmaster {
  pid: number;
  port: number;
  pret: boolean;
  finit: boolean;
}

const fichierEtat = (donnees: string) => path.join(donnees, 'postmaster.pid');

/** What postmaster.pid says; undefined when it is absent. Its lines are those of PostgreSQL's pidfile.h. */
function lireEtat(donnees: string): EtatPostmaster | undefined {
  try {
    const lignes = readFileSync(fichierEtat(donnees), 'utf8').split('\n');
    return {
      pid: Number(lignes[0]),
      port: Number(lignes[3]),
      pret: lignes[7]?.trim() === 'ready',
      finit: lignes[7]?.trim() === 'stopping',
    };
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw erreur;
  }
}

/** The server left running on this folder by a killed program, or undefined when there is none. */
export async function rejoindre(donnees: string): Promise<Serveur | undefined> {
  const reel = realpathSync(donnees);
  const debut = performance.now();
  for (;;) {
    const etat = lireEtat(donnees);
    if (!etat || !(etat.pid > 0)) return undefined;
    if (!estServeurDe(etat.pid, reel)) {
      // PostgreSQL would take any process that now bears this number for its server, and refuse to start.
      if (marque(etat.pid) !== undefined || existsSync(`/proc/${etat.pid}`))
        rmSync(path.join(donnees, 'postmaster.pid'));
      return undefined;
    }
    if (etat.pret)
      return {
        pid: etat.pid,
        port: etat.port,
        rejoint: true,
        fini: guetterFin(etat.pid, reel),
        derniersMots: () => '',
      };
    const attente = performance.now() - debut;
    // A shutdown that finds the disk full waits for ever: what it had to write, the next start makes good.
    if (etat.finit && attente > FIN_MS) await achever(etat.pid, reel);
    if (attente > REPRISE_MS)
      throw new PosteIndisponible(
        `Le PostgreSQL de ${donnees}, laissé par un arrêt brutal, ne finit pas de se remettre en marche (processus ${etat.pid}). Attendez, puis relancez ; rien n’a été effacé.`,
      );
    await attendre(ATTENTE_MS);
  }
}

/** Ends a server that no longer ends by itself: at once, then by force. */
async function achever(pid: number, donnees: string): Promise<void> {
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    const identite = marque(pid);
    if (identite === undefined || !estServeurDe(pid, donnees)) return;
    process.kill(pid, signal);
    for (let reste = 5000; reste > 0 && marque(pid) === identite; reste -= 50) await attendre(50);
  }
}

async function guetterFin(pid: number, donnees: string): Promise<void> {
  // unref: watching someone else's child must not keep a finished program alive.
  while (estServeurDe(pid, donnees)) await new Promise<void>((suite) => setTimeout(suite, 50).unref());
}

export interface Lancement {
  donnees: string;
  binaires: Binaires;
  compte: Compte | undefined;
  port: number | undefined;
  ephemere: boolean;
  journal: (ligne: string) => void;
}

/** Starts the server and waits until it accepts connections. @throws PosteIndisponible */
export async function lancer(demande: Lancement): Promise<Serveur> {
  const limite = performance.now() + MEMOIRE_PARTAGEE_MS;
  for (let essai = 1; ; essai++) {
    const port = demande.port ?? (await portLibre());
    const resultat = await essayer(demande, port);
    if (typeof resultat !== 'string') return resultat;
    // A killed server's children take a moment to notice; a free port may be taken before we use it.
    const enfantsRestants = /pre-existing shared memory block/.test(resultat) && performance.now() < limite;
    const portPris = demande.port === undefined && /Address already in use/.test(resultat) && essai < 10;
    if (!enfantsRestants && !portPris) throw phrasePostgres(resultat, demande.donnees, port);
    await attendre(200);
  }
}

/** The running server, or what it wrote before giving up. */
async function essayer(demande: Lancement, port: number): Promise<Serveur | string> {
  const { cheminVu, options } = place(demande.donnees, demande.compte);
  const reglages = [...REGLAGES, ...(demande.ephemere ? REGLAGES_EPHEMERES : [])].flatMap((reglage) => ['-c', reglage]);
  const enfant = spawn(demande.binaires.postgres, ['-D', cheminVu, ...reglages], {
    ...options,
    env: environnement({ PGPORT: String(port) }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const fini = new Promise<void>((suite, rejeter) => enfant.on('error', rejeter).on('exit', () => suite()));
  const sortie = ecouter(enfant, demande.journal);
  let vivant = true;
  // A start abandoned half-way, by a third Ctrl-C for instance, takes the server along.
  const abandonner = () => enfant.kill('SIGINT');
  process.on('exit', abandonner);
  const mort = fini.finally(() => {
    vivant = false;
    process.off('exit', abandonner);
  });
  mort.catch(() => undefined);
  while (vivant) {
    const etat = lireEtat(demande.donnees);
    if (etat?.pid === enfant.pid && etat?.pret) {
      // The program decides when it ends: neither the server nor its pipe may hold it back.
      process.off('exit', abandonner);
      enfant.unref();
      (enfant.stderr as Socket).unref();
      return { pid: etat.pid, port: etat.port, rejoint: false, fini, derniersMots: sortie.vus };
    }
    await Promise.race([attendre(ATTENTE_MS), mort]);
  }
  // A server that panics does not take its file away.
  if (lireEtat(demande.donnees)?.pid === enfant.pid) rmSync(fichierEtat(demande.donnees), { force: true });
  return sortie.tout();
}

/** Passes each line on; the result gives the last ones, once there are no more, to explain a failure. */
function ecouter(enfant: ChildProcess, journal: (ligne: string) => void) {
  const ferme = new Promise((suite) => enfant.on('close', suite));
  let reste = '';
  const dernieres: string[] = [];
  enfant.stderr?.setEncoding('utf8').on('data', (morceau: string) => {
    const lignes = (reste + morceau).split('\n');
    reste = lignes.pop() ?? '';
    for (const ligne of lignes) journal(ligne);
    dernieres.push(...lignes);
    dernieres.splice(0, dernieres.length - 40);
  });
  const vus = () => [...dernieres, reste].join('\n');
  const tout = async () => {
    await ferme;
    return vus();
  };
  return { vus, tout };
}

/** A port nobody listens on at this instant, chosen by the system. */
async function portLibre(): Promise<number> {
  const serveur = createServer();
  await new Promise<void>((suite, rejeter) => serveur.on('error', rejeter).listen(0, '127.0.0.1', suite));
  const adresse = serveur.address();
  await new Promise((suite) => serveur.close(suite));
  return adresse !== null && typeof adresse === 'object' ? adresse.port : 0;
}
