import { Horloge } from '#libs/exterieur';
import { poolDe } from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HORLOGE, Reglages, REGLAGES } from './jetons';

/** One pass of the clock over all dossiers. */
export interface Balayage {
  /** Dossiers of which a deadline takes effect. */
  reveils: number;
  /** Those among them to which the queue was not about to come back. */
  ajoutes: number;
}

/**
 * Looks for everything that is due, never for a window or an equality: a stopped worker catches up.
 * Safe to run anywhere, any number of times, by several workers at once.
 */
@Injectable()
export class HorlogeService {
  constructor(
    private readonly source: DataSource,
    @Inject(HORLOGE) private readonly horloge: Horloge,
    @Inject(REGLAGES) private readonly reglages: Reglages,
  ) {}

  async balayer(): Promise<Balayage> {
    const { rows } = await poolDe(this.source).query<Balayage>(REVEILLER, [
      this.horloge.maintenant(),
      this.reglages.delaiDeSaisie,
    ]);
    return rows[0]!;
  }
}

// Whoever has a job about to run is left to it: made again each minute, thousands of jobs would keep the queue from
// going through them. One that a worker holds for longer than any takes is made again: that worker may be gone.
const REVEILLER = `WITH dus AS (
    SELECT DISTINCT e.dossier_id AS id FROM echeance e
    WHERE e.statut = 'ARMEE' AND e.evenement IS NOT NULL AND e.effet_a <= $1 AND NOT EXISTS (
      SELECT FROM journal j WHERE j.dossier_id = e.dossier_id
        AND j.enregistre_le > $1::timestamptz - make_interval(secs => $2))
  )
  SELECT (SELECT count(*)::int FROM dus) AS reveils, (
    SELECT count(graphile_worker.add_job('passer_le_temps', json_build_object('dossier', id), job_key := 'temps:' || id))::int
    FROM dus WHERE NOT EXISTS (
      SELECT FROM graphile_worker.jobs j WHERE j.key = 'temps:' || dus.id AND j.run_at <= now()
        AND j.attempts < j.max_attempts AND coalesce(j.locked_at > now() - interval '1 minute', true))
  ) AS ajoutes`;
