import { Logger, LogLevel, run, Runner, TaskList, WorkerEvents, WorkerPool } from 'graphile-worker';
import { EventEmitter } from 'node:events';
import { setTimeout as patienter } from 'node:timers/promises';
import { Pool } from 'pg';
import { Presence } from './presence';

/** The clock looks for what is due every minute; what is known in advance wakes at its own instant. */
const CRONTAB = '* * * * * balayer ?max=5';

/** Jobs under way when the worker stops have that long to end; those that can be told so are told before. */
const [PREVENIR_MS, ATTENDRE_MS] = [5500, 7000];
/** A database that comes back is found again within that time, for as long as patience lasts. In milliseconds. */
const [RELANCE_MS, PATIENCE_MS] = [1000, 300_000];

/** Those who take jobs together, under one name in the queue. */
interface Equipe {
  runner: Runner;
  nom: string;
}

/**
 * The jobs, in the hands of a team that takes them from the queue. After a failure of the database the queue may hold
 * jobs in the name of a team that does not know of them: another team takes over, and what is left of the former one
 * goes back to the queue as soon as it has ended what it does.
 */
export class FileDeTravaux {
  /** Fulfilled when the queue cannot be had any more. */
  readonly perdu: Promise<Error>;
  private perdre: (erreur: Error) => void = () => undefined;
  private readonly equipes = new Set<Equipe>();
  private readonly arret = new AbortController();
  private enPanneDepuis: number | undefined;
  private releve: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly taches: TaskList,
    private readonly concurrence: number,
    private readonly presence: Presence,
  ) {
    this.perdu = new Promise((suite) => (this.perdre = suite));
  }

  /** @throws when the queue cannot be reached */
  async demarrer(): Promise<void> {
    const events: WorkerEvents = new EventEmitter();
    let inscrite: Promise<string[]> | undefined;
    let pool: WorkerPool | undefined;
    events.once('pool:create', ({ workerPool }) => {
      pool = workerPool;
      inscrite = this.presence.declarer(workerPool.id).then(() => []);
    });
    const panne = new Promise<unknown>((suite) => {
      events.on('worker:getJob:error', ({ error }) => suite(error));
    });
    const reussir = () => (this.enPanneDepuis = undefined);
    events.on('worker:getJob:empty', reussir).on('job:start', reussir);
    const runner = await run({
      pgPool: this.pool,
      taskList: this.taches,
      crontab: CRONTAB,
      concurrency: this.concurrence,
      pollInterval: 1000,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: PREVENIR_MS,
      // No job is taken under a name that is not written yet: nobody would know whose it was.
      forbiddenFlags: () => inscrite!,
      // In batches, were it of one, because only then does the library hear of what it could not write.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      logger: new Logger(() => journaliser),
      events,
    });
    const equipe = { runner, nom: pool!.id };
    this.equipes.add(equipe);
    const fin = runner.promise.then(
      () => new Error('La file de travaux s’est arrêtée d’elle-même.'),
      (erreur: unknown) => erreur,
    );
    void Promise.race([panne, fin]).then((erreur) => {
      if (this.arret.signal.aborted) return;
      void this.finir(equipe);
      this.releve = this.relever(erreur as Error);
    });
  }

  /** Takes no more jobs. Fulfilled when those under way have ended, or cannot be waited for any longer. */
  async arreter(): Promise<void> {
    this.arret.abort();
    const finies = this.releve.then(() => Promise.all([...this.equipes].map((equipe) => this.finir(equipe))));
    await Promise.race([finies, patienter(ATTENDRE_MS, undefined, { ref: false })]);
  }

  private async finir(equipe: Equipe): Promise<void> {
    await equipe.runner.stop().catch(() => undefined);
    await equipe.runner.promise.catch(() => undefined);
    while (this.equipes.has(equipe))
      try {
        await this.presence.oublier(equipe.nom);
        this.equipes.delete(equipe);
      } catch {
        // Without the database: it stays ours, and a stop gives back what is ours.
        if (this.arret.signal.aborted) return;
        await this.souffler();
      }
  }

  private async relever(premiere: Error): Promise<void> {
    this.enPanneDepuis ??= performance.now();
    for (let erreur = premiere; ;) {
      await this.souffler();
      if (this.arret.signal.aborted) return;
      if (performance.now() - this.enPanneDepuis > PATIENCE_MS) return this.perdre(erreur);
      try {
        return await this.demarrer();
      } catch (encore) {
        erreur = encore as Error;
      }
    }
  }

  private async souffler(): Promise<void> {
    await patienter(RELANCE_MS, undefined, { signal: this.arret.signal }).catch(() => undefined);
  }
}

/** The worker finds the database again by itself, and whoever holds it says when it is gone. */
const PERTE_DE_LA_BASE = /notify listener|UNLISTEN|connection error|Connection terminated/;

// Payloads and addresses never go to the log: the queue's own messages only name the task.
function journaliser(niveau: `${LogLevel}`, message: string): void {
  if (PERTE_DE_LA_BASE.test(message)) return;
  if (niveau === 'error' || niveau === 'warning') console.error(`[worker] ${message.split('\n')[0]}`);
}
