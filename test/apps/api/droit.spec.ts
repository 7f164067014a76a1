import { agirParHttp, preparerDossier } from '../../appui/http';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { LETTRE } from '../../scenarios/scenario';
import { ATTENDUS } from '../../workflows/possibles';

let serveur: Serveur;
let instructeur: Client;
beforeAll(async () => {
  serveur = await ouvrirServeur('2026-06-01T08:00:00.000Z');
  instructeur = await serveur.comme('ARS_INSTRUCTEUR');
});
afterAll(() => serveur.fermer());

const agir = (id: string, type: string, le: string, donnees: object = {}, client = instructeur) =>
  agirParHttp(client, id, type, le, donnees);
const dossier = async (id: string) => (await instructeur.get(`/api/dossiers/${id}`)).corps;

describe('la version du parcours', () => {
  it('est choisie par la date du premier fait, et suit le texte nouveau le jour où il entre en vigueur', async () => {
    const id = await preparerDossier(instructeur);
    await agir(id, 'PRENDRE_CONTACT', '2022-08-01');
    expect((await dossier(id)).version).toBe('2019-08-25');
    const veille = (await instructeur.get(`/api/dossiers/${id}/actions?le=2022-09-02`)).corps.actions as {
      type: string;
    }[];
    expect(veille.map(({ type }) => type)).not.toContain('SIGNER_MISSION_PRECOCE');
    const jour = (await instructeur.get(`/api/dossiers/${id}/actions?le=2022-09-03`)).corps.actions as {
      type: string;
    }[];
    expect(jour.map(({ type }) => type).sort()).toEqual(Object.keys(ATTENDUS['2022-09-03']!.roles).sort());
    expect((await agir(id, 'DEPOSER_LETTRE_INTENTION', '2022-09-03', LETTRE)).statut).toBe(201);
    expect((await dossier(id)).version).toBe('2022-09-03');
  });

  it('un acte d’une autre version est refusé en disant comment y venir', async () => {
    const id = await preparerDossier(instructeur);
    await agir(id, 'PRENDRE_CONTACT', '2022-08-01');
    const { statut, corps } = await agir(
      id,
      'SIGNER_MISSION_PRECOCE',
      '2022-09-02',
      { mission: 'ACCES_SOINS' },
      await serveur.comme('CPAM'),
    );
    expect([statut, corps.refus?.[0]?.code ?? corps.champs]).toEqual([422, 'PARCOURS']);
  });
});

