import { PosteIndisponible } from '#libs/persistance/poste';
import { Pool } from 'pg';

/** What a database is for, once and for all: real dossiers, or training under a clock that one moves. */
export type Mode = 'COURANT' | 'FORMATION';

const REFUS: Record<Mode, string> = {
  COURANT:
    'Cette base est celle du mode de formation, dont l’horloge se déplace. Relancez avec MODE=formation, ou indiquez une autre base (DATABASE_URL, ou DONNEES pour le PostgreSQL du poste).',
  FORMATION:
    'Cette base tient des dossiers hors du mode de formation : son horloge ne se déplace pas. Donnez à la formation une base à elle (DATABASE_URL, ou DONNEES pour le PostgreSQL du poste), ou retirez MODE=formation.',
};

/**
 * Makes sure that the database is for this mode. One that has not said so yet is marked: for training only when it holds
 * no dossier; its clock then starts from the present instant.
 * @throws PosteIndisponible when it is for the other one
 */
export async function exigerInstallation(pool: Pool, mode: Mode): Promise<void> {
  await pool.query(
    `INSERT INTO installation (mode, instant, regle_a)
      SELECT v.mode, v.present, v.present
      FROM (SELECT $1::text AS mode, CASE WHEN $1 = 'FORMATION' THEN clock_timestamp() END AS present) v
      WHERE v.mode = 'COURANT' OR NOT EXISTS (SELECT FROM dossier)
      ON CONFLICT DO NOTHING`,
    [mode],
  );
  if ((await modeDe(pool)) !== mode) throw new PosteIndisponible(REFUS[mode]);
}

/** For who only passes by: refuses a training database, and leaves one that has not said what it is for as it is. */
export async function refuserFormation(pool: Pool): Promise<void> {
  if ((await modeDe(pool)) === 'FORMATION') throw new PosteIndisponible(REFUS.COURANT);
}

async function modeDe(pool: Pool): Promise<Mode | undefined> {
  const { rows } = await pool.query<{ mode: Mode }>('SELECT mode FROM installation');
  return rows[0]?.mode;
}
