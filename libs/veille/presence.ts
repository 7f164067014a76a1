import { FUSEAU_NATIONAL, instantEnClair } from '#libs/droit';
import { cloreIncident, signalerIncident } from '#libs/persistance';
import { ClientBase, Pool } from 'pg';

type Base = Pool | ClientBase;

/** Class of the advisory locks that living workers hold; the number of the worker is the other half of the key. */
const CLASSE = 20_190_825;

/** Silence, in seconds, after which a worker whose connection still stands is reported. */
export const SILENCE = 60;

/** Seconds that a job given back waits, for each time that it was begun. */
const SURSIS_PAR_ESSAI = 3;

/** Days during which the workers that are no more stay in the table. */
const MEMOIRE = 30;

/** Key of the incident that tells that no worker is there at all. */
export const AUCUN_TRAVAILLEUR = 'travailleurs:aucun';

/** A worker process. Its instants are those of the database server, whatever the clock of the domain says. */
export interface Travailleur {
  id: string;
  numero: number;
  hote: string;
  processus: number;
}

interface Suivi extends Travailleur {
  vuLe: Date;
}

/** Enters a worker that starts. @returns its number */
export async function inscrireTravailleur(
  base: Base,
  { id, hote, processus }: Omit<Travailleur, 'numero'>,
): Promise<number> {
  await base.query(
    `DELETE FROM travailleur WHERE coalesce(arrete_le, perdu_le) < now() - make_interval(days => ${MEMOIRE})`,
  );
  const { rows } = await base.query<{ numero: number }>(
    `INSERT INTO travailleur (id, hote, processus, ouvriers) VALUES ($1, $2, $3, '{}') RETURNING numero`,
    [id, hote, processus],
  );
  return rows[0]!.numero;
}

/**
 * Holds the lock that says that this worker lives, for as long as the connection lasts.
 * @returns false while a former connection of the same worker still holds it
 */
export async function prendreVerrou(client: ClientBase, numero: number): Promise<boolean> {
  const { rows } = await client.query<{ pris: boolean }>(`SELECT pg_try_advisory_lock(${CLASSE}, $1) AS pris`, [
    numero,
  ]);
  return rows[0]!.pris;
}

/** The worker lives, and holds the jobs that these pools of the queue have taken. */
export async function donnerSigneDeVie(base: Base, id: string, ouvriers: readonly string[]): Promise<void> {
  await base.query(
    `UPDATE travailleur SET vu_le = now(), perdu_le = NULL, silencieux_le = NULL, ouvriers = $2 WHERE id = $1`,
    [id, ouvriers],
  );
}

/**
 * Gives back to the queue what these pools hold, in the caller's transaction. It is not to be done at once: whoever held
 * it may need a moment to die, and what kills its worker must not kill them all in a row.
 */
export async function rendreTravaux(client: ClientBase, ouvriers: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ id: string; attempts: number }>(
    `SELECT id, attempts FROM graphile_worker.jobs WHERE locked_by = ANY($1)`,
    [ouvriers],
  );
  await client.query(`SELECT graphile_worker.force_unlock_workers($1)`, [ouvriers]);
  if (rows.length)
    await client.query(
      `SELECT graphile_worker.reschedule_jobs(ARRAY[id], run_at := now() + make_interval(secs => ${SURSIS_PAR_ESSAI} * essais))
        FROM unnest($1::bigint[], $2::int[]) AS rendus(id, essais)`,
      [rows.map(({ id }) => id), rows.map(({ attempts }) => attempts)],
    );
}

/** The worker stops of its own accord, and holds nothing any more. */
export async function noterArret(client: ClientBase, id: string): Promise<void> {
  const { rows } = await client.query<{ ouvriers: string[] }>(
    `UPDATE travailleur SET arrete_le = now() WHERE id = $1 RETURNING ouvriers`,
    [id],
  );
  await rendreTravaux(
    client,
    rows.flatMap(({ ouvriers }) => ouvriers),
  );
}

