import { runMigrations } from 'graphile-worker';
import { Client, Pool, PoolClient, types } from 'pg';
import { DataSource, DataSourceOptions } from 'typeorm';
import { Compte } from './entites/compte';
import { CourrierEmis } from './entites/courrier';
import { Delegation } from './entites/delegation';
import { Dossier } from './entites/dossier';
import { EcheanceInscrite } from './entites/echeance';
import { EntreeJournal, TentativeRefusee } from './entites/journal';
import { Fichier } from './entites/fichier';
import { Incident } from './entites/incident';
import { InscriptionConservee } from './entites/inscription-finess';
import { Organisme } from './entites/organisme';
import { Personne } from './entites/personne';
import { Reglage } from './entites/reglage';
import { JournalInviolable1763800000001, ROLE_APPLICATION } from './migrations/1763800000001-journal-inviolable';
import { InscriptionsFiness1763800000002 } from './migrations/1763800000002-inscriptions-finess';
import { PosteIndisponible } from './poste';
import { Socle1763800000000 } from './migrations/1763800000000-socle';
import { CourriersFiges1764100000000 } from './migrations/1764100000000-courriers-figes';
import { HistoireEtReglages1764300000000 } from './migrations/1764300000000-histoire-et-reglages';
import { Temps1764400000000 } from './migrations/1764400000000-temps';
import { RappelDePassage1764500000000 } from './migrations/1764500000000-rappel-de-passage';
import { JournalParInstant1764600000000 } from './migrations/1764600000000-journal-par-instant';
import { LettresEtFiches1764700000000 } from './migrations/1764700000000-lettres-et-fiches';

// A civil date stays the text that it is: node-postgres would turn it into an instant of the server's time zone.
types.setTypeParser(types.builtins.DATE, (valeur) => valeur);

const ENTITES = [
  Compte,
  CourrierEmis,
  Delegation,
  Dossier,
  EcheanceInscrite,
  EntreeJournal,
  TentativeRefusee,
  Fichier,
  Incident,
  InscriptionConservee,
  Organisme,
  Personne,
  Reglage,
];
const MIGRATIONS = [
  Socle1763800000000,
  JournalInviolable1763800000001,
  InscriptionsFiness1763800000002,
  CourriersFiges1764100000000,
  HistoireEtReglages1764300000000,
  Temps1764400000000,
  RappelDePassage1764500000000,
  JournalParInstant1764600000000,
  LettresEtFiches1764700000000,
];

/** A command that cannot have its lock or its answer in that time gives up, and says so. */
const DELAIS = '-c lock_timeout=30s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s';

/** Options for the programs: they work under the role that may only add to the journal. */
export function optionsDeConnexion(url: string, connexions = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: ENTITES,
    poolSize: connexions,
    applicationName: 'parcours-cpts',
    extra: { options: `-c role=${ROLE_APPLICATION} -c timezone=UTC ${DELAIS}` },
  };
}

/** Ten seconds without an answer are a broken connection; the server learns within half a minute that we are gone. */
const SIGNES_DE_VIE =
  '-c lock_timeout=5s -c statement_timeout=10s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** A connection outside the pools, under the same role: for what must last as long as the program, or show that it lives. */
export function connexionPropre(url: string): Client {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    query_timeout: 10_000,
    keepAlive: true,
    application_name: 'parcours-cpts',
    options: `-c role=${ROLE_APPLICATION} -c timezone=UTC ${SIGNES_DE_VIE}`,
  });
  // A connection that breaks says so to the query that follows.
  client.on('error', () => undefined);
  return client;
}

const surveilles = new WeakSet<Pool>();

/** The pool of the same connection, for the paths where each round trip counts. */
export function poolDe(source: DataSource): Pool {
  const pool = (source.driver as unknown as { master: Pool }).master;
  surveiller(pool);
  return pool;
}

// A connection that breaks is replaced; the query that needs it next says what happened. Listened to when it is taken as
// well as when it is made: TypeORM makes the first one before anybody can hold its pool.
function surveiller(pool: Pool): void {
  if (surveilles.has(pool)) return;
  surveilles.add(pool);
  pool.on('error', () => undefined);
  const clients = new WeakSet<PoolClient>();
  const ecouter = (client: PoolClient): void => {
    if (clients.has(client)) return;
    clients.add(client);
    client.on('error', () => undefined);
  };
  pool.on('connect', ecouter).on('acquire', ecouter);
}

/**
 * Brings the database to the current version: the job queue's own tables, then ours. Forward only, safe to repeat
 * and to run from several programs at once.
 * @throws PosteIndisponible when the account may not do it, with what an administrator should grant
 */
export async function migrer(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 2 });
  surveiller(pool);
  const verrou = await pool.connect();
  try {
    // Two programs that start together must not migrate together.
    await verrou.query(`SELECT pg_advisory_lock(hashtext('parcours-cpts.migrations'))`);
    await runMigrations({ pgPool: pool });
    const source = new DataSource({
      ...{ type: 'postgres', url, migrations: MIGRATIONS, migrationsTransactionMode: 'all' },
      logger: MUET,
    });
    await source.initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
  } catch (erreur) {
    throw phraseDeMigration(erreur, url) ?? erreur;
  } finally {
    await verrou.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    verrou.release();
    await pool.end();
  }
}

/** What goes wrong is said once, by whoever started us. */
const rien = () => undefined;
const MUET = {
  logQuery: rien,
  logQueryError: rien,
  logQuerySlow: rien,
  logSchemaBuild: rien,
  logMigration: rien,
  log: rien,
};

function phraseDeMigration(erreur: unknown, url: string): PosteIndisponible | undefined {
  const { code, message } = (erreur ?? {}) as { code?: string; message: string };
  // Raised by a migration itself: it is a French sentence already.
  if (code === 'P0001') return new PosteIndisponible(message);
  if (code !== '42501') return undefined;
  const { username, pathname } = new URL(url);
  const nommer = (nom: string) => `"${decodeURIComponent(nom).replaceAll('"', '""')}"`;
  const [compte, base] = [nommer(username), nommer(pathname.slice(1))];
  return new PosteIndisponible(
    `Le compte ${compte} ne peut pas mettre la base ${base} à jour (${message}). Faites exécuter une fois par un administrateur, dans cette base : GRANT CREATE ON DATABASE ${base} TO ${compte}; GRANT CREATE ON SCHEMA public TO ${compte};`,
  );
}

/** True when every migration of this program is applied. */
export async function estAJour(source: DataSource): Promise<boolean> {
  const [ligne] = await source.query<{ appliquees: number }[]>('SELECT count(*)::int AS appliquees FROM migrations');
  return (ligne?.appliquees ?? 0) >= MIGRATIONS.length;
}
