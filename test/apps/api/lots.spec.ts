import { FichesService } from '#libs/dossiers';
import { poolDe } from '#libs/persistance';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { demarrerWorker } from '../../../apps/worker/application';
import { Lots } from '../../../apps/worker/lots';
import { preparerDossier } from '../../appui/http';
import { organismes } from '../../appui/organismes';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { compilerUneFois, oublierCompilation } from '../../preuves/compiler';
import type { OptionsTravailleur } from '../../preuves/programme-travailleur';
import { attendre } from '../worker/etabli';

const FICHE = 'F-EMERGENCE';
/** Of one step of the worker. */
const PAS = 12;
const BONS = 30;

let serveur: Serveur;
let instructeur: Client;
let bons: string[];
/** Nothing has happened in it that the sheet could tell. */
let vide: string;
beforeAll(async () => {
  serveur = await ouvrirServeur();
  await organismes(serveur.source);
  instructeur = await serveur.comme('ARS_INSTRUCTEUR');
  bons = [];
  for (let rang = 0; rang < BONS; rang += 1) bons.push(await preparerDossier(instructeur, ['PRENDRE_CONTACT']));
  vide = await preparerDossier(instructeur);
}, 600_000);
afterAll(async () => {
  await serveur.fermer();
  oublierCompilation();
});

/** The worker's own step, run by the test so that it stops where it looks. */
const lots = (preparer: FichesService['preparer'] = (...qui) => serveur.api.get(FichesService).preparer(...qui)) =>
  new Lots(serveur.source, serveur.horloge, { preparer });
const demander = async (corps: object, client = instructeur): Promise<string> => {
  const reponse = await client.post('/api/lots', { fiche: FICHE, ...corps });
  expect([reponse.statut, reponse.corps]).toEqual([201, { id: expect.any(String) as string }]);
  return reponse.corps.id as string;
};
const lire = async (id: string, client = instructeur) => (await client.get(`/api/lots/${id}`)).corps;
const travaux = (id: string) =>
  serveur.source.query(`SELECT key FROM graphile_worker.jobs WHERE key = $1`, [`lot:${id}`]) as Promise<object[]>;
const documents = (id: string) =>
  serveur.source.query(
    `SELECT c.id, c.statut, c.dossier_id, c.pdf FROM lot_element e JOIN courrier c ON c.id = e.courrier_id WHERE e.lot_id = $1
      ORDER BY e.rang`,
    [id],
  ) as Promise<{ id: string; statut: string; dossier_id: string; pdf: Buffer }[]>;

/** Names of the files of an archive, as its central directory gives them. */
function noms(archive: Buffer): string[] {
  const lus: string[] = [];
  for (let ou = archive.indexOf('PK\x01\x02'); ou >= 0; ou = archive.indexOf('PK\x01\x02', ou + 46))
    lus.push(archive.toString('utf8', ou + 46, ou + 46 + archive.readUInt16LE(ou + 28)));
  return lus;
}

describe('demander un lot', () => {
  it.each([
    ['fiche inconnue', { fiche: 'F-INCONNUE' }, 400, /fiche est le code d’une fiche/],
    ['sans fiche', { fiche: undefined }, 400, /fiche est nécessaire/],
    ['jour à venir', { le: '2026-06-02' }, 400, /le est aujourd’hui ou un jour passé/],
    ['jour qui n’existe pas', { le: '2026-02-30' }, 400, /le est une date qui existe/],
    ['filtre qui ne retient rien', { filtre: { recherche: 'introuvable' } }, 400, /ne retient aucun dossier/],
    ['filtre inconnu', { filtre: { couleur: 'bleu' } }, 400, /couleur/],
    ['dossiers mal nommés', { dossiers: ['un'] }, 400, /identifiants de dossiers/],
    ['dossier inconnu', { dossiers: ['00000000-0000-4000-8000-000000000000'] }, 404, /dossiers demandés n’existe pas/],
  ])('%s', async (_, corps, statut, phrase) => {
    const reponse = await instructeur.post('/api/lots', { fiche: FICHE, ...corps });
    expect([reponse.statut, reponse.corps.detail]).toEqual([statut, expect.stringMatching(phrase)]);
  });

  it('un rôle qui n’établit pas cette fiche ne la demande pas, et ne se la voit pas proposer', async () => {
    const union = await serveur.comme('URPS');
    const { statut, corps } = await union.post('/api/lots', { fiche: FICHE, dossiers: [bons[0]] });
    expect([statut, corps.detail]).toEqual([403, expect.stringMatching(/seuls ses agents l’établissent/)]);
    const proposees = async (client: Client) =>
      ((await client.get('/api/lots')).corps.fiches as { code: string }[]).map(({ code }) => code);
    expect(await proposees(union)).not.toContain(FICHE);
    expect(await proposees(instructeur)).toContain(FICHE);
  });

  it('un dossier hors du territoire ne peut pas y être mis, et le filtre ne retient que le territoire', async () => {
    const ailleurs = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['11'] });
    expect((await ailleurs.post('/api/lots', { fiche: FICHE, dossiers: [bons[0]] })).statut).toBe(404);
    expect((await ailleurs.post('/api/lots', { fiche: FICHE })).statut).toBe(400);
  });
});

