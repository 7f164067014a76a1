import { migrer } from '#libs/persistance';
import { demarrerPostgres, PostgresDuPoste } from '#libs/persistance/poste';
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { Client } from 'pg';
import { Atelier, ouvrirAtelier } from '../appui/atelier';
import { organismes } from '../appui/organismes';
import { agir, mener, ouvrirDossier } from '../appui/parcours';
import { ServeurSmtp, serveurSmtp } from '../apps/worker/serveur-smtp';
import { compilerUneFois, oublierCompilation } from './compiler';
import { copier } from './copies';
import type { OptionsTravailleur } from './programme-travailleur';

// Five thousand dossiers reach the same midnight. For most of them the notice of a termination ends, which calls for no
// letter; for the others silence validates the project, and a letter is written, composed as PDF and sent. All that the
// program has to hold together is at work, while its processes are killed one after the other and the database restarts.

const TRAVAILLEURS = 4;
const AVEC_LETTRE = 150;
const SANS_LETTRE = 4850;
/** One a second; the database restarts in the middle of them. */
const MORTS = 12;
const REDEMARRAGE = 6;
/** Milliseconds. */
const SECONDE = 1000;
/** Milliseconds. Only against a test that hangs, as in jest.config.js. */
const DELAI = 900_000;

const MINUIT = '2026-03-15T23:00:00.000Z';
const PEU_APRES = '2026-03-15T23:00:30.000Z';

let dossier: string;
let postgres: PostgresDuPoste;
let atelier: Atelier;
let smtp: ServeurSmtp;
let programme: string;
/** Those that the test keeps alive; one that ends is replaced at once until `relever` is false. */
const travailleurs = new Set<ChildProcess>();
/** Those of them that are at work: to kill one that only starts would prove nothing. */
const prets = new Set<ChildProcess>();
let relever = true;

beforeAll(async () => {
  dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-preuve-'));
  postgres = await demarrerPostgres({ dossier });
  await surLaBase('ALTER SYSTEM SET fsync = off', 'SELECT pg_reload_conf()');
  await migrer(postgres.url);
  atelier = await ouvrirAtelier('2026-01-16T08:00:00.000Z', { url: postgres.url, fermer: async () => undefined });
  await organismes(atelier.source);
  smtp = await serveurSmtp();
  programme = path.join(compilerUneFois(), 'test/preuves/programme-travailleur.js');
}, DELAI);
afterAll(async () => {
  relever = false;
  for (const enfant of travailleurs) enfant.kill('SIGKILL');
  await atelier.fermer();
  await smtp.fermer();
  await postgres.arreter();
  oublierCompilation();
  rmSync(dossier, { recursive: true, force: true });
}, DELAI);

async function surLaBase(...requetes: string[]): Promise<void> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  for (const requete of requetes) await client.query(requete);
  await client.end();
}

