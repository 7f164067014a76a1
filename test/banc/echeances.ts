import { Dossier } from '#libs/persistance';
import { demarrerPostgres, PostgresDuPoste } from '#libs/persistance/poste';
import { AvisService } from '#libs/veille';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { Pool } from 'pg';
import { In } from 'typeorm';
import { Atelier, ouvrirAtelier } from '../appui/atelier';
import { mener, ouvrirDossier } from '../appui/parcours';
import { compilerUneFois, oublierCompilation } from '../preuves/compiler';
import { copier, projetEnInstruction } from '../preuves/copies';
import { pgbenchPresent, rejouerParPgbench, relever } from './pgbench';

// What the clock costs, on a PostgreSQL of its own that writes to the disk as in production. Every figure is beside what
// it is to be compared with, measured in the same run: a machine that is busy proves nothing by itself.

const ARMEES = 100_000;
const DUS = 10_000;
const TRAVAILLEURS = 4;
const LIMITE_MS = 20;

const [DEPOT, SUIVANT] = ['2026-01-15', '2026-01-16'];
const VEILLE = '2026-03-15T08:00:00.000Z';
const [MINUIT, MINUIT_SUIVANT] = ['2026-03-15T23:00:00.000Z', '2026-03-16T23:00:00.000Z'];

let racine: string;
let postgres: PostgresDuPoste;
let atelier: Atelier;
let poste: Pool;

beforeAll(async () => {
  racine = await mkdtemp(path.join(tmpdir(), 'parcours-cpts-banc-'));
  postgres = await demarrerPostgres({ dossier: racine });
  process.env.POSTE_DES_TESTS = postgres.url;
  atelier = await ouvrirAtelier(`${DEPOT}T08:00:00.000Z`);
  // As the owner of the tables: where pgbench finds what it plays is not the application's.
  poste = new Pool({ connectionString: atelier.url, max: 1 });
});
afterAll(async () => {
  oublierCompilation();
  await poste.end();
  await atelier.source.destroy();
  await postgres.arreter();
  await rm(racine, { recursive: true, force: true });
});

/** All due on the same minute: those that the application fires. The next day: those that pgbench plays. */
async function peupler(): Promise<{ dus: string[]; lendemain: string[] }> {
  const projet = await projetEnInstruction(atelier, DEPOT);
  const contrat = await ouvrirDossier(atelier);
  await mener(atelier, contrat, 'SIGNER_ACI', DEPOT);
  atelier.horloge.regler(`${SUIVANT}T08:00:00.000Z`);
  const suivant = await projetEnInstruction(atelier, SUIVANT);
  // Deadlines that only warn become tasks with each round of the clock.
  atelier.horloge.regler(VEILLE);
  await new AvisService(atelier.source, atelier.horloge).emettre();
  const dus = await copier(atelier.pool, projet, DUS);
  const lendemain = await copier(atelier.pool, suivant, DUS);
  await copier(atelier.pool, contrat, Math.ceil((ARMEES - (await armees())) / (await armees(contrat))));
  await poste.query('VACUUM ANALYZE');
  return { dus, lendemain };
}

async function armees(dossierId?: string): Promise<number> {
  const { rows } = await atelier.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM echeance WHERE statut = 'ARMEE' AND ($1::uuid IS NULL OR dossier_id = $1)`,
    [dossierId ?? null],
  );
  return rows[0]!.n;
}

interface Plan {
  'Actual Total Time': number;
  'Index Name'?: string;
  'Subplan Name'?: string;
  Plans?: Plan[];
}

const noeuds = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(noeuds)];

/** What is due at that instant, by the very statement of the clock: the best of five, each undone. */
async function chercher(instant: string): Promise<{ recherche: number; total: number; index: string[] }> {
  atelier.horloge.regler(instant);
  const [reveil] = await relever(atelier.pool, () => atelier.horlogeDuDroit.balayer());
  const mesures = [];
  const client = await atelier.pool.connect();
  for (let tour = 0; tour < 5; tour += 1) {
    await client.query('BEGIN');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${reveil!.text}`,
      reveil!.values,
    );
    await client.query('ROLLBACK');
    const plan = rows[0]!['QUERY PLAN'][0].Plan;
    const recherche = noeuds(plan).find((noeud) => noeud['Subplan Name'] === 'CTE dus')!;
    const index = noeuds(recherche).flatMap((noeud) => noeud['Index Name'] ?? []);
    mesures.push({ recherche: recherche['Actual Total Time'], total: plan['Actual Total Time'], index });
  }
  client.release();
  return mesures.sort((a, b) => a.recherche - b.recherche)[0]!;
}