it('l’avancement se voit en cours de route, un échec reste seul, et l’archive porte chaque document', async () => {
  const id = await demander({ le: '2026-05-31' });
  expect(await lire(id)).toMatchObject({
    ...{ fiche: FICHE, situationAu: '2026-05-31', total: BONS + 1, faits: 0, echecs: 0, restants: BONS + 1 },
    ...{ arrete: false, fini: false, elements: [] },
  });
  expect(await travaux(id)).toHaveLength(1);
  await lots().poursuivre(id);
  const { faits, echecs, restants, fini } = await lire(id);
  expect([faits + echecs, restants, fini]).toEqual([PAS, BONS + 1 - PAS, false]);
  expect((await instructeur.get(`/api/lots/${id}.zip`)).statut).toBe(409);
  expect(await travaux(id)).toHaveLength(1);

  for (let pas = 0; pas < 3; pas += 1) await lots().poursuivre(id);
  expect(await lire(id)).toMatchObject({
    ...{ total: BONS + 1, faits: BONS, echecs: 1, restants: 0, arrete: false, fini: true },
    elements: [{ dossier: vide, nom: 'CPTS du test (fictif)', echec: expect.any(String) as string }],
  });
  const figes = await documents(id);
  expect(new Set(figes.map(({ dossier_id }) => dossier_id))).toEqual(new Set(bons));
  expect(new Set(figes.map(({ statut }) => statut))).toEqual(new Set(['ETABLI']));

  const { statut, corps, entetes } = await instructeur.get(`/api/lots/${id}.zip`);
  expect([statut, entetes.get('content-type')]).toEqual([200, 'application/zip']);
  const archive = corps as Buffer;
  expect(new Set(noms(archive)).size).toBe(BONS + 1);
  expect(
    noms(archive).filter((nom) => /^CPTS-du-test-fictif-93-[\w-]+-F-EMERGENCE-20260531\.pdf$/.test(nom)),
  ).toHaveLength(BONS);
  expect(noms(archive)).toContain('echecs.txt');
  for (const { pdf } of figes) expect(archive.includes(pdf)).toBe(true);

  // Once over, nothing is done again.
  await lots().poursuivre(id);
  expect(await documents(id)).toEqual(figes);
}, 600_000);

it('l’arrêt est entendu entre deux fiches : ce qui est fait le reste, le reste n’est pas fait', async () => {
  const id = await demander({ dossiers: bons.slice(0, 8) });
  let vus = 0;
  await lots(async (...qui) => {
    vus += 1;
    if (vus === 3)
      expect((await instructeur.post(`/api/lots/${id}/arret`, {})).corps).toMatchObject({ arrete: true, fini: false });
    return serveur.api.get(FichesService).preparer(...qui);
  }).poursuivre(id);
  expect(await lire(id)).toMatchObject({ total: 8, faits: 3, restants: 5, echecs: 0, arrete: true, fini: true });
  expect(noms((await instructeur.get(`/api/lots/${id}.zip`)).corps as Buffer)).toHaveLength(3);
  await lots().poursuivre(id);
  expect(await lire(id)).toMatchObject({ faits: 3, restants: 5 });
  // Asked again, it stays as it is.
  expect((await instructeur.post(`/api/lots/${id}/arret`, {})).corps).toMatchObject({ faits: 3, fini: true });
});

