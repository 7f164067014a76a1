import { Role, ROLES } from '#libs/acces';
import { IncidentSignale, poolDe, signalerIncident } from '#libs/persistance';
import { preparerDossier } from '../../appui/http';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';

let serveur: Serveur;
let dossier: string;
let numero = 0;
beforeAll(async () => {
  serveur = await ouvrirServeur();
  dossier = await preparerDossier(await serveur.comme('ARS_INSTRUCTEUR'));
});
afterAll(() => serveur.fermer());

const RIEN = '00000000-0000-4000-8000-000000000000';
const travail = (cle: string) => ({ tache: 'composer_courrier', donnees: { courrier: RIEN }, cle });

/** Opens an incident of its own; a letter of the dossier unless said otherwise. @returns its id */
async function signaler(suite: Partial<IncidentSignale> = {}): Promise<string> {
  const cle = `essai:${(numero += 1)}`;
  const incident = { cle, sorte: 'COURRIER', message: 'Panne.', dossierId: dossier, travail: travail(cle), ...suite };
  await signalerIncident(poolDe(serveur.source), incident, serveur.horloge.maintenant());
  const [{ id }] = (await serveur.source.query(`SELECT id FROM incident WHERE cle = $1 AND clos_le IS NULL`, [
    incident.cle,
  ])) as [{ id: string }];
  return id;
}
const ids = async (client: Client, requete = '') =>
  ((await client.get(`/api/incidents${requete}`)).corps.incidents as { id: string }[]).map(({ id }) => id);
const relancer = (client: Client, id: string) => client.post(`/api/incidents/${id}/reprise`, {});
const clore = (client: Client, id: string, corps: object = { motif: 'Lettre remise en main propre' }) =>
  client.post(`/api/incidents/${id}/cloture`, corps);
const travaux = (cle: string) =>
  serveur.source.query<{ attempts: number; pret: boolean }[]>(
    `SELECT attempts, run_at <= now() AS pret FROM graphile_worker.jobs WHERE key = $1`,
    [cle],
  );

it('la liste dit ce qui manque, en mots, depuis quand, et ce que le lecteur peut y faire', async () => {
  const id = await signaler({ cle: 'liste' });
  const { corps } = await (await serveur.comme('CPAM')).get('/api/incidents');
  expect(corps.incidents.find((un: { id: string }) => un.id === id)).toEqual({
    ...{ id, dossierId: dossier, cle: 'liste', sorte: 'COURRIER', libelle: 'Courrier non produit', message: 'Panne.' },
    ...{ ouvertLe: '2026-06-01T08:00:00.000Z', dernierLe: '2026-06-01T08:00:00.000Z', occurrences: 1 },
    ...{ closLe: null, avertiLe: null, repris: null, reprenable: true, gerable: true },
  });
});

describe('relancer', () => {
  it('le travail est repris aussitôt, depuis son premier essai, et l’histoire dit par qui et quand', async () => {
    const id = await signaler({ cle: 'reprise', travail: travail('reprise') });
    await serveur.source.query(
      `SELECT graphile_worker.add_job('composer_courrier', '{"courrier": "premier"}', job_key := 'reprise')`,
    );
    await serveur.source.query(
      `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now() + interval '6 hours', attempts := 9)
        FROM graphile_worker.jobs WHERE key = 'reprise'`,
    );
    serveur.horloge.regler('2026-06-01T09:00:00.000Z');
    const { statut, corps } = await relancer(await serveur.comme('DG_ARS'), id);
    expect([statut, await travaux('reprise')]).toEqual([200, [{ attempts: 0, pret: true }]]);
    expect(corps).toMatchObject({
      ...{ id, closLe: null, repris: { le: '2026-06-01T09:00:00.000Z', par: 'Personne DG_ARS' } },
      historique: [
        { quoi: 'OUVERT', par: 'Parcours CPTS', motif: null, le: '2026-06-01T08:00:00.000Z' },
        { quoi: 'REPRIS', par: 'Personne DG_ARS', motif: null, le: '2026-06-01T09:00:00.000Z' },
      ],
    });
    // Again: one job, one more line.
    const encore = await relancer(await serveur.comme('ADMIN'), id);
    expect(encore.corps.historique).toHaveLength(3);
    expect(await travaux('reprise')).toHaveLength(1);
  });

  it('le travail n’est plus dans la file : il y est remis', async () => {
    const id = await signaler({ cle: 'parti', travail: travail('parti') });
    expect((await relancer(await serveur.comme('ADMIN'), id)).statut).toBe(200);
    expect(await travaux('parti')).toEqual([{ attempts: 0, pret: true }]);
  });

  it('rien à relancer : 409, avec ce qu’il faut faire', async () => {
    const id = await signaler({ travail: undefined as never });
    const { statut, corps } = await relancer(await serveur.comme('ADMIN'), id);
    expect([statut, corps.detail]).toEqual([409, 'Il n’y a rien à relancer pour cet incident.']);
    expect(corps.refus[0].remede).toMatch(/clôturez-le en disant ce qui a été fait/);
  });
});