const part = (mesure: number, de: number) => `${Math.round((100 * mesure) / de)} %`;

/** Every dossier, each once, by workers in processes of their own: how many in a second, once all are ready. */
async function tirer(dossiers: readonly string[]): Promise<number> {
  const programme = path.join(compilerUneFois(), 'test/preuves/programme-tirs.js');
  const travailleurs = Array.from({ length: TRAVAILLEURS }, () => fork(programme));
  const dire = (message: (rang: number) => object) =>
    Promise.all(
      travailleurs.map(async (travailleur, rang) => {
        travailleur.send(message(rang));
        const [reponse] = (await once(travailleur, 'message')) as [unknown];
        return reponse;
      }),
    );
  await dire((rang) => ({
    ...{ databaseUrl: atelier.url, instant: MINUIT },
    dossiers: dossiers.filter((_, numero) => numero % TRAVAILLEURS === rang),
  }));
  const debut = performance.now();
  const effets = (await dire(() => ({}))) as number[];
  const duree = performance.now() - debut;
  expect(effets.reduce((total, n) => total + n)).toBe(dossiers.length);
  return (1000 * dossiers.length) / duree;
}

const constats = async () =>
  (
    await atelier.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM journal WHERE type = 'CONSTATER_VALIDATION_TACITE'`,
    )
  ).rows[0]!.n;

it('banc des échéances', async () => {
  const { dus, lendemain } = await peupler();
  const nombre = (await armees()).toLocaleString('fr');
  for (const [quoi, instant] of [
    ['rien n’est dû', VEILLE],
    [`${DUS.toLocaleString('fr')} sont dus`, MINUIT],
  ] as const) {
    const { recherche, total, index } = await chercher(instant);
    expect(index).toContain('echeance_armee');
    console.log(
      `Trouver ce qui est dû parmi ${nombre} délais armés, quand ${quoi} : ${recherche.toFixed(1)} ms, ${part(recherche, LIMITE_MS)} ` +
        `de la limite (${LIMITE_MS} ms), par l’index ${index.join(', ')} ; ${total.toFixed(1)} ms en comptant ce qui est déjà dans la file.`,
    );
  }
  const cadence = await tirer(dus);
  expect(await constats()).toBe(DUS);
  const debit = `${Math.round(cadence)} par seconde, par ${TRAVAILLEURS} travailleurs sur ${availableParallelism()} cœurs`;
  if (!(await pgbenchPresent())) {
    console.log(`Faire échoir ${DUS} délais : ${debit}. Sans pgbench sur cette machine, rien à quoi le comparer.`);
    return;
  }
  atelier.horloge.regler(MINUIT_SUIVANT);
  const transactions = [];
  for (const dossier of lendemain)
    transactions.push(await relever(atelier.pool, () => atelier.dossiers.passerLeTemps(dossier)));
  const sql = await rejouerParPgbench({ pool: poste, url: atelier.url, dossier: racine }, transactions, TRAVAILLEURS);
  expect(await constats()).toBe(2 * DUS);
  console.log(
    `Faire échoir ${DUS} délais : ${debit} ; le même SQL rejoué par pgbench : ${Math.round(sql)} par seconde. ` +
      `Le chemin complet va à ${part(cadence, sql)} du SQL seul.`,
  );
  const echantillon = await atelier.source
    .getRepository(Dossier)
    .findBy({ id: In([...dus.slice(0, 50), ...lendemain.slice(0, 50)]) });
  expect(await atelier.preuve.verifierTous(echantillon)).toEqual({ verifies: 100, defauts: [] });
}, 3_600_000);
