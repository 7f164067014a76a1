import { connexionPropre, enTransaction, optionsDeConnexion, poolDe } from '#libs/persistance';
import {
  cloreIncidentsFinis,
  constaterMorts,
  donnerSigneDeVie,
  inscrireTravailleur,
  noterArret,
  prendreVerrou,
  sansVerrou,
  signalerSilences,
  vivants,
} from '#libs/veille';
import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { BaseDeTest, baseDeTest } from '../../poste/base';

const INSTANT = '2026-06-01T08:00:00.000Z';

let base: BaseDeTest;
let source: DataSource;
let pool: Pool;
let ouvertes: Client[];
beforeEach(async () => {
  ouvertes = [];
  base = await baseDeTest();
  source = await new DataSource(optionsDeConnexion(base.url, 6)).initialize();
  pool = poolDe(source);
});
afterEach(async () => {
  await Promise.all(ouvertes.map((client) => client.end()));
  await source.destroy();
  await base.fermer();
});

interface Vivant {
  id: string;
  numero: number;
  /** Holds its lock; ended, the worker is dead. */
  client: Client;
}

/** A worker that lives, whose pool `file-<n>` holds one job for each of these keys. */
async function naitre(...taches: string[]): Promise<Vivant> {
  const id = randomUUID();
  const numero = await inscrireTravailleur(pool, { id, hote: 'srv1', processus: 4242 });
  const client = connexionPropre(base.url);
  await client.connect();
  ouvertes.push(client);
  expect(await prendreVerrou(client, numero)).toBe(true);
  await donnerSigneDeVie(client, id, [`file-${numero}`]);
  for (const cle of taches) {
    await pool.query(`SELECT graphile_worker.add_job('essai', '{}', job_key := $1)`, [cle]);
    await pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = $2, attempts = attempts + 1 WHERE key = $1`,
      [cle, `file-${numero}`],
    );
  }
  return { id, numero, client };
}

async function mourir({ client, numero }: Vivant): Promise<void> {
  ouvertes = ouvertes.filter((une) => une !== client);
  await client.end();
  // The server frees the lock when it has seen the connection end. Other bases of the server have workers of that number.
  for (;;) {
    const { rows } = await pool.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = $1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [numero],
    );
    if (rows.length === 0) return;
  }
}

const vieillir = ({ id }: Vivant, secondes: number) =>
  pool.query(
    `UPDATE travailleur SET vu_le = now() - make_interval(secs => $2), demarre_le = now() - interval '1 hour' WHERE id = $1`,
    [id, secondes],
  );
const constater = (...morts: Vivant[]) =>
  enTransaction(pool, (client) =>
    constaterMorts(
      client,
      morts.map(({ id }) => id),
      INSTANT,
    ),
  );
const clore = () => enTransaction(pool, (client) => cloreIncidentsFinis(client, INSTANT));
const guetter = () => enTransaction(pool, (client) => signalerSilences(client, INSTANT));
const incidents = async () =>
  (
    await pool.query(
      `SELECT cle, sorte, message, occurrences, clos_le IS NOT NULL AS clos FROM incident ORDER BY ouvert_le, cle`,
    )
  ).rows as { cle: string; sorte: string; message: string; occurrences: number; clos: boolean }[];
const travaux = async () =>
  (
    await pool.query(
      `SELECT key, locked_by, attempts, extract(epoch FROM run_at - updated_at)::int AS dans FROM graphile_worker.jobs
        WHERE task_identifier = 'essai' ORDER BY key`,
    )
  ).rows as { key: string; locked_by: string | null; attempts: number; dans: number }[];
const etat = async ({ id }: Vivant) =>
  (
    await pool.query(
      `SELECT arrete_le IS NOT NULL AS arrete, perdu_le IS NOT NULL AS perdu, silencieux_le IS NOT NULL AS silencieux
        FROM travailleur WHERE id = $1`,
      [id],
    )
  ).rows[0] as { arrete: boolean; perdu: boolean; silencieux: boolean };

describe('un travailleur vivant', () => {
  it('tient son verrou : les autres le voient, et ne lui prennent rien', async () => {
    const un = await naitre('a');
    expect(await sansVerrou(pool)).toEqual([]);
    expect(await vivants(pool)).toEqual([expect.any(Number)]);
    await constater(un);
    expect(await etat(un)).toEqual({ arrete: false, perdu: false, silencieux: false });
    expect(await travaux()).toMatchObject([{ key: 'a', locked_by: `file-${un.numero}` }]);
    expect(await incidents()).toEqual([]);
  });

  it('ne prend pas un verrou que sa connexion d’avant tient encore', async () => {
    const un = await naitre();
    const seconde = connexionPropre(base.url);
    await seconde.connect();
    ouvertes.push(seconde);
    expect(await prendreVerrou(seconde, un.numero)).toBe(false);
    await mourir(un);
    expect(await prendreVerrou(seconde, un.numero)).toBe(true);
    expect(await sansVerrou(pool)).toEqual([]);
  });

  it('qui s’arrête rend ce qu’il tient, et personne ne le cherche', async () => {
    const un = await naitre('a');
    await enTransaction(pool, (client) => noterArret(client, un.id));
    await mourir(un);
    expect(await sansVerrou(pool)).toEqual([]);
    expect(await vivants(pool)).toEqual([]);
    expect(await travaux()).toMatchObject([{ key: 'a', locked_by: null }]);
    expect(await incidents()).toEqual([]);
  });
});

describe('un travailleur mort', () => {
  it('ce qu’il tenait revient à la file, un peu plus tard à chaque mort ; un incident le dit', async () => {
    const [mort, autre] = [await naitre('a', 'b'), await naitre('c')];
    await pool.query(`UPDATE graphile_worker._private_jobs SET attempts = 4 WHERE key = 'b'`);
    await mourir(mort);
    expect(await sansVerrou(pool)).toEqual([mort.id]);
    expect(await vivants(pool)).toHaveLength(1);
    await constater(mort);
    expect(await travaux()).toEqual([
      { key: 'a', locked_by: null, attempts: 1, dans: 3 },
      { key: 'b', locked_by: null, attempts: 4, dans: 12 },
      { key: 'c', locked_by: `file-${autre.numero}`, attempts: 1, dans: 0 },
    ]);
    expect(await incidents()).toEqual([
      {
        ...{ cle: `travailleur:${mort.id}`, sorte: 'TRAVAILLEUR', occurrences: 1, clos: false },
        message: expect.stringMatching(
          /^Le travailleur n° \d+ \(machine srv1, processus 4242\) s’est arrêté sans prévenir ; .* le \d\d\/\d\d\/\d{4} à \d\d:\d\d \(heure de Paris\)\. .* rendu aux autres\. Relancez-le/,
        ) as string,
      },
    ]);
    expect(await etat(mort)).toMatchObject({ perdu: true });
    expect(await sansVerrou(pool)).toEqual([]);
  });

  it('plusieurs le constatent au même instant : une fois', async () => {
    const mort = await naitre('a');
    await mourir(mort);
    await Promise.all([1, 2, 3, 4].map(() => constater(mort)));
    await constater(mort);
    expect(await incidents()).toMatchObject([{ occurrences: 1, clos: false }]);
  });

  it('l’incident se referme quand un autre, lancé depuis, le remplace ; un remplaçant ne remplace qu’un mort', async () => {
    const [ancien, un, deux] = [await naitre(), await naitre(), await naitre()];
    for (const connu of [ancien, un, deux]) await vieillir(connu, 0);
    for (const mort of [un, deux]) await mourir(mort);
    await constater(un, deux);
    await clore();
    const clos = async () => (await incidents()).filter((incident) => incident.clos).map(({ cle }) => cle);
    expect(await clos()).toEqual([]);
    const trois = await naitre();
    await clore();
    await clore();
    expect(await clos()).toEqual([`travailleur:${un.id}`]);
    await naitre();
    await clore();
    expect((await clos()).sort()).toEqual([un, deux].map(({ id }) => `travailleur:${id}`).sort());

    // Those who stand in die too: their own incident waits for their own replacement.
    await vieillir(trois, 0);
    await mourir(trois);
    await constater(trois);
    await clore();
    expect(await clos()).toHaveLength(2);
    await naitre();
    await clore();
    expect(await clos()).toHaveLength(3);
  });

  it('qui n’avait perdu que sa connexion revient : l’incident se referme', async () => {
    const un = await naitre();
    await mourir(un);
    await constater(un);
    await donnerSigneDeVie(pool, un.id, []);
    await clore();
    expect(await etat(un)).toMatchObject({ perdu: false });
    expect(await incidents()).toMatchObject([{ clos: true }]);
  });
});

describe('un travailleur muet, dont la connexion tient', () => {
  it.each([
    ['50 secondes', 50, false],
    ['61 secondes', 61, true],
  ])('depuis %s', async (_cas, secondes, signale) => {
    const muet = await naitre('a');
    await vieillir(muet, secondes);
    await guetter();
    expect(await incidents()).toHaveLength(signale ? 1 : 0);
    expect(await etat(muet)).toEqual({ arrete: false, perdu: false, silencieux: signale });
    // It may still be working: what it holds stays its own.
    expect(await travaux()).toMatchObject([{ key: 'a', locked_by: `file-${muet.numero}` }]);
  });

  it('est signalé une fois, quel que soit le nombre de ceux qui le voient ; il reparle : l’incident se referme', async () => {
    const muet = await naitre();
    await vieillir(muet, 90);
    await Promise.all([1, 2, 3].map(guetter));
    await guetter();
    await clore();
    expect(await incidents()).toMatchObject([
      {
        ...{ cle: `travailleur:${muet.id}`, sorte: 'TRAVAILLEUR', occurrences: 1, clos: false },
        message: expect.stringMatching(
          /ne donne plus signe de vie depuis le .* sans s’être arrêté\. .* arrêtez ce processus/,
        ) as string,
      },
    ]);
    await donnerSigneDeVie(muet.client, muet.id, []);
    await clore();
    expect(await incidents()).toMatchObject([{ clos: true }]);
    await vieillir(muet, 90);
    await guetter();
    expect(await incidents()).toMatchObject([{ clos: true }, { clos: false }]);
  });

  it('muet puis mort : le même incident le dit, et ce qu’il tenait revient à la file', async () => {
    const muet = await naitre('a');
    await vieillir(muet, 90);
    await guetter();
    await mourir(muet);
    await constater(muet);
    expect(await incidents()).toMatchObject([
      { occurrences: 2, clos: false, message: expect.stringContaining('sans prévenir') as string },
    ]);
    expect(await travaux()).toMatchObject([{ key: 'a', locked_by: null }]);
  });
});

it('ceux qui ne sont plus s’oublient au bout d’un mois', async () => {
  const [un, deux] = [await naitre(), await naitre()];
  await pool.query(`UPDATE travailleur SET arrete_le = now() - interval '31 days' WHERE id = $1`, [un.id]);
  await pool.query(`UPDATE travailleur SET perdu_le = now() - interval '29 days' WHERE id = $1`, [deux.id]);
  await naitre();
  const { rows } = await pool.query('SELECT id FROM travailleur ORDER BY numero');
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({ id: deux.id });
});
