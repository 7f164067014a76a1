import { CourrierEmis, poolDe } from '#libs/persistance';
import { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';

/** What an agency added to a letter, as it stands. `version`: what tells this content from a later one. */
export interface Paragraphes {
  version: string;
  paragraphes: readonly string[];
}

/** One state of the free paragraphs of a letter. `le`: instant; `par`: name of whoever wrote it. */
export interface VersionDesParagraphes extends Paragraphes {
  par: string;
  le: Date;
}

export async function derniersParagraphes(source: DataSource, courrierId: string): Promise<Paragraphes> {
  const { rows } = await poolDe(source).query<{ paragraphes: string[]; version: string }>(
    'SELECT id AS version, paragraphes FROM paragraphe_libre WHERE courrier_id = $1 ORDER BY id DESC LIMIT 1',
    [courrierId],
  );
  return rows[0] ?? { version: AUCUNE, paragraphes: [] };
}

/** The version of a letter to which nobody has added anything. */
const AUCUNE = '0';

/**
 * What tells the content of a letter still to be issued from what it becomes when somebody adds to it, or when a fact
 * received late changes what it says. Opaque.
 */
export async function versionDuProjet(
  base: Pool | PoolClient,
  { id, aCorrigerPar }: Pick<CourrierEmis, 'id' | 'aCorrigerPar'>,
): Promise<string> {
  const { rows } = await base.query<{ version: string }>(
    `SELECT coalesce(max(id), 0)::text AS version FROM paragraphe_libre WHERE courrier_id = $1`,
    [id],
  );
  return aCorrigerPar === null ? rows[0]!.version : `${rows[0]!.version}-${aCorrigerPar}`;
}

/** Every state of the free paragraphs, the latest first. */
export async function versionsDesParagraphes(source: DataSource, courrierId: string): Promise<VersionDesParagraphes[]> {
  const { rows } = await poolDe(source).query<VersionDesParagraphes>(
    `SELECT p.id AS version, p.paragraphes, coalesce(c.nom, p.par::text) AS par, p.le
      FROM paragraphe_libre p LEFT JOIN compte c ON c.id = p.par WHERE p.courrier_id = $1 ORDER BY p.id DESC`,
    [courrierId],
  );
  return rows;
}

/** Adds a state of the free paragraphs, in the caller's transaction, which holds the letter. `le`: instant (ISO). */
export async function ajouterParagraphes(
  client: PoolClient,
  courrierId: string,
  { paragraphes, par, le }: { paragraphes: readonly string[]; par: string; le: string },
): Promise<void> {
  await client.query('INSERT INTO paragraphe_libre (courrier_id, paragraphes, par, le) VALUES ($1, $2, $3, $4)', [
    ...[courrierId, paragraphes],
    ...[par, le],
  ]);
}