function lancer(): void {
  const options: OptionsTravailleur = {
    databaseUrl: postgres.url,
    smtpUrl: smtp.url,
    expediteur: 'ne-pas-repondre@parcours.test',
    instant: PEU_APRES,
  };
  const enfant = spawn(process.execPath, [programme, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  travailleurs.add(enfant);
  enfant.stdout.once('data', () => prets.add(enfant));
  enfant.once('exit', () => {
    travailleurs.delete(enfant);
    prets.delete(enfant);
    if (relever) lancer();
  });
}

const compter = async (requete: string, ...valeurs: unknown[]) =>
  (await atelier.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${requete}`, valeurs)).rows[0]!.n;

const enRetard = () =>
  compter(`echeance WHERE statut = 'ARMEE' AND evenement IS NOT NULL AND effet_a <= $1`, PEU_APRES);
const aEnvoyer = () => compter(`courrier WHERE statut IN ('PREVU', 'COMPOSE', 'BLOQUE')`);

/** Waits until it is so; while the database restarts, nobody knows. */
async function attendre(vrai: () => Promise<boolean>): Promise<void> {
  while (!(await vrai().catch(() => false))) await patienter(SECONDE / 4);
}

async function redemarrerPostgres(): Promise<void> {
  const { port } = postgres;
  await postgres.arreter();
  postgres = await demarrerPostgres({ dossier, port });
}

it(
  `${TRAVAILLEURS} travailleurs tués chaque seconde, la base redémarrée : ${AVEC_LETTRE + SANS_LETTRE} échéances de la même minute prennent effet une fois chacune, chaque lettre existe une fois`,
  async () => {
    const preavis = await ouvrirDossier(atelier);
    await mener(atelier, preavis, 'SIGNER_ACI', '2026-01-15');
    const preuve = { canal: 'LRAR', reference: '2C 123 456 7890 1' };
    await agir(atelier, preavis, 'RECEVOIR_RESILIATION', '2026-01-16', { preuve }, 'CPAM');
    const silence = await ouvrirDossier(atelier);
    await mener(atelier, silence, 'DEPOSER_PROJET_SANTE', '2026-01-15');
    // What was written until then is another story: nothing but the midnight is at work below.
    await atelier.pool.query(`UPDATE courrier SET statut = 'SANS_ENVOI'`);
    await atelier.pool.query(`SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs`);
    await atelier.pool.query(`UPDATE rappel SET emis_le = prevu_a`);
    const sansLettre = [preavis, ...(await copier(atelier.pool, preavis, SANS_LETTRE - 1))];
    const avecLettre = [silence, ...(await copier(atelier.pool, silence, AVEC_LETTRE - 1))];
    expect(await compter(`echeance WHERE statut = 'ARMEE' AND evenement IS NOT NULL AND effet_a = $1`, MINUIT)).toBe(
      AVEC_LETTRE + SANS_LETTRE,
    );

    for (let rang = 0; rang < TRAVAILLEURS; rang += 1) lancer();
    let morts = 0;
    while (morts < MORTS) {
      await patienter(SECONDE);
      const auTravail = [...prets];
      const victime = auTravail[Math.floor(Math.random() * auTravail.length)];
      if (!victime) continue;
      victime.kill('SIGKILL');
      morts += 1;
      if (morts === REDEMARRAGE) await redemarrerPostgres();
    }
    await attendre(async () => (await enRetard()) === 0 && (await aEnvoyer()) === 0);
    await attendre(async () => (await compter('incident WHERE clos_le IS NULL')) === 0);
    relever = false;
    await Promise.all(
      [...travailleurs].map(async (enfant) => {
        const fin = once(enfant, 'exit');
        enfant.kill('SIGTERM');
        await fin;
      }),
    );

    // Every deadline once, at its legal date, on every dossier.
    const { rows: effets } = await atelier.pool.query<{ type: string; le: string; fois: number; dossiers: number }>(
      `SELECT type, le, max(fois)::int AS fois, count(*)::int AS dossiers FROM (
          SELECT dossier_id, type, le, count(*) AS fois FROM journal WHERE acteur = 'horloge' GROUP BY 1, 2, 3) j
        GROUP BY type, le ORDER BY type`,
    );
    expect(effets).toEqual([
      { type: 'CONSTATER_FIN_CONTRAT', le: '2026-03-16', fois: 1, dossiers: SANS_LETTRE },
      { type: 'CONSTATER_VALIDATION_TACITE', le: '2026-03-15', fois: 1, dossiers: AVEC_LETTRE },
    ]);
    expect(
      await compter(`echeance WHERE dossier_id = ANY($1) AND statut = 'ECHUE' AND code = 'D-P8-01'`, sansLettre),
    ).toBe(SANS_LETTRE);

    // Every letter once, sent once; a killed worker may have had the server take it twice, under the same Message-ID.
    const { rows: lettres } = await atelier.pool.query<{
      dossier: string;
      id: string;
      statut: string;
      messageId: string;
    }>(
      `SELECT dossier_id AS dossier, id, statut, courriel->>'messageId' AS "messageId" FROM courrier
        WHERE code = 'C-P5-06' ORDER BY dossier_id`,
    );
    expect(lettres.map((lettre) => lettre.dossier)).toEqual([...avecLettre].sort());
    expect([...new Set(lettres.map(({ statut }) => statut))]).toEqual(['ENVOYE']);
    expect(new Set(lettres.map(({ messageId }) => messageId)).size).toBe(AVEC_LETTRE);
    const recus = smtp.recus.map(({ messageId }) => messageId);
    const connus = await atelier.pool.query<{ id: string }>(
      `SELECT courriel->>'messageId' AS id FROM courrier WHERE statut = 'ENVOYE'`,
    );
    expect([...new Set(recus)].sort()).toEqual(connus.rows.map(({ id }) => id).sort());
    expect(recus.length - new Set(recus).size).toBeLessThanOrEqual(morts + TRAVAILLEURS);

    // No incident is left, and each one that there was is explained: a worker that died, a database that went away.
    const { rows: incidents } = await atelier.pool.query<{ sorte: string; ouverts: number }>(
      `SELECT sorte, count(*) FILTER (WHERE clos_le IS NULL)::int AS ouverts FROM incident GROUP BY sorte ORDER BY sorte`,
    );
    expect(incidents.filter(({ ouverts }) => ouverts > 0)).toEqual([]);
    expect(incidents.map(({ sorte }) => sorte)).toContain('TRAVAILLEUR');
    const inexpliques = await atelier.pool.query<{ message: string }>(
      `SELECT message FROM incident WHERE sorte <> 'TRAVAILLEUR'
        AND message !~ 'terminat|connection|ECONN|shutting down|starting up|timeout'`,
    );
    expect(inexpliques.rows).toEqual([]);
  },
  DELAI,
);
