import { type Pool } from 'pg';

/** What each table of a database holds: its number of rows and a digest of all of them, in whatever order. */
export async function contenu(pool: Pool): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ nom: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS nom FROM pg_tables
      WHERE schemaname IN ('public', 'graphile_worker') ORDER BY 1`,
  );
  const lus = await Promise.all(
    tables.map(async ({ nom }) => {
      const { rows } = await pool.query<{ nombre: number; empreinte: string | null }>(
        `SELECT count(*)::int AS nombre, md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS empreinte FROM ${nom} t`,
      );
      return [nom, `${rows[0]!.nombre} ${rows[0]!.empreinte ?? ''}`] as const;
    }),
  );
  return Object.fromEntries(lus);
}
