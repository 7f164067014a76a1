import { Pool } from 'pg';
import { setTimeout as patienter } from 'node:timers/promises';

/** Waits until the workers have nothing in hand and nothing that is due. */
export async function fileAuRepos(pool: Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ dus: number }>(
      `SELECT count(*)::int AS dus FROM graphile_worker.jobs
        WHERE locked_at IS NOT NULL OR (run_at <= now() AND attempts < max_attempts)`,
    );
    if (rows[0]!.dus === 0) return;
    await patienter(10);
  }
}
