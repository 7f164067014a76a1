import { migrer } from '#libs/persistance';
import { demarrerPostgres } from '#libs/persistance/poste';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { Client } from 'pg';
import { SMTPServer } from 'smtp-server';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { dossierNeuf, Enfant, toutFinir } from '../../poste/enfants';
import { SmtpDeTest, smtpDeTest } from '../../poste/smtp';
import { compilerUneFois, oublierCompilation } from '../../preuves/compiler';
import { attendre, decrireToutes, lettreDeposee } from './etabli';

const INSTANT = '2026-06-01T08:00:00.000Z';
const EXPEDITEUR = 'ne-pas-repondre@parcours.test';

/** A worker in a process of its own. */
async function lancer(databaseUrl: string, smtpUrl: string): Promise<Enfant> {
  const options = { databaseUrl, smtpUrl, expediteur: EXPEDITEUR, instant: INSTANT, reglages: { delaiDeSaisie: 10 } };
  const programme = path.join(compilerUneFois(), 'test/preuves/programme-travailleur.js');
  const enfant = new Enfant(process.execPath, [programme, JSON.stringify(options)]);
  await enfant.dit('pret');
  return enfant;
}

afterEach(toutFinir);
afterAll(oublierCompilation);

describe('avec un serveur de messagerie qui retient sa réponse', () => {
  let atelier: Atelier;
  let smtp: SMTPServer;
  let smtpUrl: string;
  let bon: SmtpDeTest;
  let proprietaire: Client;
  /** Messages received whole, and not answered. */
  let retenus: (() => void)[];
  beforeEach(async () => {
    retenus = [];
    atelier = await ouvrirAtelier(INSTANT);
    bon = await smtpDeTest();
    proprietaire = new Client({ connectionString: atelier.url });
    await proprietaire.connect();
    smtp = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (flux, _, repondre) => void flux.resume().on('end', () => retenus.push(() => repondre())),
    });
    smtp.on('error', () => undefined);
    await new Promise<void>((suite) => smtp.listen(0, '127.0.0.1', suite));
    smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
    await decrireToutes(atelier);
  });
  afterEach(async () => {
    await new Promise<void>((suite) => smtp.close(suite));
    await bon.fermer();
    await proprietaire.end();
    await atelier.fermer();
  });

  const lignes = async <T extends object>(requete: string, valeurs: unknown[] = []) =>
    (await atelier.pool.query<T>(requete, valeurs)).rows;
  const courrier = async (dossier: string) =>
    (await lignes<{ statut: string }>(`SELECT statut FROM courrier WHERE dossier_id = $1`, [dossier]))[0]?.statut;
  const resultats = async () =>
    (await lignes<{ resultat: string }>(`SELECT resultat FROM envoi ORDER BY id`)).map(({ resultat }) => resultat);
  const envois = () =>
    lignes<{ locked_at: Date | null; attempts: number; dans: number }>(
      `SELECT locked_at, attempts, extract(epoch FROM run_at - now())::float AS dans FROM graphile_worker.jobs
        WHERE task_identifier = 'envoyer_courrier'`,
    );
  const travailleurs = () =>
    lignes<{ processus: number; arrete: boolean; perdu: boolean }>(
      `SELECT processus, arrete_le IS NOT NULL AS arrete, perdu_le IS NOT NULL AS perdu FROM travailleur ORDER BY numero`,
    );
  const enVol = async () => {
    const dossier = await lettreDeposee(atelier);
    const enfant = await lancer(atelier.url, smtpUrl);
    await enfant.attendre(() => retenus[0]);
    expect(await envois()).toMatchObject([{ locked_at: expect.any(Date) as Date }]);
    return { dossier, enfant };
  };

  it('SIGTERM : l’envoi en cours s’achève, il est noté, puis le travailleur s’arrête sans rien prendre d’autre', async () => {
    const { dossier, enfant } = await enVol();
    enfant.signaler('SIGTERM');
    await attendre('l’arrêt commence', async () => {
      const ecoute = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'UNLISTEN%'`;
      return (await proprietaire.query(ecoute)).rows.length > 0;
    });
    await atelier.pool.query(`SELECT graphile_worker.add_job('balayer', '{}', job_key := 'apres')`);
    retenus[0]!();
    expect(await enfant.fin).toEqual({ code: 0, signal: null });
    expect(await courrier(dossier)).toBe('ENVOYE');
    expect((await resultats()).at(-1)).toBe('ACCEPTE');
    expect(await envois()).toEqual([]);
    expect(await lignes(`SELECT locked_at, attempts FROM graphile_worker.jobs WHERE key = 'apres'`)).toEqual([
      { locked_at: null, attempts: 0 },
    ]);
    expect(await travailleurs()).toEqual([{ processus: enfant.pid, arrete: true, perdu: false }]);
    expect(await lignes('SELECT 1 FROM incident')).toEqual([]);
  });

  it('SIGTERM, et le serveur ne répond jamais : dix secondes plus tard tout est rendu à la file, puis le courrier part une fois', async () => {
    const { dossier, enfant } = await enVol();
    const debut = performance.now();
    enfant.signaler('SIGTERM');
    expect(await enfant.fin).toEqual({ code: 0, signal: null });
    expect(performance.now() - debut).toBeLessThan(10_000);
    expect(await envois()).toMatchObject([{ locked_at: null, attempts: 1 }]);
    expect((await envois())[0]!.dans).toBeLessThan(60);
    expect(await courrier(dossier)).toBe('COMPOSE');
    expect(await resultats()).not.toContain('ACCEPTE');
    expect(await travailleurs()).toEqual([{ processus: enfant.pid, arrete: true, perdu: false }]);

    const suivant = await lancer(atelier.url, bon.url);
    await attendre('courrier envoyé', async () => (await courrier(dossier)) === 'ENVOYE');
    suivant.signaler('SIGTERM');
    expect(await suivant.fin).toEqual({ code: 0, signal: null });
    expect(bon.lister()).toHaveLength(1);
    expect((await resultats()).filter((resultat) => resultat === 'ACCEPTE')).toHaveLength(1);
    expect(await envois()).toEqual([]);
  });

  it('kill -9 : un autre reprend ce qu’il tenait sans attendre ; l’incident se referme quand il est remplacé', async () => {
    const { dossier, enfant } = await enVol();
    const autre = await lancer(atelier.url, bon.url);
    const vuDepuis = `SELECT 1 FROM travailleur a, travailleur b WHERE a.numero = 1 AND b.numero = 2 AND a.vu_le > b.demarre_le`;
    await attendre('ils ont vécu ensemble', async () => (await lignes(vuDepuis)).length > 0);
    enfant.signaler('SIGKILL');
    await enfant.fin;
    const incident = async () =>
      (
        await lignes<{ sorte: string; message: string; clos: boolean; fois: number }>(
          `SELECT sorte, message, clos_le IS NOT NULL AS clos, occurrences AS fois FROM incident WHERE cle LIKE 'travailleur:%'`,
        )
      )[0];
    await attendre('mort constatée', async () => (await incident()) !== undefined);
    expect(await incident()).toMatchObject({ sorte: 'TRAVAILLEUR', clos: false, fois: 1 });
    expect((await incident())!.message).toMatch(
      new RegExp(`^Le travailleur n° 1 \\(machine .+, processus ${enfant.pid}\\) s’est arrêté sans prévenir`),
    );
    await attendre('courrier envoyé', async () => (await courrier(dossier)) === 'ENVOYE');
    // Administrators may have been told of the death meanwhile.
    expect(bon.lister().filter(({ objet }) => !/incident/.test(objet))).toHaveLength(1);
    // The queue forgets a job just after its work is committed.
    await attendre('file vide', async () => (await envois()).length === 0);

    await lancer(atelier.url, bon.url);
    await attendre('incident refermé', async () => (await incident())!.clos);
    expect(await travailleurs()).toEqual([
      { processus: enfant.pid, arrete: false, perdu: true },
      { processus: autre.pid, arrete: false, perdu: false },
      { processus: expect.any(Number) as number, arrete: false, perdu: false },
    ]);
  });
});

it('PostgreSQL redémarre : le travailleur le retrouve, reprend son verrou, et rend ce que la file lui prêtait', async () => {
  const dossier = dossierNeuf();
  let poste = await demarrerPostgres({ dossier });
  try {
    const { url, port } = poste;
    await migrer(url);
    const enfant = await lancer(url, 'smtp://127.0.0.1:1');
    const demander = async <T extends object>(requete: string) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query<T>(requete)).rows;
      } finally {
        await client.end();
      }
    };
    const moi = () =>
      demander<{ processus: number; vu: boolean; perdu_le: Date | null }>(
        `SELECT processus, vu_le > pg_postmaster_start_time() AS vu, perdu_le FROM travailleur`,
      );
    const reste = async (cle: string) =>
      (await demander(`SELECT 1 FROM graphile_worker.jobs WHERE key = '${cle}'`)).length > 0;
    // As when the server dies between taking a job for us and telling us so.
    await demander(
      `SELECT graphile_worker.add_job('balayer', '{}', job_key := 'orphelin', run_at := now() + interval '1 hour')`,
    );
    await demander(`UPDATE graphile_worker._private_jobs j SET locked_at = now(), locked_by = t.ouvriers[1], attempts = 1
      FROM travailleur t WHERE key = 'orphelin'`);

    await poste.arreter();
    // Away for longer than the queue goes without asking: a restart that nobody notices has taken nothing from anybody.
    await patienter(5000);
    poste = await demarrerPostgres({ dossier, port });
    await demander(`SELECT graphile_worker.add_job('balayer', '{}', job_key := 'suivant')`);
    await attendre('le travail suivant est fait', async () => !(await reste('suivant')));
    await attendre('ce qu’il tenait sans le savoir est fait', async () => !(await reste('orphelin')));
    expect(await moi()).toEqual([{ processus: enfant.pid, vu: true, perdu_le: null }]);
    expect(await demander(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 20190825`)).toHaveLength(1);
    expect(await demander(`SELECT message FROM incident`)).toEqual([]);
    enfant.signaler('SIGTERM');
    expect(await enfant.fin).toEqual({ code: 0, signal: null });
  } finally {
    await poste.arreter();
  }
});
