import { Pool } from 'pg';
import { setTimeout as patienter } from 'node:timers/promises';
import { HorlogeDeFormation } from './formation-horloge';
import { fuseauxDe, PERIODIQUES, prochaineOccurrence } from './periodiques';

/** What a step of the clock sets in motion. */
export interface Rouages {
  /** One round of the clock: the one that a worker does each minute. */
  tour(): Promise<void>;
  /** The tasks that follow from it, by name. */
  taches: readonly string[];
  /** As that of the dossiers, in seconds. */
  delaiDeSaisie: number;
}

/** Rounds at one instant, at most: what is armed by one and already due is done by the next. */
const TOURS = 5;
/** Its jobs wait for an instant of the training clock: the round knows when it comes. */
const SUIVIE = 'passer_le_temps';
const SONDE_MS = 5;
/** How long jobs that make no progress hold the clock back. Then it goes on without them: they are tried again, late. */
const PATIENCE_MS = 60_000;

/**
 * Moves the training clock. It goes from one instant at which something is due to the next, and stops at each until all
 * that is due is done: nothing sees the time between, so that what happens is what would have happened in real time.
 */
export class AvancementService {
  /** Due at the last stop and still not done: an incident says why. */
  private restes = '';
  private readonly abandonnes = new Set<string>();
  private readonly agenda = new Map<string, string>();

  constructor(
    private readonly pool: Pool,
    private readonly horloge: HorlogeDeFormation,
    private readonly rouages: Rouages,
  ) {}

  /**
   * Takes the clock where it is going. One at a time on a database, whoever asks: the others return at once. Aborted, it
   * leaves the clock on its way to whoever is next; killed in the middle, it can be started again from there.
   */
  async avancer(arret: AbortSignal): Promise<void> {
    const verrou = await this.pool.connect();
    try {
      const { rows } = await verrou.query<{ obtenu: boolean }>(
        `SELECT pg_try_advisory_lock(hashtext('parcours-cpts.horloge')) AS obtenu`,
      );
      if (rows[0]!.obtenu) await this.cheminer(arret);
    } finally {
      const libere = verrou.query('SELECT pg_advisory_unlock_all()');
      verrou.release(
        await libere.then(
          () => false,
          (erreur: Error) => erreur,
        ),
      );
    }
    if (arret.aborted) await this.horloge.ceder();
  }

  private async cheminer(arret: AbortSignal): Promise<void> {
    let { instant, cible } = await this.horloge.actualiser();
    while (cible) {
      const prochain = await this.accomplir(instant, arret);
      if (arret.aborted) return;
      if (instant >= cible) return this.horloge.arriver();
      const suivants = [...(prochain ? [prochain] : []), ...this.periodiques(instant), cible];
      ({ instant, cible } = await this.horloge.porter(suivants.sort()[0]!));
    }
  }

  /** Does all that is due at this instant. @returns when something of the dossiers is due next */
  private async accomplir(instant: string, arret: AbortSignal): Promise<string | undefined> {
    for (let tour = 1; ; tour += 1) {
      await this.rouages.tour();
      const attendent = await this.vider(arret);
      if (attendent && tour === 1) {
        await this.presser();
        await this.vider(arret);
      }
      const { prochain, restes } = await this.guetter(instant);
      const acheve = restes === this.restes || tour === TOURS;
      this.restes = restes;
      if (acheve || arret.aborted) return prochain;
    }
  }

  /** Waits until the queue holds no job that is due. @returns true when some wait for real time to pass */
  private async vider(arret: AbortSignal): Promise<boolean> {
    for (let [vus, depuis] = ['', performance.now()]; ; await patienter(SONDE_MS)) {
      const { rows } = await this.pool.query<{ id: string; du: boolean }>(
        `SELECT id, locked_at IS NOT NULL OR run_at <= now() AS du FROM graphile_worker.jobs
          WHERE task_identifier = ANY($1) AND NOT id = ANY($2) AND (locked_at IS NOT NULL
            OR (attempts < max_attempts AND (run_at <= now() OR task_identifier <> '${SUIVIE}'))) ORDER BY id`,
        [this.rouages.taches, [...this.abandonnes]],
      );
      const dus = rows.filter(({ du }) => du).map(({ id }) => id);
      if (dus.length === 0 || arret.aborted) return rows.length > 0;
      if (dus.join() !== vus) [vus, depuis] = [dus.join(), performance.now()];
      else if (performance.now() - depuis > PATIENCE_MS) for (const id of dus) this.abandonnes.add(id);
    }
  }

  /** Makes due the jobs that wait for real time to pass: their new attempt, or the moment to say what has gathered. */
  private async presser(): Promise<void> {
    await this.pool.query(
      `WITH attendus AS (
          SELECT id FROM graphile_worker.jobs
          WHERE task_identifier = ANY($1) AND task_identifier <> '${SUIVIE}'
            AND run_at > now() AND locked_at IS NULL AND attempts < max_attempts
        ), presses AS (SELECT FROM attendus, LATERAL graphile_worker.reschedule_jobs(ARRAY[id], run_at := now()))
        SELECT pg_notify('jobs:insert', json_build_object('count', count(*))::text) FROM presses`,
      [this.rouages.taches],
    );
  }

  /** What the round looks for, and from when on: what is still due at this instant, and the next one after it. */
  private async guetter(instant: string): Promise<{ prochain: string | undefined; restes: string }> {
    const { rows } = await this.pool.query<{ prochain: Date | null; restes: string | null }>(
      `WITH guettes AS (
          SELECT e.dossier_id || e.cle AS quoi, CASE WHEN e.evenement IS NULL THEN e.effet_a
              ELSE greatest(e.effet_a, d.modifie_le + make_interval(secs => $2)) END AS a
            FROM echeance e JOIN dossier d ON d.id = e.dossier_id WHERE e.statut = 'ARMEE'
          UNION ALL
          SELECT r.id::text, CASE WHEN r.emis_le IS NULL THEN r.prevu_a ELSE r.relance_a END
            FROM rappel r JOIN echeance e ON e.dossier_id = r.dossier_id AND e.cle = r.cle AND e.echeance = r.echeance
            WHERE e.terminee_par IS NULL AND (r.emis_le IS NULL OR r.relance_a IS NOT NULL))
        SELECT min(a) FILTER (WHERE a > $1) AS prochain,
          string_agg(quoi, ' ' ORDER BY quoi) FILTER (WHERE a <= $1) AS restes FROM guettes`,
      [instant, this.rouages.delaiDeSaisie],
    );
    const { prochain, restes } = rows[0]!;
    return { prochain: prochain?.toISOString(), restes: restes ?? '' };
  }

  /** When each periodic job is due next, after this instant. Worked out again only once that has passed: zones are slow. */
  private periodiques(apres: string): Iterable<string> {
    for (const periodique of PERIODIQUES)
      for (const fuseau of fuseauxDe(periodique)) {
        const cle = `${periodique.nom} ${fuseau}`;
        if ((this.agenda.get(cle) ?? '') <= apres)
          this.agenda.set(cle, prochaineOccurrence(periodique.heure, fuseau, apres));
      }
    return this.agenda.values();
  }
}
