import { ClientBase, Pool } from 'pg';

/** A job that may be run again to mend what failed. */
export interface TravailDeReprise {
  tache: string;
  donnees: object;
  /** Key under which the queue knows it: adding it again replaces it. */
  cle: string;
}

export interface IncidentSignale {
  /** What keeps failing: one open incident per key. */
  cle: string;
  sorte: string;
  /** French sentence: what is wrong, and what to do. No personal data. */
  message: string;
  dossierId?: string | null;
  /** The job that would mend it, when there is one. */
  travail?: TravailDeReprise;
}

/** Who opens and resolves incidents when no person does. */
export const PROGRAMME = 'programme';

/** Seconds during which incidents gather before the administrators are told of them, all in one message. */
const REGROUPEMENT = 20;

/** Opens an incident, or counts one more occurrence of the open one. A new one is told to the administrators. */
export async function signalerIncident(
  base: Pool | ClientBase,
  { cle, sorte, message, dossierId, travail }: IncidentSignale,
  maintenant: string,
): Promise<void> {
  await base.query(
    `WITH signale AS (
        INSERT INTO incident (cle, sorte, message, dossier_id, ouvert_le, dernier_le, travail) VALUES ($1, $2, $3, $4, $5, $5, $6)
        ON CONFLICT (cle) WHERE clos_le IS NULL DO UPDATE SET message = EXCLUDED.message, dernier_le = EXCLUDED.dernier_le,
          occurrences = incident.occurrences + 1, travail = EXCLUDED.travail
        RETURNING id, occurrences
      ), ouvert AS (
        INSERT INTO incident_suivi (incident_id, quoi, par, le) SELECT id, 'OUVERT', $7, $5 FROM signale WHERE occurrences = 1
        RETURNING 1
      )
      SELECT graphile_worker.add_job('avertir_administrateurs', '{}', job_key := 'avertir_administrateurs',
        run_at := now() + make_interval(secs => $8), job_key_mode := 'preserve_run_at') FROM ouvert`,
    [
      cle,
      sorte,
      message,
      dossierId ?? null,
      maintenant,
      travail ? JSON.stringify(travail) : null,
      PROGRAMME,
      REGROUPEMENT,
    ],
  );
}

/** Closes the incident of this key once what failed has succeeded. */
export async function cloreIncident(base: Pool | ClientBase, cle: string, maintenant: string): Promise<void> {
  await base.query(
    `WITH clos AS (UPDATE incident SET clos_le = $2 WHERE cle = $1 AND clos_le IS NULL RETURNING id)
      INSERT INTO incident_suivi (incident_id, quoi, par, le) SELECT id, 'RESOLU', $3, $2 FROM clos`,
    [cle, maintenant, PROGRAMME],
  );
}
