import { cloreIncident, signalerIncident, TravailDeReprise } from '#libs/persistance';
import { Pool, PoolClient } from 'pg';

// Jobs of the queue, as incidents see them: run again at once, given up, or found abandoned.

/** Key of the incident of an abandoned job, before the key of the job. */
const PREFIXE = 'travail:';

/** Those that the queue will not try again. A run that recurs has no key: its number stands for it. */
const ABANDONNES = `graphile_worker.jobs WHERE attempts >= max_attempts AND locked_at IS NULL`;
const CLE = `coalesce(key, id::text)`;

/** Runs a job again at once, from its first attempt, in the caller's transaction. */
export async function relancer(client: PoolClient, { tache, donnees, cle }: TravailDeReprise): Promise<void> {
  const { rows } = await client.query(
    `SELECT graphile_worker.reschedule_jobs(ARRAY[id], run_at := now(), attempts := 0) FROM graphile_worker.jobs
      WHERE ${CLE} = $1 AND locked_at IS NULL`,
    [cle],
  );
  if (rows.length === 0)
    await client.query(`SELECT graphile_worker.add_job($1, $2, job_key := $3)`, [tache, JSON.stringify(donnees), cle]);
}

/** An incident about an abandoned job is closed: so is the job. Nothing for the others, in the caller's transaction. */
export async function renoncer(client: PoolClient, cle: string): Promise<void> {
  if (!cle.startsWith(PREFIXE)) return;
  await client.query(`SELECT graphile_worker.complete_jobs(array_agg(id)) FROM ${ABANDONNES} AND ${CLE} = $1`, [
    cle.slice(PREFIXE.length),
  ]);
}

/** Opens an incident for each abandoned job, and resolves those whose job has been taken up again or is gone. */
export async function releverTravaux(pool: Pool, maintenant: string): Promise<void> {
  const { rows } = await pool.query<{ cle: string; tache: string; essais: number; raison: string | null }>(
    `SELECT ${CLE} AS cle, task_identifier AS tache, attempts AS essais, last_error AS raison FROM ${ABANDONNES}`,
  );
  const { rows: ouverts } = await pool.query<{ cle: string }>(
    `SELECT cle FROM incident WHERE clos_le IS NULL AND starts_with(cle, $1)`,
    [PREFIXE],
  );
  const connus = new Set(ouverts.map(({ cle }) => cle));
  for (const { cle, tache, essais, raison } of rows) {
    if (connus.delete(PREFIXE + cle)) continue;
    const message = `Le travail « ${tache} » est abandonné après ${essais} essais${dire(raison)}. Relancez-le une fois la cause réparée, ou clôturez l’incident pour y renoncer.`;
    const travail = { tache, donnees: {}, cle };
    await signalerIncident(pool, { cle: PREFIXE + cle, sorte: 'TRAVAIL', message, travail }, maintenant);
  }
  for (const cle of connus) await cloreIncident(pool, cle, maintenant);
}

// Addresses that a server may have quoted stay in the queue.
const dire = (raison: string | null): string =>
  raison
    ? ` : ${raison
        .split('\n', 1)[0]!
        .replace(/\S+@\S+/g, '…')
        .slice(0, 200)
        .replace(/\.$/, '')}`
    : '';