describe('clore', () => {
  it('avec un motif, gardé ; une cause qui dure en ouvre un autre', async () => {
    const id = await signaler({ cle: 'dure' });
    const admin = await serveur.comme('ADMIN');
    const { statut, corps } = await clore(admin, id);
    expect(statut).toBe(200);
    expect(corps).toMatchObject({ closLe: serveur.horloge.maintenant(), reprenable: false, gerable: false });
    expect(corps.historique.at(-1)).toMatchObject({
      ...{ quoi: 'CLOS', par: 'Personne ADMIN', motif: 'Lettre remise en main propre' },
    });
    expect([await ids(admin), await ids(admin, '?clos=true')]).toEqual([
      expect.not.arrayContaining([id]),
      expect.arrayContaining([id]),
    ]);
    const suivant = await signaler({ cle: 'dure' });
    expect(suivant).not.toBe(id);
    expect((await admin.get(`/api/incidents/${suivant}`)).corps.historique).toMatchObject([{ quoi: 'OUVERT' }]);
  });

  it('déjà clos : 409, sans rien ajouter à son histoire', async () => {
    const id = await signaler();
    const admin = await serveur.comme('ADMIN');
    await clore(admin, id);
    for (const refus of [await clore(admin, id), await relancer(admin, id)])
      expect([refus.statut, refus.corps.detail]).toEqual([409, 'Cet incident est déjà clos.']);
    expect((await admin.get(`/api/incidents/${id}`)).corps.historique).toHaveLength(2);
  });

  it.each([
    ['sans motif', undefined],
    ['motif vide', ''],
    ['motif d’espaces', '       '],
    ['motif trop court', 'ok'],
    ['motif trop long', 'a'.repeat(501)],
    ['motif qui n’est pas un texte', { texte: 'fait' }],
    ['motif qui nomme une adresse', 'Demandé à quelqu’un@exemple.test'],
  ])('%s : 400, et l’incident reste ouvert', async (_, motif) => {
    const id = await signaler();
    const admin = await serveur.comme('ADMIN');
    const { statut, corps } = await clore(admin, id, { motif });
    const champs = (corps.champs as { champ: string }[]).map(({ champ }) => champ);
    expect([statut, [...new Set(champs)]]).toEqual([400, ['motif']]);
    expect(await ids(admin)).toContain(id);
  });

  it('un champ de plus : 400', async () => {
    const corps = { motif: 'Lettre remise', closLe: '2020-01-01' };
    expect((await clore(await serveur.comme('ADMIN'), await signaler(), corps)).statut).toBe(400);
  });
});

describe('les droits', () => {
  const GERANTS: readonly Role[] = ['ADMIN', 'DG_ARS', 'ARS_INSTRUCTEUR', 'CPAM'];

  it.each(ROLES)('%s : voit, et n’agit que si son rôle le permet', async (role) => {
    const client = await serveur.comme(role);
    const [duDossier, deTous] = [await signaler(), await signaler({ dossierId: null })];
    for (const [id, gerable] of [
      [duDossier, GERANTS.includes(role)],
      [deTous, role === 'ADMIN'],
    ] as const) {
      const { statut, corps } = await client.get(`/api/incidents/${id}`);
      expect([statut, corps.gerable]).toEqual([200, gerable]);
      for (const agir of [relancer, clore]) {
        const issue = await agir(client, id);
        expect([role, issue.statut]).toEqual([role, gerable ? 200 : 403]);
        if (!gerable) expect(issue.corps.detail).toMatch(/^Vous pouvez voir cet incident/);
      }
      expect((await ids(client)).includes(id)).toBe(!gerable);
    }
  });

  it('hors de son territoire, un incident n’existe pas ; celui de toute l’application se voit partout', async () => {
    const [duDossier, deTous] = [await signaler(), await signaler({ dossierId: null })];
    const ailleurs = await serveur.avec({ roles: ['ADMIN'], regions: ['11'] });
    const departement = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['93'], departements: ['06'] });
    for (const client of [ailleurs, departement]) {
      const vus = await ids(client);
      expect([vus.includes(duDossier), vus.includes(deTous)]).toEqual([false, true]);
      for (const { statut, corps } of [
        await client.get(`/api/incidents/${duDossier}`),
        await relancer(client, duDossier),
        await clore(client, duDossier),
      ])
        expect([statut, corps.detail]).toEqual([404, expect.stringContaining('n’est pas dans votre territoire')]);
    }
    expect((await relancer(ailleurs, deTous)).statut).toBe(200);
    expect((await relancer(departement, deTous)).statut).toBe(403);
    const ici = await serveur.avec({ roles: ['ADMIN'], regions: ['93'], departements: ['13'] });
    expect((await clore(ici, duDossier)).statut).toBe(200);
  });

  it.each(['', '/reprise', '/cloture'])('identifiant inconnu ou mal formé%s : 404', async (suite) => {
    const admin = await serveur.comme('ADMIN');
    for (const id of [RIEN, 'x', '1']) {
      const adresse = `/api/incidents/${id}${suite}`;
      const { statut } = await (suite ? admin.post(adresse, { motif: 'Rien à faire' }) : admin.get(adresse));
      expect(statut).toBe(404);
    }
  });
});

it('relancer et clore en même temps : l’un des deux gagne, et l’histoire le dit', async () => {
  const admin = await serveur.comme('ADMIN');
  for (let essai = 0; essai < 5; essai += 1) {
    const id = await signaler();
    const statuts = (await Promise.all([clore(admin, id), clore(admin, id), relancer(admin, id)])).map((r) => r.statut);
    expect(statuts.slice(0, 2).sort()).toEqual([200, 409]);
    const { historique } = (await admin.get(`/api/incidents/${id}`)).corps as { historique: { quoi: string }[] };
    expect(historique.map(({ quoi }) => quoi)).toEqual(
      statuts[2] === 200 ? ['OUVERT', 'REPRIS', 'CLOS'] : ['OUVERT', 'CLOS'],
    );
  }
});
