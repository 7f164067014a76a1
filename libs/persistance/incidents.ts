import { Pool, PoolClient } from 'pg';

export interface IncidentSignale {
  /** What keeps failing: one open incident per key. */
  cle: string;
  sorte: string;
  /** French sentence: what is wrong, and what to do. No personal data. */
  message: string;
  dossierId?: string;
}

/** Opens an incident, or counts one more occurrence of the open one. */
export async function signalerIncident(
  base: Pool | PoolClient,
  { cle, sorte, message, dossierId }: IncidentSignale,
  maintenant: string,
): Promise<void> {
  await base.query(
    `INSERT INTO incident (cle, sorte, message, dossier_id, ouvert_le, dernier_le) VALUES ($1, $2, $3, $4, $5, $5)
      ON CONFLICT (cle) WHERE clos_le IS NULL
      DO UPDATE SET message = EXCLUDED.message, dernier_le = EXCLUDED.dernier_le, occurrences = incident.occurrences + 1`,
    [cle, sorte, message, dossierId ?? null, maintenant],
  );
}

/** Closes the incident of this key once what failed has succeeded. */
export async function cloreIncident(base: Pool | PoolClient, cle: string, maintenant: string): Promise<void> {
  await base.query(`UPDATE incident SET clos_le = $2 WHERE cle = $1 AND clos_le IS NULL`, [cle, maintenant]);
}
