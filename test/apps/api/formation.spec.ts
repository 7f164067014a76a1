import { heureDuJour, jourCivil } from '#libs/droit';
import { Formation, mettreEnFormation, rejoindreFormation } from '../../appui/formation';
import { unSecteur } from '../../appui/parcours';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';

const DEPART = '2026-04-14T06:00:00.000Z';

describe('hors du mode de formation', () => {
  let serveur: Serveur;
  beforeAll(async () => {
    serveur = await ouvrirServeur(DEPART);
  });
  afterAll(() => serveur.fermer());

  it('l’horloge se lit et ne se déplace pas', async () => {
    const admin = await serveur.comme('ADMIN');
    expect((await admin.get('/api/formation')).corps).toEqual({
      formation: false,
      instant: DEPART,
      cible: null,
      enCours: false,
    });
    expect((await admin.post('/api/formation/horloge', { avancer: 'P1D' })).statut).toBe(404);
    expect((await admin.get('/api/session')).corps).toMatchObject({ formation: false, instant: DEPART });
  });
});

describe('en mode de formation', () => {
  let serveur: Serveur;
  let formation: Formation;
  let admin: Client;
  beforeAll(async () => {
    serveur = await ouvrirServeur(DEPART, async (url) => {
      formation = await mettreEnFormation(url, DEPART);
      return { horloge: formation.horloge };
    });
    admin = await serveur.comme('ADMIN');
  });
  // It never goes back: only the way that it was given is taken from it.
  beforeEach(async () => {
    await formation.source.query('UPDATE installation SET cible = NULL, regle_a = clock_timestamp()');
    await formation.source.query('DELETE FROM graphile_worker._private_jobs');
  });
  afterAll(async () => {
    await serveur.fermer();
    await formation.fermer();
  });

  const avancer = async (corps: unknown) => admin.post('/api/formation/horloge', corps);
  const travaux = async () =>
    (await formation.source.query(`SELECT task_identifier AS tache FROM graphile_worker.jobs`)) as { tache: string }[];

  it('toute page la marque, même sans session, et la session la dit', async () => {
    const { statut, corps } = await serveur.anonyme().get('/api/formation');
    expect([statut, corps.formation, corps.enCours, corps.cible]).toEqual([200, true, false, null]);
    expect(jourCivil(corps.instant as string, 'Europe/Paris')).toBe('2026-04-14');
    const session = (await admin.get('/api/session')).corps;
    expect([session.formation, jourCivil(session.instant as string, 'Europe/Paris')]).toEqual([true, '2026-04-14']);
  });

  it.each([
    [{ avancer: 'P1D' }, '2026-04-15'],
    [{ avancer: 'P1W' }, '2026-04-21'],
    [{ avancer: 'P1M' }, '2026-05-14'],
    [{ avancer: 'P2M' }, '2026-06-14'],
    [{ avancer: 'P1M2W3D' }, '2026-05-31'],
    [{ jusquAu: '2027-02-28' }, '2027-02-28'],
  ])('%j mène à 8 h, heure de Paris, le %s, et une seule fois', async (corps, jour) => {
    const cible = new Date(heureDuJour(jour, '08:00', 'Europe/Paris')).toISOString();
    const { statut, corps: reponse } = await avancer(corps);
    expect([statut, reponse.cible, reponse.enCours]).toEqual([202, cible, true]);
    expect(await travaux()).toEqual([{ tache: 'avancer_horloge' }]);
    const encore = await avancer({ avancer: 'P1D' });
    expect([encore.statut, encore.corps.detail]).toEqual([409, 'L’horloge est déjà en route.']);
    expect(await travaux()).toHaveLength(1);
  });

  it.each([
    [{}, /avancer est une durée comme P2M/],
    [{ avancer: 'deux mois' }, /avancer est une durée/],
    [{ avancer: 'P' }, /avancer est une durée/],
    [{ avancer: 'P0D' }, /avancer doit être à venir : nous sommes le 14\/04\/2026, et l’horloge ne recule pas/],
    [{ avancer: ['P1D'] }, /avancer est une durée/],
    [{ avancer: 'P121M' }, /avancer doit être à 10 ans d’ici au plus/],
    [{ jusquAu: '2026-04-13' }, /jusquAu doit être à venir/],
    [{ jusquAu: '2026-04-14' }, /jusquAu doit être à venir/],
    [{ jusquAu: '2036-04-15' }, /jusquAu doit être à 10 ans d’ici au plus/],
    [{ jusquAu: '2026-02-30' }, /jusquAu est une date qui existe/],
    [{ jusquAu: 12 }, /jusquAu est une date qui existe/],
    [{ jusquAu: '2026-05-01', avancer: 'P1D' }, /jusquAu ou « avancer »/],
    [{ avancer: 'P1D', vite: true }, /jusquAu ou « avancer »/],
    [[], /avancer est une durée/],
  ])('%j est refusé en une phrase, et rien ne bouge', async (corps, phrase) => {
    const { statut, corps: reponse } = await avancer(corps);
    expect([statut, reponse.detail]).toEqual([400, expect.stringMatching(phrase)]);
    expect((await admin.get('/api/formation')).corps).toMatchObject({ enCours: false, cible: null });
    expect(await travaux()).toEqual([]);
  });

  it('l’administrateur, l’instructeur et la caisse la déplacent, personne d’autre', async () => {
    const essai = { avancer: 'jamais' };
    const statuts = await Promise.all(
      (['ADMIN', 'ARS_INSTRUCTEUR', 'CPAM', 'DG_ARS', 'URPS', 'GESTIONNAIRE_FINESS', 'AUDITEUR'] as const).map(
        async (role) => (await (await serveur.comme(role)).post('/api/formation/horloge', essai)).statut,
      ),
    );
    expect(statuts).toEqual([400, 400, 400, 403, 403, 403, 403]);
    expect((await serveur.anonyme().post('/api/formation/horloge', essai)).statut).toBe(401);
  });

  it('ce qu’un autre programme en fait vaut aussitôt : les actes sont datés et jugés par elle, pas les sessions', async () => {
    const ailleurs = await rejoindreFormation(serveur.databaseUrl);
    await ailleurs.horloge.viser('2028-03-01T07:00:00.000Z');
    await ailleurs.horloge.porter('2028-02-29T11:00:00.000Z');
    await ailleurs.fermer();
    const instructeur = await serveur.comme('ARS_INSTRUCTEUR');
    const { statut, corps } = await instructeur.post('/api/dossiers', {
      nom: 'CPTS de la formation (fictif)',
      regionArs: '93',
      territoire: unSecteur(),
    });
    expect(statut).toBe(201);
    const { journal } = (await instructeur.get(`/api/dossiers/${corps.id}/journal`)).corps;
    expect(journal[0]).toMatchObject({ le: '2028-02-29', enregistreLe: '2028-02-29T11:00:00.000Z' });
    const [{ expire }] = await formation.source.query<[{ expire: Date }]>('SELECT max(expire) AS expire FROM session');
    expect(expire.getTime()).toBeLessThan(Date.parse('2028-01-01'));
  });
});
