import { setTimeout as patienter } from 'node:timers/promises';

import { type Horloge, HORLOGE_REELLE } from '#libs/exterieur';
import { type BoiteAuxLettres } from '#libs/exterieur/boite';
import { phraseSysteme } from '#libs/persistance/poste';

import { ecouterArret } from './arret';
import { type Configuration } from './configuration';

/** What services hand to those that come after them in the list. */
export interface Contexte {
  readonly configuration: Configuration;
  /** Set by the first service that provides a database; '' before. Holds a password: never to be printed. */
  databaseUrl: string;
  /** Set by the service that provides mail; '' before. */
  smtpUrl: string;
  /** The mail catcher, unless mail goes to SMTP_URL. */
  boite: BoiteAuxLettres | undefined;
  /** Real time, unless a service sets the clock of a training database. */
  horloge: Horloge;
  /** Says something to the person while the services start. */
  readonly dire: (ligne: string) => void;
  /** Aborted when the person asks to stop: a service that takes long to start should heed it. */
  readonly signal: AbortSignal;
}

export interface ServiceDemarre {
  arreter(): Promise<void>;
  /** Lines shown once everything runs: addresses, accounts… */
  annonce?: string[];
  /** Fulfilled if the service dies by itself: the others are then stopped. */
  perdu?: Promise<Error>;
  /** What it knows of a failure that the others only suffer from. */
  expliquer?(): Error | undefined;
}

export interface Service {
  nom: string;
  demarrer(contexte: Contexte): Promise<ServiceDemarre>;
}

/** How long a failure that looks like a lost database waits for the word of whoever holds it. */
const PATIENCE_PERTE_MS = 3000;

/** A service that does not stop in time must not keep those below it, PostgreSQL first, from stopping. */
const PATIENCE_ARRET_MS = 30_000;

/**
 * Starts the services in order, holds them until the person stops the program (Ctrl-C, SIGTERM, closed terminal) or
 * one is lost, then stops them in reverse order. Never throws: failures are said through `avertir`.
 * @returns the exit code: 0 when stopped on request, else 1
 */
export async function tenirPoste(
  services: readonly Service[],
  configuration: Configuration,
  dire: (ligne: string) => void = (ligne) => console.log(ligne),
  avertir: (ligne: string) => void = (ligne) => console.error(ligne),
): Promise<number> {
  const arret = ecouterArret(dire);
  const { signal } = arret;
  const contexte: Contexte = {
    ...{ configuration, databaseUrl: '', smtpUrl: '', boite: undefined, horloge: HORLOGE_REELLE },
    ...{ dire, signal },
  };
  const enService: (ServiceDemarre & { nom: string })[] = [];
  const perdus = () => enService.flatMap(({ perdu }) => perdu ?? []);
  const imprevu = guetterImprevu();
  let code = 0;
  try {
    for (const { nom, demarrer } of services) {
      if (signal.aborted) break;
      const perte = Promise.race([imprevu.survenu, ...perdus()]).then((erreur) => {
        throw erreur;
      });
      enService.push({ nom, ...(await Promise.race([demarrer(contexte), perte])) });
    }
    if (!signal.aborted) for (const ligne of enService.flatMap(({ annonce }) => annonce ?? [])) dire(ligne);
    const perte = await Promise.race([arret.demande, imprevu.survenu, ...perdus()]);
    if (perte) throw perte;
  } catch (erreur) {
    // What a stop asked for in the middle of a start breaks is not a failure.
    if (!signal.aborted) {
      code = 1;
      const perdue = causesDe(erreur).some(estPerte);
      const dite = perdue && (await Promise.race([...perdus(), patienter(PATIENCE_PERTE_MS)]));
      const expliquee = perdue && enService.map(({ expliquer }) => expliquer?.()).find(Boolean);
      avertir(phraseErreur(dite || expliquee || erreur, configuration));
    }
  }
  for (const { nom, arreter } of enService.reverse()) {
    const fini = arreter().then(
      () => true,
      (erreur: unknown) => {
        code = 1;
        avertir(`Arrêt de « ${nom} » : ${phraseErreur(erreur, configuration)}`);
        return true;
      },
    );
    const tard = patienter(PATIENCE_ARRET_MS, false, { ref: false });
    if (!(await Promise.race([fini, tard]))) {
      code = 1;
      avertir(`« ${nom} » ne s’arrête pas : il est abandonné.`);
    }
  }
  imprevu.oublier();
  arret.oublier();
  return code;
}

/** What nobody waits for any more must still stop the program in order, and be said in its own words. */
function guetterImprevu(): { survenu: Promise<Error>; oublier(): void } {
  let survenir: (erreur: Error) => void = () => undefined;
  const survenu = new Promise<Error>((suite) => (survenir = suite));
  const recevoir = (erreur: unknown) => survenir(erreur instanceof Error ? erreur : new Error(String(erreur)));
  process.on('unhandledRejection', recevoir).on('uncaughtException', recevoir);
  return {
    survenu,
    oublier: () => void process.off('unhandledRejection', recevoir).off('uncaughtException', recevoir),
  };
}

/** The sentence of a failure a person can mend; else the whole error, for whoever will look into it. */
export function phraseErreur(erreur: unknown, { port, hote: voulu, donnees }: Configuration): string {
  const { code, port: pris, syscall } = (erreur ?? {}) as NodeJS.ErrnoException & { port?: number };
  const hote = syscall === 'listen' || syscall === 'getaddrinfo' ? voulu : undefined;
  if (code === 'EADDRINUSE' && pris === port)
    return `Le port ${port} est déjà utilisé par un autre programme. Arrêtez-le, ou choisissez un autre port : PORT=${port === 65535 ? 3001 : port + 1} npm start`;
  if (code === 'EACCES' && syscall === 'listen')
    return `Le port ${port} est réservé à l’administrateur de la machine. Choisissez un autre port : PORT=3001 npm start`;
  if (['EADDRNOTAVAIL', 'ENOTFOUND'].includes(code ?? '') && hote !== undefined)
    return `HOTE vaut « ${hote} », qui n’est pas une adresse de cette machine. Indiquez-en une, ou retirez HOTE pour écouter sur ce poste seul.`;
  for (const cause of causesDe(erreur)) {
    const phrase = phraseSysteme(cause, donnees);
    if (phrase) return phrase.message;
    if (estPerte(cause))
      return 'La base de données a cessé de répondre. Rien n’a été enregistré à moitié : vérifiez qu’elle tourne, puis relancez.';
  }
  return `Parcours CPTS a rencontré une anomalie.\n${erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur)}`;
}

/** The error, then what caused it, and so on. */
function causesDe(erreur: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let cause = erreur; cause && !causes.includes(cause); cause = (cause as { cause?: unknown }).cause)
    causes.push(cause);
  return causes;
}

/** True when the database went away: by its own codes, by those of the network, or by the word of its driver. */
function estPerte(erreur: unknown): boolean {
  const { code = '', message = '' } = erreur as { code?: string; message?: string };
  return (
    /^(57P0[123]|0800.|ECONNRESET|ECONNREFUSED|EPIPE)$/.test(code) ||
    /^Connection terminated|connection error|ECONNREFUSED/.test(message)
  );
}
