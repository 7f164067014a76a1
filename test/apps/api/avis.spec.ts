import { AvisService } from '#libs/veille';
import { agirParHttp, preparerDossier } from '../../appui/http';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { ASSOCIATION } from '../../scenarios/scenario';

// Filed on 15 January: silence accepts at the end of 15 March. J-15 is 28 February, J-2 13 March.
let serveur: Serveur;
let instructeur: Client;
let dossier: string;
beforeAll(async () => {
  serveur = await ouvrirServeur('2026-01-15T08:00:00.000Z');
  instructeur = await serveur.comme('ARS_INSTRUCTEUR');
  dossier = await preparerDossier(
    instructeur,
    ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION', 'VALIDER_LETTRE_INTENTION'],
    '2026-01-15',
  );
  await agirParHttp(instructeur, dossier, 'DECLARER_ASSOCIATION', '2026-01-15', ASSOCIATION);
  await agirParHttp(instructeur, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
  serveur.horloge.regler('2026-02-28T07:00:00.000Z');
  await new AvisService(serveur.source, serveur.horloge).emettre();
});
afterAll(() => serveur.fermer());

interface Avis {
  rappel: string;
  libelle: string;
  avant: string;
}

const silence = ({ libelle }: Avis) => libelle === 'Silence sur le projet de santé';
const aReconnaitre = async (client: Client) =>
  ((await client.get('/api/avis?aReconnaitre=true')).corps as { avis: Avis[] }).avis.filter(silence);
const duDossier = async (client: Client) =>
  ((await client.get(`/api/dossiers/${dossier}/avis`)).corps as { avis: Avis[] }).avis.find(silence)!;

describe('GET /api/avis', () => {
  it('dit à chacun ce dont il est attendu qu’il prenne connaissance', async () => {
    expect(await aReconnaitre(instructeur)).toMatchObject([
      {
        ...{ dossier, nom: 'CPTS du test (fictif)', avant: 'J-15', echeance: '2026-03-15' },
        ...{ qualite: 'CHARGE', pour: null, demandes: 1, aReconnaitre: true, acquitteLe: null },
        consequence: 'le projet de santé est réputé validé',
      },
    ]);
    expect(await aReconnaitre(await serveur.comme('CPAM'))).toEqual([]);
  });

  it('sans session, 401', async () => {
    for (const chemin of ['/api/avis', `/api/dossiers/${dossier}/avis`, '/api/moi/preferences'])
      expect((await serveur.anonyme().get(chemin)).statut).toBe(401);
  });
});

describe('GET /api/dossiers/:id/avis', () => {
  it('dit qui a été avisé, en quelle qualité, et où en est le message', async () => {
    expect(await duDossier(await serveur.comme('AUDITEUR'))).toMatchObject({
      ...{ avant: 'J-15', acquittable: false, suivi: false },
      adresses: [{ nom: 'Personne ARS_INSTRUCTEUR', qualite: 'CHARGE', rang: 1, statut: 'PREVU', remise: null }],
    });
  });

  it('hors du territoire, 404', async () => {
    const ailleurs = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['11'] });
    expect((await ailleurs.get(`/api/dossiers/${dossier}/avis`)).statut).toBe(404);
    expect((await ailleurs.get('/api/avis')).corps).toEqual({ avis: [] });
  });
});

describe('POST /api/avis/:rappel/acquittement', () => {
  const acquitter = (client: Client, rappel: string) => client.post(`/api/avis/${rappel}/acquittement`, {});

  it('est réservé à ceux à qui l’avis est adressé, dans leur territoire', async () => {
    const { rappel } = await duDossier(instructeur);
    const etranger = await acquitter(await serveur.comme('CPAM'), rappel);
    expect([etranger.statut, etranger.corps.detail]).toEqual([
      403,
      'Cet avis est adressé à d’autres personnes : vous ne pouvez pas en prendre connaissance à leur place.',
    ]);
    const ailleurs = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['11'] });
    for (const [client, id] of [
      [ailleurs, rappel],
      [instructeur, '00000000-0000-4000-8000-000000000000'],
      [instructeur, 'n-importe-quoi'],
    ] as const)
      expect((await acquitter(client, id)).statut).toBe(404);
    expect(await aReconnaitre(instructeur)).toHaveLength(1);
  });

  it('vaut une fois pour toutes ; refait, rien ne change', async () => {
    const { rappel } = await duDossier(instructeur);
    expect(await acquitter(instructeur, rappel)).toMatchObject({ statut: 200, corps: { deja: false } });
    serveur.horloge.regler('2026-02-28T09:00:00.000Z');
    expect(await acquitter(instructeur, rappel)).toMatchObject({ statut: 200, corps: { deja: true } });
    expect(await aReconnaitre(instructeur)).toEqual([]);
    expect(await duDossier(instructeur)).toMatchObject({
      ...{ acquittePar: 'Personne ARS_INSTRUCTEUR', acquitteLe: '2026-02-28T07:00:00.000Z', acquittable: false },
    });
    const recus = ((await instructeur.get('/api/avis')).corps as { avis: Avis[] }).avis.filter(silence);
    expect(recus).toMatchObject([{ rappel, aReconnaitre: false, acquittePar: 'Personne ARS_INSTRUCTEUR' }]);
  });
});

describe('/api/moi/preferences', () => {
  const CHEMIN = '/api/moi/preferences';
  const choisir = (corps: unknown) =>
    instructeur.envoyer('PUT', CHEMIN, JSON.stringify(corps), { 'Content-Type': 'application/json' });
  const choix = (corps: { preferences: { genre: string; choix: string }[] }) =>
    Object.fromEntries(corps.preferences.map(({ genre, choix: un }) => [genre, un]));

  it('se lisent et se choisissent, genre par genre', async () => {
    const avant = choix((await instructeur.get(CHEMIN)).corps);
    const { statut, corps } = await choisir({ ACTE: 'AUCUN' });
    expect([statut, choix(corps)]).toEqual([200, { ...avant, ACTE: 'AUCUN' }]);
    await choisir({ INCIDENT: 'TOUS' });
    expect(choix((await instructeur.get(CHEMIN)).corps)).toEqual({ ...avant, ACTE: 'AUCUN', INCIDENT: 'TOUS' });
    expect(choix((await (await serveur.comme('CPAM')).get(CHEMIN)).corps)).toEqual(avant);
  });

  it('les avis d’échéance légale ne se désactivent pas : 422, avec une phrase, et rien d’enregistré', async () => {
    const avant = (await instructeur.get(CHEMIN)).corps as object;
    const { statut, corps } = await choisir({ ECHEANCE_LEGALE: 'AUCUN', TACHE: 'AUCUN' });
    expect([statut, corps.detail]).toEqual([
      422,
      'Les avis d’échéance légale ne se désactivent pas et ne se changent pas : chacun reçoit ceux dont il répond.',
    ]);
    expect(corps.refus[0].remede).toContain('déclarez votre absence');
    expect((await instructeur.get(CHEMIN)).corps).toEqual(avant);
  });

  it.each([[{ METEO: 'TOUS' }], [{ ACTE: 'PARFOIS' }], [[]]])('%j : 400', async (corps) => {
    expect((await choisir(corps)).statut).toBe(400);
  });
});