it('un lot sans document n’a pas d’archive', async () => {
  const id = await demander({ dossiers: [vide] });
  await lots().poursuivre(id);
  expect(await lire(id)).toMatchObject({ faits: 0, echecs: 1, fini: true });
  const { statut, corps } = await instructeur.get(`/api/lots/${id}.zip`);
  expect([statut, corps.detail]).toEqual([409, 'Le lot n’a produit aucun document.']);
});

it('le lot n’est vu que de qui l’a demandé, et ses fiches ne s’établissent qu’avec ses droits du moment', async () => {
  const autre = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['93'] });
  const id = await demander({ dossiers: bons.slice(0, 4), le: '2026-05-20' }, autre);
  for (const [methode, chemin] of [
    ['GET', ''],
    ['POST', '/arret'],
    ['GET', '.zip'],
  ] as const)
    expect((await instructeur.envoyer(methode, `/api/lots/${id}${chemin}`)).statut).toBe(404);
  expect(((await instructeur.get('/api/lots')).corps.lots as { id: string }[]).map((lot) => lot.id)).not.toContain(id);
  expect(((await autre.get('/api/lots')).corps.lots as { id: string }[]).map((lot) => lot.id)).toEqual([id]);

  const changer = (quoi: string) =>
    serveur.source.query(`UPDATE compte SET ${quoi} WHERE id = (SELECT demande_par FROM lot WHERE id = $1)`, [id]);
  /** What the account becomes before the nth sheet. */
  const pendant: Record<number, string> = {
    2: `regions = '{11}'`,
    3: `regions = '{93}', roles = '{AUDITEUR}'`,
    4: `roles = '{ARS_INSTRUCTEUR}', actif = false`,
  };
  let vus = 0;
  // The account changes before each sheet, and is read again for each.
  const service = serveur.api.get(FichesService);
  await lots(async (dossier, ...reste) => {
    vus += 1;
    try {
      return await service.preparer(dossier, ...reste);
    } finally {
      await changer(pendant[vus + 1] ?? 'actif = true');
    }
  }).poursuivre(id);
  await changer(`regions = '{11}', actif = true`);
  const { faits, echecs, fini, elements } = await lire(id, autre);
  expect([faits, echecs, fini]).toEqual([1, 3, true]);
  expect((elements as { echec: string }[]).map(({ echec }) => echec)).toEqual([
    expect.stringMatching(/n’existe pas, ou n’est pas dans votre territoire/),
    expect.stringMatching(/établie par les agents de l’organisme ARS/),
    expect.stringMatching(/compte qui a demandé ce lot est fermé/),
  ]);
  // The document that is there belongs to a dossier that they see no more.
  expect((await autre.get(`/api/lots/${id}.zip`)).statut).toBe(409);
});

it('le travailleur tué net en plein lot : un autre reprend où il en était, et chaque fiche n’est établie qu’une fois', async () => {
  const id = await demander({ le: '2026-05-28' });
  const options: OptionsTravailleur = {
    ...{ databaseUrl: serveur.databaseUrl, smtpUrl: 'smtp://127.0.0.1:1', expediteur: 'ne-pas-repondre@parcours.test' },
    ...{ instant: serveur.horloge.maintenant(), concurrence: 1 },
  };
  const programme = path.join(compilerUneFois(), 'test/preuves/programme-travailleur.js');
  const premier = spawn(process.execPath, [programme, JSON.stringify(options)], { stdio: 'ignore' });
  await attendre('quelques fiches', async () => (await lire(id)).faits >= 3);
  premier.kill('SIGKILL');
  const avant = await lire(id);
  expect(avant.fini).toBe(false);
  expect(avant.restants).toBeGreaterThan(0);
  const deja = (await documents(id)).map((document) => document.id);

  const second = await demarrerWorker({ ...options, horloge: serveur.horloge });
  await attendre('lot fini', async () => (await lire(id)).fini);
  await second.arreter();
  expect(await lire(id)).toMatchObject({ total: BONS + 1, faits: BONS, echecs: 1, restants: 0 });
  expect((await documents(id)).map((document) => document.id)).toEqual(expect.arrayContaining(deja));
  const doubles = await poolDe(serveur.source).query(
    `SELECT dossier_id FROM courrier WHERE code = $1 AND situation_au = '2026-05-28' GROUP BY dossier_id HAVING count(*) > 1`,
    [FICHE],
  );
  expect(doubles.rows).toEqual([]);
}, 600_000);
