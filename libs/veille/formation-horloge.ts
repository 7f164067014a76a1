import { Horloge } from '#libs/exterieur';
import { Pool } from 'pg';

/** Where the clock stands. Instants: ISO 8601 in UTC, to the millisecond. */
export interface EtatHorloge {
  instant: string;
  /** Where it is going; null when it runs at its own pace. */
  cible: string | null;
}

/** The task that takes the clock where it is going. */
const AVANCER = 'avancer_horloge';

const MILLI = `date_trunc('milliseconds', CASE WHEN cible IS NULL THEN instant + (clock_timestamp() - regle_a) ELSE instant END)`;

/**
 * The clock of a training database: it runs at the pace of real time from wherever it was last set, stands still while
 * it is being moved, and never goes back. All programs share the one of the table `installation`: each reads it at its
 * door (request, job), and counts by itself from there. The server's own clock measures what has passed, so that
 * programs on several machines agree.
 */
export class HorlogeDeFormation implements Horloge {
  private lu = { instant: 0, a: 0, cible: null as string | null };
  private dernier = 0;

  private constructor(private readonly pool: Pool) {}

  /** @param pool on a database in training mode */
  static async ouvrir(pool: Pool): Promise<HorlogeDeFormation> {
    const horloge = new HorlogeDeFormation(pool);
    await horloge.actualiser();
    return horloge;
  }

  maintenant(): string {
    const { instant, a, cible } = this.lu;
    this.dernier = Math.max(this.dernier, instant + (cible ? 0 : performance.now() - a));
    return new Date(this.dernier).toISOString();
  }

  /** Reads the shared clock. */
  async actualiser(): Promise<EtatHorloge> {
    return (await this.lire(`SELECT ${MILLI} AS instant, cible FROM installation`))!;
  }

  /** Says where to go, and has a worker take the clock there. @returns false when it is already on its way */
  async viser(cible: string): Promise<boolean> {
    const parti = await this.lire(
      `WITH vise AS (
          UPDATE installation SET instant = ${MILLI}, regle_a = clock_timestamp(), cible = $1
          WHERE cible IS NULL AND mode = 'FORMATION' RETURNING instant, cible)
        SELECT instant, cible, graphile_worker.add_job('${AVANCER}', '{}', job_key := '${AVANCER}') FROM vise`,
      [cible],
    );
    return parti !== undefined;
  }

  /** Has a worker take up a move that nobody sees to any more: the queue tries again by itself all that it still holds. */
  async reprendre(): Promise<void> {
    await this.pool.query(
      `SELECT graphile_worker.add_job('${AVANCER}', '{}', job_key := '${AVANCER}') FROM installation WHERE cible IS NOT NULL
        AND NOT EXISTS (SELECT FROM graphile_worker.jobs WHERE task_identifier = '${AVANCER}' AND attempts < max_attempts)`,
    );
  }

  /** Leaves the rest of the way to another worker. To be called by the one that is moving the clock and has to stop. */
  async ceder(): Promise<void> {
    await this.pool.query(
      `SELECT graphile_worker.add_job('${AVANCER}', '{}', job_key := '${AVANCER}') FROM installation WHERE cible IS NOT NULL`,
    );
  }

  /** Sets the clock to an instant on the way. @returns where it stands */
  async porter(instant: string): Promise<EtatHorloge> {
    const etat = await this.lire(
      `UPDATE installation SET instant = greatest(instant, $1), regle_a = clock_timestamp() WHERE cible IS NOT NULL
        RETURNING instant, cible`,
      [instant],
    );
    return etat ?? this.actualiser();
  }

  /** Lets the clock run again from where it stands. */
  async arriver(): Promise<void> {
    await this.lire(`UPDATE installation SET regle_a = clock_timestamp(), cible = NULL RETURNING instant, cible`);
  }

  private async lire(requete: string, valeurs: unknown[] = []): Promise<EtatHorloge | undefined> {
    const { rows } = await this.pool.query<{ instant: Date; cible: Date | null }>(requete, valeurs);
    const [ligne] = rows;
    if (!ligne) return undefined;
    const cible = ligne.cible?.toISOString() ?? null;
    // Two readings may come back in the other order: the earlier instant is the older one.
    const instant = ligne.instant.getTime();
    if (instant >= this.lu.instant) this.lu = { instant, a: performance.now(), cible };
    return { instant: ligne.instant.toISOString(), cible };
  }
}
