import { PreuveService } from '#libs/dossiers';
import { Client } from 'pg';
import { Dossier } from '#libs/persistance';
import { PreuveNocturne } from '../../../apps/worker/preuve';
import { projetDepose } from '../../appui/avis';
import { agir, ouvrirDossier } from '../../appui/parcours';
import { attendre, decrireToutes, Etabli, ouvrirEtabli } from './etabli';

let etabli: Etabli;
let journalDesErreurs: jest.SpyInstance;
beforeEach(async () => {
  journalDesErreurs = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  etabli = await ouvrirEtabli('2026-01-15T08:00:00.000Z');
});
afterEach(async () => {
  await etabli.fermer();
  journalDesErreurs.mockRestore();
});

const incidents = async (sorte: string) =>
  (
    await etabli.pool.query<{ message: string; dossier: string | null; clos: boolean }>(
      `SELECT message, dossier_id AS dossier, clos_le IS NOT NULL AS clos FROM incident WHERE sorte = $1 ORDER BY ouvert_le`,
      [sorte],
    )
  ).rows;

/** One round of the clock at that instant, by whichever worker takes it, and all that follows from it. */
async function passer(instant: string): Promise<void> {
  etabli.horloge.regler(instant);
  await etabli.pool.query(`SELECT graphile_worker.add_job('balayer', '{}', job_key := 'passer')`);
  const dus = `SELECT task_identifier, key, attempts, last_error, locked_by FROM graphile_worker.jobs
    WHERE run_at <= now() AND (locked_at IS NOT NULL OR attempts < max_attempts) AND task_identifier <> 'avertir_administrateurs'`;
  let reste: unknown[] = [];
  const fini = async () => (reste = (await etabli.pool.query(dus)).rows).length === 0;
  await attendre('plus rien de dû', fini).catch(() => expect(reste).toEqual([]));
}

describe('la messagerie est coupée', () => {
  it('le contrôle du lendemain matin le dit, moins d’un jour après ; revenue, le suivant referme l’incident', async () => {
    await decrireToutes(etabli);
    await projetDepose(etabli);
    await etabli.demarrer();
    await etabli.demarrer();
    await passer('2026-02-12T12:00:00.000Z');
    expect(await incidents('ATTENDUS')).toEqual([]);
    await etabli.smtp.arreter();
    await passer('2026-02-13T07:00:00.000Z');
    await passer('2026-02-13T07:59:00.000Z');
    expect(await incidents('ATTENDUS')).toEqual([]);
    await passer('2026-02-13T08:00:00.000Z');
    const [incident, ...autres] = await incidents('ATTENDUS');
    expect(autres).toEqual([]);
    expect(incident).toMatchObject({ clos: false, dossier: null });
    expect(incident!.message).toMatch(/^Contrôle du matin .* avis d’échéances? légales? .*J-30/);

    await etabli.smtp.reprendre();
    const tousPartis = `SELECT 1 FROM courrier WHERE statut <> 'ENVOYE'`;
    await attendre(
      'tout est parti',
      async () => (await etabli.pool.query(tousPartis)).rows.length === 0,
      etabli.presser,
    );
    await passer('2026-02-14T08:00:00.000Z');
    expect(await incidents('ATTENDUS')).toMatchObject([{ clos: true }]);
  });
});

it('aucun travail n’est pris sous un nom qui n’est pas encore écrit : un mort ne laisse rien que l’on ne sache sien', async () => {
  const proprietaire = new Client({ connectionString: etabli.url });
  await proprietaire.connect();
  await proprietaire.query(`
    CREATE TABLE pris (connu boolean);
    CREATE FUNCTION noter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN
      IF NEW.locked_by IS NOT NULL THEN
        INSERT INTO pris SELECT EXISTS (SELECT FROM travailleur WHERE NEW.locked_by = ANY(ouvriers));
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER noter BEFORE UPDATE ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION noter();
    -- Slow to write: a worker that did not wait for its name to be written would have time to take jobs.
    CREATE FUNCTION tarder() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$;
    CREATE TRIGGER tarder BEFORE UPDATE OF ouvriers ON travailleur FOR EACH ROW EXECUTE FUNCTION tarder();
    SELECT graphile_worker.add_job('balayer', '{}', job_key := 'essai ' || n) FROM generate_series(1, 20) n`);
  await Promise.all([etabli.demarrer(), etabli.demarrer()]);
  const fait = `SELECT 1 FROM graphile_worker.jobs WHERE key LIKE 'essai %'`;
  await attendre('tout est fait', async () => (await proprietaire.query(fait)).rows.length === 0);
  const { rows } = await proprietaire.query(`SELECT connu, count(*) >= 20 AS tous FROM pris GROUP BY connu`);
  await proprietaire.end();
  expect(rows).toEqual([{ connu: true, tous: true }]);
});

describe('la preuve nocturne', () => {
  const abimer = (id: string) =>
    etabli.pool.query(`UPDATE dossier SET instantane = jsonb_set(instantane, '{seq}', '99') WHERE id = $1`, [id]);
  const reparer = (id: string) =>
    etabli.pool.query(
      `UPDATE dossier SET instantane = jsonb_set(instantane, '{seq}', to_jsonb(revision)) WHERE id = $1`,
      [id],
    );

  it('à 2 h 30 un dossier abîmé est un incident sur ce dossier ; remis, la preuve suivante le referme', async () => {
    const [sain, abime] = [await ouvrirDossier(etabli), await ouvrirDossier(etabli)];
    await etabli.demarrer();
    await passer('2026-01-20T12:00:00.000Z');
    await abimer(abime);
    await passer('2026-01-21T01:29:00.000Z');
    expect(await incidents('PREUVE')).toEqual([]);
    await passer('2026-01-21T01:30:00.000Z');
    expect(await incidents('PREUVE')).toEqual([
      {
        ...{ dossier: abime, clos: false },
        message: expect.stringMatching(
          /^Ce dossier ne se prouve plus : l’état enregistré n’est pas celui .*\. N’y inscrivez rien/,
        ) as string,
      },
    ]);
    expect(sain).not.toBe(abime);
    await reparer(abime);
    await passer('2026-01-22T01:30:00.000Z');
    expect(await incidents('PREUVE')).toMatchObject([{ clos: true }]);
  });

  it('un acte inscrit pendant qu’elle regarde n’est pas un défaut', async () => {
    const dossier = await ouvrirDossier(etabli);
    let regards = 0;
    const genee = {
      verifier: async (lu: Dossier) => {
        regards += 1;
        if (regards === 1) await agir(etabli, dossier, 'PRENDRE_CONTACT', '2026-01-15');
        return etabli.preuve.verifier(lu);
      },
    };
    await new PreuveNocturne(etabli.source, etabli.horloge, genee as PreuveService).prouver();
    expect(regards).toBe(2);
    expect(await incidents('PREUVE')).toEqual([]);
  });

  it('s’interrompt entre deux dossiers quand le travailleur s’arrête', async () => {
    await ouvrirDossier(etabli);
    const preuve = new PreuveNocturne(etabli.source, etabli.horloge, etabli.preuve);
    await expect(preuve.prouver(AbortSignal.abort(new Error('arrêt')))).rejects.toThrow('arrêt');
  });
});