describe('le diagramme', () => {
  it('est servi en SVG, pour une version et pour un dossier ; ailleurs, 404', async () => {
    const id = await preparerDossier(instructeur);
    const duDossier = await instructeur.get(`/api/dossiers/${id}/diagramme.svg`);
    expect([duDossier.statut, duDossier.entetes.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect((duDossier.corps as Buffer).toString()).toContain('Premier contact à établir');
    const deLaVersion = await instructeur.get('/api/procedures/cpts/2019-08-25/diagramme.svg');
    expect((deLaVersion.corps as Buffer).toString()).toMatch(/^<svg/);
    expect((await instructeur.get('/api/procedures/cpts/2000-01-01/diagramme.svg')).statut).toBe(404);
    expect((await serveur.anonyme().get(`/api/dossiers/${id}/diagramme.svg`)).statut).toBe(401);
  });
});

describe('un fait reçu tardivement', () => {
  it('est possible à sa date dans la liste, simulé avec sa différence, puis enregistré', async () => {
    const id = await preparerDossier(instructeur);
    await agir(id, 'PRENDRE_CONTACT', '2026-05-04');
    await agir(id, 'DEPOSER_LETTRE_INTENTION', '2026-05-05', LETTRE);
    await agir(id, 'VALIDER_LETTRE_INTENTION', '2026-05-25');
    const le = '2026-05-12';
    const donnees = { nature: 'SIMPLE', pieces: ['Lettres de soutien'] };
    const { actions } = (await instructeur.get(`/api/dossiers/${id}/actions?le=${le}`)).corps;
    const action = actions.find(({ type }: { type: string }) => type === 'DEMANDER_COMPLEMENT_LETTRE_INTENTION');
    const acte = { type: 'DEMANDER_COMPLEMENT_LETTRE_INTENTION', le, donnees };
    const simule = (await instructeur.post(`/api/dossiers/${id}/simulation`, acte)).corps;
    expect([action.possible, action.tardif, simule.accepte]).toEqual([true, true, true]);
    const { statut, corps } = await agir(id, acte.type, le, donnees);
    expect([statut, corps.etat, corps.tardif]).toEqual([201, simule.etat, simule.tardif]);
  });
});

it('un courrier que dément un fait tardif est à corriger : il le dit, et c’est une tâche', async () => {
  const id = await preparerDossier(instructeur);
  const association = { forme: 'ASSOCIATION_1901', denomination: 'CPTS (fictif)' };
  await agir(id, 'PRENDRE_CONTACT', '2026-05-04');
  await agir(id, 'DEPOSER_LETTRE_INTENTION', '2026-05-05', LETTRE);
  await agir(id, 'VALIDER_LETTRE_INTENTION', '2026-05-06');
  await agir(id, 'DECLARER_ASSOCIATION', '2026-05-08', association);
  const depot = (await agir(id, 'DEPOSER_PROJET_SANTE', '2026-05-12')).corps;
  const siege = '2 rue du Port, 13001 Marseille';
  const tardif = (await agir(id, 'DECLARER_ASSOCIATION', '2026-05-07', { ...association, siege })).corps;
  const { courriers } = (await instructeur.get(`/api/dossiers/${id}/courriers`)).corps;
  const aCorriger = courriers.filter((un: { aCorrigerPar: number | null }) => un.aCorrigerPar !== null);
  expect(aCorriger).toMatchObject([{ code: 'C-P5-01', seq: depot.seq, aCorrigerPar: tardif.seq }]);
  const { taches } = (await instructeur.get(`/api/dossiers/${id}/taches`)).corps;
  expect(taches[0]).toMatchObject({
    quoi: `Corriger le courrier « ${aCorriger[0].titre} » (${aCorriger[0].reference})`,
    detail: `Le fait reçu tardivement à l’entrée n° ${tardif.seq} l’a rendu inexact.`,
  });
});

describe('les réglages d’une agence', () => {
  it('se lisent par qui la voit, se règlent par un administrateur, avec chaque valeur en clair', async () => {
    const admin = await serveur.comme('ADMIN');
    const { reglages } = (await instructeur.get('/api/reglages?region=93')).corps;
    const fir = reglages.find(({ cle }: { cle: string }) => cle === 'fir.93');
    expect(fir.defaut.at(-1)).toMatchObject({ aConfirmer: 'Q-17', enClair: expect.stringContaining('€') as string });
    const corps = { regionArs: '93', du: '2026-01-01', reference: 'Décision n° 3 (fictif)' };
    const delai = reglages.find(({ libelle }: { libelle: string }) => libelle.includes('rencontre'));
    const acte = { ...corps, cle: delai.cle, valeur: { jours: 10 } };
    expect((await instructeur.post('/api/reglages', acte)).statut).toBe(403);
    expect((await admin.post('/api/reglages', acte)).statut).toBe(201);
    expect((await admin.post('/api/reglages', { ...acte, valeur: 'dix' })).statut).toBe(400);
    expect((await instructeur.get('/api/reglages')).statut).toBe(400);
    expect((await instructeur.get('/api/reglages?region=XX')).statut).toBe(404);
    const id = await preparerDossier(instructeur);
    const { corps: resultat } = await agir(id, 'PRENDRE_CONTACT', '2026-05-04');
    const rencontre = resultat.effets.echeances.armees.find(({ code }: { code: string }) => code === 'D-P1-01');
    expect(rencontre).toMatchObject({ echeance: '2026-05-14', regleDu: '2026-01-01' });
  });
});
