import { hacherMotDePasse } from '#libs/acces';
import { Gabarits } from '#libs/courriers';
import { EntreeJournal, Incident } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import { NestExpressApplication } from '@nestjs/platform-express';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Pool } from 'pg';
import { creerApi } from '../../../apps/api/application';
import { mener, ouvrirDossier } from '../../appui/parcours';
import { Client } from '../../appui/serveur';
import { attendre, decrire, decrireToutes, Etabli, ouvrirEtabli } from './etabli';

// Filed on 15 January: silence accepts at the end of 15 March, whatever is broken that day. What is broken is an incident
// within a minute; once it is mended, « Relancer » produces what was missing.

const GABARITS = path.resolve(__dirname, '../../../templates');
const TACITE = 'CONSTATER_VALIDATION_TACITE';
const ECHU = '2026-03-16T08:00:00.000Z';
const versions = REGISTRE['cpts']!.versions;

interface Banc {
  etabli: Etabli;
  proprietaire: Pool;
  gabarits: string;
  dossier: string;
}

/** What breaks, as the owner of the machine would see it. */
interface Panne {
  poser(banc: Banc): unknown;
  reparer(banc: Banc): unknown;
  sorte: string;
  /** What the sentence of the incident says. */
  dit: RegExp;
  /** False when nothing can leave: the administrators are told once it can. */
  sansCourriel?: true;
}

const tomber = (): never => {
  throw new TypeError('panne de l’essai');
};
const espions: jest.SpyInstance[] = [];
/** Makes a part of every version of the real law throw. */
const fausser = (objets: readonly object[], methode: string) =>
  espions.push(...objets.map((objet) => jest.spyOn(objet as never, methode as never).mockImplementation(tomber)));
const remettre = () => espions.splice(0).forEach((espion) => espion.mockRestore());
const echeances = (code: string) =>
  versions.map((version) => version.echeances.find((definie) => definie.code === code)!);

const PANNES: Record<string, Panne> = {
  'gabarit absent': {
    poser: ({ gabarits }) => rmSync(path.join(gabarits, 'C-P5-06.hbs')),
    reparer: ({ gabarits }) => cpSync(path.join(GABARITS, 'C-P5-06.hbs'), path.join(gabarits, 'C-P5-06.hbs')),
    ...{ sorte: 'COURRIER', dit: /« C-P5-06 » est défectueux : le fichier n’existe pas/ },
  },
  'variable d’un gabarit restée vide': {
    poser: ({ proprietaire }) => proprietaire.query(`UPDATE organisme SET telephone = '' WHERE genre = 'ARS'`),
    reparer: ({ proprietaire }) =>
      proprietaire.query(`UPDATE organisme SET telephone = '01 99 00 00 01' WHERE genre = 'ARS'`),
    ...{ sorte: 'COURRIER', dit: /dans le gabarit « .* », la variable « agence\.telephone » est vide/ },
  },
  'serveur de messagerie arrêté': {
    poser: ({ etabli }) => etabli.smtp.arreter(),
    reparer: ({ etabli }) => etabli.smtp.reprendre(),
    ...{ sorte: 'ENVOI', dit: /ne répond pas/, sansCourriel: true },
  },
  'agence effacée du référentiel': {
    poser: ({ proprietaire }) => proprietaire.query(`DELETE FROM organisme WHERE genre = 'ARS'`),
    reparer: ({ etabli }) => decrire(etabli, 'ARS'),
    ...{ sorte: 'COURRIER', dit: /Aucun organisme ARS n’est décrit/ },
  },
  'référentiel des agences illisible': {
    poser: ({ proprietaire }) => proprietaire.query(`ALTER TABLE organisme RENAME TO organisme_en_panne`),
    reparer: ({ proprietaire }) => proprietaire.query(`ALTER TABLE organisme_en_panne RENAME TO organisme`),
    ...{ sorte: 'COURRIER', dit: /organisme/ },
  },
  'garde qui lève une exception': {
    poser: () => fausser([...new Set(versions.map(({ regles }) => regles['D-P5-01']!))], 'vraie'),
    reparer: remettre,
    ...{ sorte: 'REGLE', dit: /^La règle D-P5-01 n’a pas pu être vérifiée \(TypeError\)\. L’entrée est enregistrée/ },
  },
  'variables d’un courrier qui lèvent une exception': {
    poser: () =>
      fausser(
        [...new Set(versions.flatMap(({ courriers }) => courriers.filter((c) => c.code === 'C-P5-06')))],
        'variables',
      ),
    reparer: remettre,
    ...{ sorte: 'COURRIER', dit: /Impossible d’établir de ce courrier le contenu \(TypeError\)/ },
  },
  'disque plein pour les documents': {
    poser: ({ proprietaire }) =>
      proprietaire.query(`
        CREATE FUNCTION disque_plein() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER disque_plein BEFORE UPDATE ON courrier FOR EACH ROW WHEN (NEW.pdf IS NOT NULL)
          EXECUTE FUNCTION disque_plein()`),
    reparer: ({ proprietaire }) => proprietaire.query(`DROP FUNCTION disque_plein CASCADE`),
    ...{ sorte: 'COURRIER', dit: /No space left on device/ },
  },
  'autre échéance que l’on ne sait plus calculer': {
    poser: () => fausser([...new Set(echeances('D-PF-01'))], 'departs'),
    reparer: remettre,
    ...{ sorte: 'ECHEANCE', dit: /^L’échéance D-PF-01 n’a pas pu être calculée \(TypeError\)/ },
  },
};