const VERROUS = `(SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND granted
  AND classid = ${CLASSE} AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;

/** Workers that have not stopped and whose lock nobody holds: they are dead, or have just lost their connection. */
export async function sansVerrou(base: Base): Promise<string[]> {
  const { rows } = await base.query<{ id: string }>(
    `SELECT id FROM travailleur WHERE arrete_le IS NULL AND perdu_le IS NULL AND numero NOT IN ${VERROUS}`,
  );
  return rows.map(({ id }) => id);
}

/** How many workers live, and how long ago the latest of them was seen, in seconds, oldest first. */
export async function vivants(base: Base): Promise<number[]> {
  const { rows } = await base.query<{ vuIlYA: number }>(
    `SELECT greatest(0, extract(epoch FROM now() - vu_le))::float AS "vuIlYA" FROM travailleur
      WHERE arrete_le IS NULL AND perdu_le IS NULL AND numero IN ${VERROUS} ORDER BY vu_le`,
  );
  return rows.map(({ vuIlYA }) => vuIlYA);
}

/**
 * Takes note that these workers died, in the caller's transaction: what they held goes back to the queue, and each death
 * is an incident. Those that another worker is seeing to, or that came back to life, are left alone.
 * @param maintenant instant of the incidents, by the clock of the domain
 */
export async function constaterMorts(client: ClientBase, ids: readonly string[], maintenant: string): Promise<void> {
  const { rows } = await client.query<Suivi & { ouvriers: string[] }>(
    `UPDATE travailleur SET perdu_le = now() WHERE id IN (
        SELECT id FROM travailleur WHERE id = ANY($1) AND arrete_le IS NULL AND perdu_le IS NULL
          AND numero NOT IN ${VERROUS} FOR UPDATE SKIP LOCKED)
      RETURNING id, numero, hote, processus, vu_le AS "vuLe", ouvriers`,
    [ids],
  );
  if (rows.length === 0) return;
  await rendreTravaux(
    client,
    rows.flatMap(({ ouvriers }) => ouvriers),
  );
  for (const mort of rows)
    await signalerIncident(
      client,
      {
        ...{ cle: cleDe(mort.id), sorte: 'TRAVAILLEUR' },
        message: `${nommer(mort)} s’est arrêté sans prévenir ; il a donné son dernier signe de vie le ${quand(mort.vuLe)}. Ce qu’il faisait est rendu aux autres. Relancez-le, et cherchez dans son journal ce qui l’a arrêté.`,
      },
      maintenant,
    );
}

/** Reports, once each, the workers whose connection stands but that have been silent for too long. Caller's transaction. */
export async function signalerSilences(
  client: ClientBase,
  maintenant: string,
  silence: number = SILENCE,
): Promise<void> {
  const { rows } = await client.query<Suivi>(
    `UPDATE travailleur SET silencieux_le = now() WHERE id IN (
        SELECT id FROM travailleur WHERE arrete_le IS NULL AND perdu_le IS NULL AND silencieux_le IS NULL
          AND vu_le < now() - make_interval(secs => $1) AND numero IN ${VERROUS} FOR UPDATE SKIP LOCKED)
      RETURNING id, numero, hote, processus, vu_le AS "vuLe"`,
    [silence],
  );
  for (const muet of rows)
    await signalerIncident(
      client,
      {
        ...{ cle: cleDe(muet.id), sorte: 'TRAVAILLEUR' },
        message: `${nommer(muet)} ne donne plus signe de vie depuis le ${quand(muet.vuLe)}, sans s’être arrêté. Ce qu’il a pris attend : arrêtez ce processus s’il ne répond pas, et ce sera fait par les autres ; puis relancez-le.`,
      },
      maintenant,
    );
}

/**
 * Closes the incidents that are over, in the caller's transaction: the silent worker speaks, or has stopped; another one,
 * started since, stands in for the dead one, and for that one alone.
 */
export async function cloreIncidentsFinis(
  client: ClientBase,
  maintenant: string,
  silence: number = SILENCE,
): Promise<void> {
  const { rows } = await client.query<{ cle: string; id: string; perdu: boolean }>(
    `SELECT i.cle, t.id, t.perdu_le IS NOT NULL AS perdu FROM incident i JOIN travailleur t ON i.cle = '${PREFIXE}' || t.id
      WHERE i.clos_le IS NULL
        AND (t.arrete_le IS NOT NULL OR t.perdu_le IS NOT NULL OR t.vu_le >= now() - make_interval(secs => $1))
      ORDER BY t.vu_le`,
    [silence],
  );
  for (const { cle, id, perdu } of rows)
    if (!perdu || (await remplacer(client, id))) await cloreIncident(client, cle, maintenant);
}

// One that died in its turn stood in all the same: it has an incident of its own, that waits for its own replacement.
async function remplacer(client: ClientBase, mort: string): Promise<boolean> {
  const { rows } = await client.query<{ remplace: boolean }>(
    `UPDATE travailleur mort SET remplace_par = (
        SELECT r.id FROM travailleur r WHERE r.demarre_le > mort.vu_le AND r.arrete_le IS NULL AND NOT EXISTS (SELECT FROM travailleur autre WHERE autre.remplace_par = r.id)
        ORDER BY r.demarre_le LIMIT 1)
      WHERE id = $1 RETURNING remplace_par IS NOT NULL AS remplace`,
    [mort],
  );
  return rows[0]!.remplace;
}

/** Key of the incidents of one worker, before its id. */
const PREFIXE = 'travailleur:';

const cleDe = (id: string) => `${PREFIXE}${id}`;

const nommer = ({ numero, hote, processus }: Travailleur) =>
  `Le travailleur n° ${numero} (machine ${hote}, processus ${processus})`;

const quand = (instant: Date) => `${instantEnClair(instant, FUSEAU_NATIONAL)} (heure de Paris)`;
