import { type DateCivile } from '#libs/droit';
import { poolDe } from '#libs/persistance';
import { type PoolClient } from 'pg';
import { type DataSource } from 'typeorm';

const CLE = 'demonstration';

export interface Bilan {
  dossiers: number;
  actes: number;
}

/** The load as the database remembers it: begun on a day, from which every invented date counts, then finished. */
export interface Chargement {
  jour: DateCivile;
  bilan: Bilan | null;
}

/** One load at a time on a database; the lock falls with the program that holds it. */
export async function seul<T>(source: DataSource, travail: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await poolDe(source).connect();
  try {
    // Another load is waited for as long as it takes.
    await client.query('SET lock_timeout = 0; SET statement_timeout = 0');
    await client.query(`SELECT pg_advisory_lock(hashtext('parcours-cpts.demonstration'))`);
    return await travail(client);
  } finally {
    await client
      .query('RESET lock_timeout; RESET statement_timeout; SELECT pg_advisory_unlock_all()')
      .catch(() => undefined);
    client.release();
  }
}

/** The load under way or finished, begun today when there is none. */
export async function reprendre(client: PoolClient, jour: DateCivile, maintenant: string): Promise<Chargement> {
  await client.query(`INSERT INTO chargement (cle, jour, commence_le) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
    CLE,
    jour,
    maintenant,
  ]);
  const { rows } = await client.query<Chargement>('SELECT jour, bilan FROM chargement WHERE cle = $1', [CLE]);
  return rows[0]!;
}

/** Counts what was played, and remembers that nothing is left to play. */
export async function terminer(client: PoolClient, dossiers: readonly string[], maintenant: string): Promise<Bilan> {
  const { rows } = await client.query<{ bilan: Bilan }>(
    `UPDATE chargement SET termine_le = $2, bilan = (
        SELECT json_build_object('dossiers', count(DISTINCT dossier_id), 'actes', count(*) - count(DISTINCT dossier_id))
        FROM journal WHERE dossier_id = ANY($3))
      WHERE cle = $1 RETURNING bilan`,
    [CLE, maintenant, dossiers],
  );
  return rows[0]!.bilan;
}