let banc: Banc;
let api: NestExpressApplication;
let administrateur: Client;
let silence: jest.SpyInstance;

beforeEach(async () => {
  // The worker tells its failures on the console: they are the subject here.
  silence = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const etabli = await ouvrirEtabli('2026-01-15T08:00:00.000Z');
  const gabarits = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-gabarits-'));
  cpSync(GABARITS, gabarits, { recursive: true });
  await decrireToutes(etabli);
  const dossier = await ouvrirDossier(etabli);
  await mener(etabli, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
  banc = { etabli, proprietaire: new Pool({ connectionString: etabli.url, max: 2 }), gabarits, dossier };
  api = await creerApi({
    ...{ databaseUrl: etabli.url, secretSession: 'secret-du-test-secret-du-test-secret', production: false },
    horloge: etabli.horloge,
  });
  await api.listen(0, '127.0.0.1');
  administrateur = await connecter(etabli, `http://127.0.0.1:${(api.getHttpServer().address() as AddressInfo).port}`);
  await etabli.demarrer({ gabarits: new Gabarits([gabarits]) });
  await attendre('rien en retard', async () => (await etabli.courriers(dossier)).every((c) => c.statut === 'ENVOYE'));
});

afterEach(async () => {
  remettre();
  await api.close();
  await banc.proprietaire.end();
  await banc.etabli.fermer();
  rmSync(banc.gabarits, { recursive: true, force: true });
  silence.mockRestore();
});

async function connecter({ pool, personne }: Etabli, url: string): Promise<Client> {
  const [identifiant, motDePasse] = [personne('ADMIN').identifiant, 'mot de passe du test'];
  await pool.query(`UPDATE compte SET mot_de_passe = $2 WHERE identifiant = $1`, [
    identifiant,
    await hacherMotDePasse(motDePasse),
  ]);
  const client = new Client(url);
  expect((await client.post('/api/session', { identifiant, motDePasse })).statut).toBe(201);
  return client;
}

const journal = () =>
  banc.etabli.source.getRepository(EntreeJournal).find({ where: { dossierId: banc.dossier }, order: { seq: 'ASC' } });
const tacites = async () => (await journal()).filter(({ type }) => type === TACITE);
const courrier = async () => (await banc.etabli.courriers(banc.dossier)).find(({ code }) => code === 'C-P5-06');
const incidents = (sorte: string) => banc.etabli.source.getRepository(Incident).findBy({ sorte });
const annonces = () =>
  banc.etabli.smtp.lister().filter(({ objet, a }) => /incident/.test(objet) && a.includes('admin@test.test'));
/** What silence ends, and what it starts. */
const registre = async () =>
  (
    await banc.etabli.pool.query<{ code: string; finie: number | null }>(
      `SELECT code, terminee_par AS finie FROM echeance WHERE dossier_id = $1 AND code IN ('D-P5-01', 'D-PF-01') ORDER BY code`,
      [banc.dossier],
    )
  ).rows;
const annoncePrevue = async () =>
  (await banc.etabli.pool.query(`SELECT FROM courrier WHERE code = 'A-INCIDENTS'`)).rows.length > 0;
/** Makes the message to the administrators due at once, instead of gathering for some seconds. */
const regrouper = async () => {
  await banc.etabli.pool.query(
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) FROM graphile_worker.jobs
      WHERE key = 'avertir_administrateurs' AND locked_at IS NULL`,
  );
};

it.each(Object.entries(PANNES))(
  '%s : l’effet est enregistré à sa date légale, un incident s’ouvre et se dit, et « Relancer » répare',
  async (_, panne) => {
    const { etabli, dossier } = banc;
    await panne.poser(banc);
    etabli.horloge.regler(ECHU);
    await etabli.horlogeDuDroit.balayer();
    await attendre('effet enregistré', async () => (await tacites()).length > 0);
    const [entree] = await tacites();
    expect(entree).toMatchObject({ le: '2026-03-15', role: 'HORLOGE', enregistreLe: new Date(ECHU) });
    expect(entree!.avertissements).toEqual(
      { REGLE: ['ANOMALIE:D-P5-01'], ECHEANCE: ['ANOMALIE-ECHEANCE:D-PF-01'] }[panne.sorte] ?? [],
    );

    expect((await registre()).map(({ code }) => code)).toEqual(
      panne.sorte === 'ECHEANCE' ? ['D-P5-01'] : ['D-P5-01', 'D-PF-01'],
    );

    // Nothing is pressed: it opens at the first attempt, in the minute that follows.
    await attendre('incident ouvert', async () => (await incidents(panne.sorte)).length > 0);
    const [incident, ...autres] = await incidents(panne.sorte);
    expect(autres).toEqual([]);
    expect(incident).toMatchObject({ closLe: null, message: expect.stringMatching(panne.dit) as string });
    expect(incident!.ouvertLe).toEqual(new Date(ECHU));
    const { corps } = await administrateur.get('/api/incidents');
    expect(corps.incidents).toMatchObject([{ id: incident!.id, reprenable: true, gerable: true }]);
    await attendre('annonce prévue', annoncePrevue, regrouper);
    if (!panne.sansCourriel) await attendre('annonce', async () => annonces().length > 0);

    await panne.reparer(banc);
    const { statut } = await administrateur.post(`/api/incidents/${incident!.id}/reprise`, {});
    expect(statut).toBe(200);
    await attendre('incident résolu', async () => (await incidents(panne.sorte))[0]!.closLe !== null);
    await attendre('courrier parti', async () => (await courrier())?.statut === 'ENVOYE');
    await attendre('annonce', async () => annonces().length > 0);
    const vu = await administrateur.get(`/api/incidents/${incident!.id}`);
    expect(vu.corps.historique).toMatchObject([
      { quoi: 'OUVERT', par: 'Parcours CPTS' },
      { quoi: 'REPRIS', par: 'Personne ADMIN' },
      { quoi: 'RESOLU', par: 'Parcours CPTS' },
    ]);

    // Once, in law and on paper; what the dossier is does not depend on what was broken.
    expect(await tacites()).toHaveLength(1);
    const { etats } = await etabli.consultation.consulter(dossier, etabli.personne('AUDITEUR'));
    expect(etats).toContain('Projet de santé validé tacitement');
    expect((await etabli.courriers(dossier)).filter(({ code }) => code === 'C-P5-06')).toHaveLength(1);
    expect((await courrier())!.variables).toMatchObject({ objet: expect.any(String) as string });
    expect((await courrier())!.pdf!.length).toBeGreaterThan(1000);
    expect(await registre()).toEqual([
      { code: 'D-P5-01', finie: entree!.seq },
      { code: 'D-PF-01', finie: null },
    ]);
  },
);
