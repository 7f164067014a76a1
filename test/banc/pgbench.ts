import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Pool, PoolClient } from 'pg';
import { ROLE_APPLICATION } from '../../libs/persistance/migrations/1763800000001-journal-inviolable';

const executer = promisify(execFile);

export interface Requete {
  text: string;
  values: unknown[];
}

/** What is asked of the database while this is done, on connections of the pool. Only what reads is really asked. */
export async function relever(pool: Pool, faire: () => Promise<unknown>): Promise<Requete[]> {
  const requetes: Requete[] = [];
  const connecter = pool.connect.bind(pool);
  const prendre = async () => espionner(await connecter(), requetes);
  const demander = async (...quoi: [string, unknown[]]) => {
    const client = await prendre();
    return client.query(...quoi).finally(() => client.release());
  };
  Object.assign(pool, { connect: prendre, query: demander });
  try {
    await faire();
  } finally {
    for (const methode of ['connect', 'query']) Reflect.deleteProperty(pool, methode);
  }
  return requetes;
}

// Given back to the pool, the connection is itself again.
function espionner(client: PoolClient, requetes: Requete[]): PoolClient {
  const [query, release] = [client.query.bind(client), client.release.bind(client)];
  client.query = ((quoi: string | Requete, valeurs?: unknown[]) => {
    const { text, values } = typeof quoi === 'string' ? { text: quoi, values: valeurs } : quoi;
    requetes.push({ text, values: values ?? [] });
    if (/^\s*WITH/.test(text)) return Promise.resolve({ rows: [{}], rowCount: 1 });
    return query(...([quoi, valeurs] as [string, unknown[]])) as unknown;
  }) as never;
  client.release = (erreur) => {
    Object.assign(client, { query, release });
    release(erreur);
  };
  return client;
}

/** True when pgbench is on the PATH. */
export async function pgbenchPresent(): Promise<boolean> {
  return executer('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
}

/** Statements of a transaction without what opens and closes it. */
const corps = (transaction: readonly Requete[]) => transaction.filter(({ values }) => values.length > 0);

/** Keeps the values with which each transaction was asked for in the database itself, where pgbench reads them. */
async function conserver(pool: Pool, transactions: readonly (readonly Requete[])[]): Promise<string[]> {
  const colonnes = corps(transactions[0]!).flatMap(({ values }, rang) => values.map((_, n) => `v${rang + 1}_${n + 1}`));
  await pool.query(`CREATE TABLE banc_valeurs (n bigint PRIMARY KEY, ${colonnes.map((c) => `${c} text`).join(', ')})`);
  const places = colonnes.map((_, rang) => `$${rang + 2}`).join(', ');
  for (const [rang, transaction] of transactions.entries())
    await pool.query(`INSERT INTO banc_valeurs VALUES ($1, ${places})`, [
      rang + 1,
      ...corps(transaction).flatMap(({ values }) => values),
    ]);
  await pool.query(
    `CREATE SEQUENCE banc_suite; GRANT SELECT ON banc_valeurs TO ${ROLE_APPLICATION}; GRANT USAGE ON banc_suite TO ${ROLE_APPLICATION}`,
  );
  await pool.query('ANALYZE banc_valeurs');
  return colonnes;
}

/** The transaction as pgbench plays it: the same statements, prepared once, each time with the values of another dossier. */
function scriptDe(transaction: readonly Requete[]): string {
  // pgbench knows no NULL: what always is null is written as such.
  const instructions = transaction.map((requete) => {
    const rang = corps(transaction).indexOf(requete) + 1;
    return requete.text.replace(/\$(\d+)/g, (_, n: string) =>
      requete.values[Number(n) - 1] === null ? 'NULL' : `:v${rang}_${n}`,
    );
  });
  return [LIRE, ...instructions.map((texte) => `${texte.trim()};`)].join('\n');
}

const LIRE = "SELECT v.* FROM (SELECT nextval('banc_suite') AS n OFFSET 0) s JOIN banc_valeurs v USING (n) \\gset";

/**
 * The same transactions played again by pgbench on as many connections: how many in a second, without the time that it
 * takes only to read the values.
 */
export async function rejouerParPgbench(
  { pool, url, dossier }: { pool: Pool; url: string; dossier: string },
  transactions: readonly (readonly Requete[])[],
  connexions: number,
): Promise<number> {
  await conserver(pool, transactions);
  const parConnexion = Math.floor(transactions.length / connexions);
  const jouer = async (script: string): Promise<number> => {
    const fichier = path.join(dossier, 'transaction.sql');
    await writeFile(fichier, script);
    await pool.query(`SELECT setval('banc_suite', 1, false)`);
    const adresse = new URL(url);
    const debut = performance.now();
    await executer(
      'pgbench',
      [
        ...['-n', '-M', 'prepared', '-c', String(connexions), '-j', String(Math.min(connexions, 2))],
        ...['-t', String(parConnexion), '-f', fichier],
        ...['-h', adresse.hostname, '-p', adresse.port, '-U', adresse.username, adresse.pathname.slice(1)],
      ],
      { env: { ...process.env, PGPASSWORD: decodeURIComponent(adresse.password), PGOPTIONS: OPTIONS } },
    );
    return performance.now() - debut;
  };
  const lecture = await jouer(LIRE);
  const tout = await jouer(scriptDe(transactions[0]!));
  return (1000 * parConnexion * connexions) / (tout - lecture);
}

/** Under the role of the programs, as they work. */
const OPTIONS = `-c role=${ROLE_APPLICATION} -c timezone=UTC`;
