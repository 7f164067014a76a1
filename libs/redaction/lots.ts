import { DateCivile } from '#libs/droit';
import { dansLePerimetre, enTransaction } from '#libs/persistance';
import { randomUUID } from 'node:crypto';
import { Pool, PoolClient } from 'pg';

/** A sheet to be established for many dossiers. */
export interface LotDemande {
  /** Code of the sheet. */
  fiche: string;
  /** Day that the sheets speak of. */
  situationAu: DateCivile;
  /** Each once, in the order in which they are to be done. */
  dossiers: readonly string[];
  /** Account that asks, whose rights hold for each sheet. */
  par: string;
}

/** How far a batch is. Instants, UTC. */
export interface Avancement {
  id: string;
  fiche: string;
  situationAu: DateCivile;
  demandeLe: Date;
  total: number;
  faits: number;
  echecs: number;
  restants: number;
  /** Somebody asked that it stop. */
  arrete: boolean;
  /** Nothing more will be done. */
  fini: boolean;
}

/** A sheet that could not be established, and why. */
export interface EchecDuLot {
  dossier: string;
  nom: string;
  echec: string;
}

/** What a worker needs to go on with a batch. */
export interface LotEnCours {
  id: string;
  fiche: string;
  situationAu: DateCivile;
  par: string;
  arrete: boolean;
}

/** Whose eyes look at the documents of a batch. */
interface Lecteur {
  id: string;
  regions: readonly string[];
  departements: readonly string[];
}

const TACHE = 'poursuivre_lot';

const PROGRAMMER = `SELECT graphile_worker.add_job('${TACHE}', json_build_object('lot', $1::text), job_key := 'lot:' || $1)`;

/** Writes the batch and puts it in the queue, at once or not at all. @returns its id */
export function creerLot(pool: Pool, demande: LotDemande, maintenant: string): Promise<string> {
  const id = randomUUID();
  const { fiche, situationAu, dossiers, par } = demande;
  return enTransaction(pool, async (client) => {
    await client.query(
      `INSERT INTO lot (id, fiche, situation_au, demande_par, demande_le) VALUES ($1, $2, $3, $4, $5)`,
      [id, fiche, situationAu, par, maintenant],
    );
    await client.query(
      `INSERT INTO lot_element (lot_id, rang, dossier_id)
        SELECT $1, rang, dossier FROM unnest($2::uuid[]) WITH ORDINALITY AS u(dossier, rang)`,
      [id, dossiers],
    );
    await client.query(PROGRAMMER, [id]);
    return id;
  });
}

const AVANCEMENT = `SELECT l.id, l.fiche, l.situation_au::text AS "situationAu", l.demande_le AS "demandeLe",
    count(*)::int AS total, count(e.courrier_id)::int AS faits, count(e.echec)::int AS echecs,
    (count(*) FILTER (WHERE e.fait_le IS NULL))::int AS restants,
    l.arret_demande_le IS NOT NULL AS arrete, l.fini_le IS NOT NULL AS fini
  FROM lot l JOIN lot_element e ON e.lot_id = l.id`;

/** The batches that this account asked for, the latest first. */
export async function lotsDe(pool: Pool, compte: string): Promise<Avancement[]> {
  const { rows } = await pool.query<Avancement>(
    `${AVANCEMENT} WHERE l.demande_par = $1 GROUP BY l.id ORDER BY l.demande_le DESC, l.id LIMIT 50`,
    [compte],
  );
  return rows;
}

/** Nothing for the batch of somebody else. */
export async function avancementDuLot(pool: Pool, id: string, compte: string): Promise<Avancement | undefined> {
  const { rows } = await pool.query<Avancement>(`${AVANCEMENT} WHERE l.id = $1 AND l.demande_par = $2 GROUP BY l.id`, [
    id,
    compte,
  ]);
  return rows[0];
}

export async function echecsDuLot(pool: Pool, id: string): Promise<EchecDuLot[]> {
  const { rows } = await pool.query<EchecDuLot>(
    `SELECT d.id AS dossier, d.nom, e.echec FROM lot_element e JOIN dossier d ON d.id = e.dossier_id
      WHERE e.lot_id = $1 AND e.echec IS NOT NULL ORDER BY e.rang`,
    [id],
  );
  return rows;
}

/** The documents that are there, of the dossiers that this person still sees. */
export async function documentsDuLot(
  pool: Pool,
  id: string,
  { regions, departements }: Lecteur,
): Promise<{ courrier: string; nom: string; reference: string; le: Date }[]> {
  const { rows } = await pool.query<{ courrier: string; nom: string; reference: string; le: Date }>(
    `SELECT c.id AS courrier, d.nom, c.reference, c.compose_le AS le
      FROM lot_element e JOIN dossier d ON d.id = e.dossier_id JOIN courrier c ON c.id = e.courrier_id
      WHERE e.lot_id = $1 AND ${dansLePerimetre('$2', '$3')} ORDER BY e.rang`,
    [id, regions, departements],
  );
  return rows;
}

/** Asks that the batch stop before its next sheet. Asked again, or of a batch that is over, it changes nothing. */
export async function demanderArret(pool: Pool, id: string, maintenant: string): Promise<void> {
  await pool.query(
    `UPDATE lot SET arret_demande_le = $2 WHERE id = $1 AND arret_demande_le IS NULL AND fini_le IS NULL`,
    [id, maintenant],
  );
}

/** The batch, unless it is over. */
export async function lotEnCours(pool: Pool, id: string): Promise<LotEnCours | undefined> {
  const { rows } = await pool.query<LotEnCours>(
    `SELECT id, fiche, situation_au::text AS "situationAu", demande_par AS par, arret_demande_le IS NOT NULL AS arrete
      FROM lot WHERE id = $1 AND fini_le IS NULL`,
    [id],
  );
  return rows[0];
}

export async function prochains(pool: Pool, id: string, combien: number): Promise<{ rang: number; dossier: string }[]> {
  const { rows } = await pool.query<{ rang: number; dossier: string }>(
    `SELECT rang, dossier_id AS dossier FROM lot_element WHERE lot_id = $1 AND fait_le IS NULL ORDER BY rang LIMIT $2`,
    [id, combien],
  );
  return rows;
}

/** One element is over: its document, or why there is none. */
export async function noterElement(
  pool: Pool,
  id: string,
  rang: number,
  issue: { courrier: string } | { echec: string },
  maintenant: string,
): Promise<void> {
  const [courrier, echec] = 'courrier' in issue ? [issue.courrier, null] : [null, issue.echec];
  await pool.query(
    `UPDATE lot_element SET courrier_id = $3, echec = $4, fait_le = $5 WHERE lot_id = $1 AND rang = $2 AND fait_le IS NULL`,
    [id, rang, courrier, echec, maintenant],
  );
}

/** The end of a step, in the caller's transaction: the batch is over, or its next step is in the queue. */
export async function suivre(client: PoolClient, id: string, maintenant: string): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE lot SET fini_le = $2 WHERE id = $1 AND fini_le IS NULL AND (arret_demande_le IS NOT NULL
      OR NOT EXISTS (SELECT FROM lot_element WHERE lot_id = $1 AND fait_le IS NULL))`,
    [id, maintenant],
  );
  if (!rowCount) await client.query(PROGRAMMER, [id]);
}
