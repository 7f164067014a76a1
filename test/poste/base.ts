import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

import { preparerModele } from './modele';

const MODELE = 'modele_des_tests';
/** Any number of our own: held while the template is made, so that one worker makes it and the others wait. */
const VERROU_DU_MODELE = 20_190_825;

export interface BaseDeTest {
  url: string;
  /** Drops the database, whoever is still connected to it. */
  fermer(): Promise<void>;
}

/** A database of one's own, cloned from the migrated template. To be asked for once per test file. */
export async function baseDeTest(): Promise<BaseDeTest> {
  const nom = `test_${randomBytes(8).toString('hex')}`;
  await surLePoste(async (client) => {
    await assurerModele(client);
    await client.query(`CREATE DATABASE ${nom} TEMPLATE ${MODELE} STRATEGY FILE_COPY`);
  });
  return {
    url: urlDe(nom),
    fermer: () =>
      surLePoste(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${nom} WITH (FORCE)`))),
  };
}

async function assurerModele(client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [VERROU_DU_MODELE]);
  try {
    const { rows } = await client.query('SELECT datistemplate AS fini FROM pg_database WHERE datname = $1', [MODELE]);
    const [existant] = rows as { fini: boolean }[];
    if (existant?.fini) return;
    // Left unfinished by a worker that failed: its error is in its own test file, ours must show it too.
    if (existant) await client.query(`DROP DATABASE ${MODELE} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${MODELE}`);
    await preparerModele(urlDe(MODELE));
    // Nobody may connect any more, so that copying it never finds it "being accessed by other users".
    await client.query(`ALTER DATABASE ${MODELE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [MODELE]);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [VERROU_DU_MODELE]);
  }
}

function urlDe(base: string): string {
  const poste = process.env.POSTE_DES_TESTS;
  if (!poste) throw new Error('No test PostgreSQL: jest must run with globalSetup test/poste/global-setup.ts');
  return new URL(`/${base}`, poste).href;
}

async function surLePoste(travail: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: urlDe('postgres') });
  await client.connect();
  try {
    await travail(client);
  } finally {
    await client.end();
  }
}
