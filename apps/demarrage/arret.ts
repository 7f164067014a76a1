import { readFileSync } from 'node:fs';

export interface Arret {
  /** Fulfilled when the program must stop. */
  demande: Promise<void>;
  signal: AbortSignal;
  /** Gives the signals back to Node. */
  oublier(): void;
}

const SIGNAUX = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C reaches us twice under npm: from the terminal, and forwarded by npm. */
const MEME_GESTE_MS = 200;
const RONDE_MS = 500;

/**
 * Listens to every way of being asked to stop: Ctrl-C, kill, closed terminal, death of the npm that started us.
 * The second request changes nothing; the third ends the process at once (130).
 */
export function ecouterArret(dire: (ligne: string) => void): Arret {
  const controle = new AbortController();
  let demander: () => void = () => undefined;
  const demande = new Promise<void>((suite) => (demander = suite));
  let nombre = 0;
  let dernier = -Infinity;

  const recevoir = () => {
    const geste = performance.now();
    if (geste - dernier < MEME_GESTE_MS) return;
    dernier = geste;
    nombre += 1;
    if (nombre === 1) dire('Arrêt en cours…');
    if (nombre === 2) dire('Arrêt déjà en cours. Une troisième demande abandonne tout.');
    if (nombre >= 3) process.exit(130);
    controle.abort();
    demander();
  };
  for (const signal of SIGNAUX) process.on(signal, recevoir);
  // A closed terminal also takes its output away: writing to it must not turn the stop into a crash.
  for (const sortie of [process.stdout, process.stderr]) sortie.on('error', ignorer);

  // Not unref'd: it is also what keeps the process alive while everything merely waits.
  const lanceurs = lanceursSurveilles();
  const ronde = setInterval(() => {
    if (nombre === 0 && !memes(lanceurs, lanceursSurveilles())) recevoir();
  }, RONDE_MS);

  return {
    demande,
    signal: controle.signal,
    oublier: () => {
      clearInterval(ronde);
      for (const signal of SIGNAUX) process.off(signal, recevoir);
    },
  };
}

const ignorer = () => undefined;

const memes = (avant: number[], maintenant: number[]) => avant.every((pid, rang) => maintenant[rang] === pid);

/**
 * The processes whose death ends us: npm, and the shell npm may have put between us and it. None when we were not
 * started by npm: a program put in the background on purpose outlives its shell.
 */
function lanceursSurveilles(): number[] {
  if (!process.env.npm_lifecycle_event) return [];
  try {
    const [, nom, , parent] =
      /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? [];
    return /^(sh|dash|bash|ash|zsh)$/.test(nom ?? '') ? [process.ppid, Number(parent)] : [process.ppid];
  } catch {
    return [process.ppid];
  }
}
