import { agirParHttp, preparerDossier, signerParHttp } from '../../appui/http';
import { Client } from '../../appui/serveur';
import { ECHANGE } from '../../scenarios/fin-prefixes';
import { LETTRE } from '../../scenarios/scenario';
import { Circuit, ouvrirCircuit } from './circuit';

let circuit: Circuit;
let cpam: Client;
let constats = 0;

beforeAll(async () => {
  circuit = await ouvrirCircuit();
  cpam = await circuit.serveur.comme('CPAM');
});
afterAll(() => circuit.fermer());
beforeEach(() => circuit.serveur.horloge.regler('2026-06-01T08:00:00.000Z'));

const deposer = (id: string, saisie: object, qui = cpam) => qui.post(`/api/courriers/${id}/depot`, saisie);
const recevoir = (id: string, saisie: object, qui = cpam) => qui.post(`/api/courriers/${id}/reception`, saisie);
const LRAR = { moyen: 'LRAR', le: '2026-06-02', numero: '2C 123 456 7890 1' };
const LRE = { moyen: 'LRE', le: '2026-06-02', numero: 'LRE-42', accordPrealable: true };

const aPoster = async (qui: Client) =>
  ((await qui.get('/api/a-poster')).corps.courriers as { id: string }[]).map(({ id }) => id);
const etapes = async (id: string) =>
  ((await circuit.lire(id)).envois as { resultat: string }[]).map(({ resultat }) => resultat);

/** A notice of breach, by registered letter, composed; with its contract. */
async function constat(): Promise<{ dossier: string; id: string }> {
  const dossier = await signerParHttp(
    (role) => circuit.serveur.comme(role),
    { nom: 'CPTS du test (fictif)', regionArs: '93', commune: String(13001 + (constats += 1)) },
    '2026-05-05',
  );
  await agir(dossier, 'TRACER_ECHANGE_AMIABLE', '2026-05-20', ECHANGE);
  await agir(dossier, 'NOTIFIER_CONSTAT', '2026-06-01', {
    griefs: [
      {
        motif: 'ELIGIBILITE_PERDUE',
        condition: 'AUTRE',
        engagement: 'Contrat, article 3 : conditions d’éligibilité',
        faits: 'La condition n’est plus remplie à la date du constat.',
      },
    ],
    pieces: ['Compte rendu de l’échange'],
    signataires: ['CPAM'],
  });
  return { dossier, id: await lettreDe(dossier, 'C-P8-02') };
}

async function agir(dossier: string, type: string, le: string, donnees: object) {
  const { statut, corps } = await agirParHttp(cpam, dossier, type, le, donnees);
  if (statut !== 201) throw new Error(`${type} : ${JSON.stringify(corps)}`);
}

async function lettreDe(dossier: string, code: string): Promise<string> {
  const { courriers } = (await cpam.get(`/api/dossiers/${dossier}/courriers`)).corps;
  const { id } = (courriers as { id: string; code: string }[]).find((un) => un.code === code)!;
  await circuit.composition().composer(id);
  await circuit.envoyer(id);
  return id;
}

const delaiDObservations = async (dossier: string): Promise<string | undefined> => {
  const { echeances } = (await cpam.get(`/api/dossiers/${dossier}/echeances`)).corps;
  return (echeances as { code: string; depart: { le: string } }[]).find(({ code }) => code === 'D-P8-02')?.depart.le;
};
const rang = async (dossier: string) => (await cpam.get(`/api/dossiers/${dossier}`)).corps.revision as number;

describe('R-PROC-09 : une lettre recommandée', () => {
  it('ne part pas par courriel à son destinataire, même s’il en a un : elle est à poster, et les copies partent', async () => {
    const { dossier, id } = await constat();
    const lu = await circuit.lire(id);
    expect(lu).toMatchObject({
      statut: 'COMPOSE',
      canal: 'LRAR',
      aPoster: true,
      depot: null,
      recuLe: null,
      envoyeLe: null,
    });
    expect(lu.courriel).toMatchObject({ a: [], copie: ['ars-93@agence.test'] });
    expect(lu.courriel.texte).toMatch(/par la poste.*Vous en recevez copie, pour information/);
    expect(circuit.smtp.recus.at(-1)!.pour).toEqual(['ars-93@agence.test']);
    expect(lu.variables).toMatchObject({ modeDEnvoi: 'Lettre recommandée avec avis de réception' });
    expect((await cpam.get(`/api/courriers/${id}.pdf`)).statut).toBe(200);
    expect(await aPoster(cpam)).toContain(id);
    const { taches } = (await cpam.get(`/api/dossiers/${dossier}/taches`)).corps;
    expect((taches as { quoi: string }[]).map(({ quoi }) => quoi)).toContain(
      `Poster le courrier « Constat de manquement au contrat ACI » (${lu.reference})`,
    );
    const ailleurs = await circuit.serveur.avec({ roles: ['CPAM'], regions: ['11'] });
    expect(await aPoster(ailleurs)).toEqual([]);
  });

  it('déposée, est envoyée : moyen, numéro et jour sont au registre et dans la preuve', async () => {
    const { id } = await constat();
    circuit.serveur.horloge.regler('2026-06-03T08:00:00.000Z');
    expect((await deposer(id, LRAR)).statut).toBe(201);
    const { moyen, numero, le } = LRAR;
    expect(await circuit.lire(id)).toMatchObject({ statut: 'ENVOYE', aPoster: false, depot: { moyen, numero, le } });
    expect(await aPoster(cpam)).not.toContain(id);
    expect((await circuit.lire(id)).envois.at(-1)).toMatchObject({
      ...{ resultat: 'DEPOSE', moyen, numero, survenuLe: le, par: 'Personne CPAM' },
      reponse: `Lettre recommandée avec avis de réception, n° ${numero}`,
    });
    expect((await cpam.get(`/api/courriers/${id}/preuve.pdf`)).statut).toBe(200);
  });

  it('reçue, fait partir le délai de ce jour-là, par l’acte inscrit au journal dans la même demande', async () => {
    const { dossier, id } = await constat();
    circuit.serveur.horloge.regler('2026-06-10T08:00:00.000Z');
    await deposer(id, LRAR);
    expect(await delaiDObservations(dossier)).toBeUndefined();
    const avant = await rang(dossier);
    const { statut, corps } = await recevoir(id, { le: '2026-06-05', comment: 'AVIS_SIGNE' });
    expect([statut, corps]).toEqual([201, { seq: avant + 1 }]);
    expect(await delaiDObservations(dossier)).toBe('2026-06-05');
    expect(await circuit.lire(id)).toMatchObject({ recuLe: '2026-06-05' });
    const { journal } = (await cpam.get(`/api/dossiers/${dossier}/journal`)).corps;
    expect((journal as { seq: number }[]).find(({ seq }) => seq === avant + 1)).toMatchObject({
      ...{ type: 'ENREGISTRER_RECEPTION', le: '2026-06-05' },
      donnees: { objet: 'CONSTAT', preuve: { canal: 'LRAR', reference: LRAR.numero } },
    });
    // Once, and once only.
    expect(await recevoir(id, { le: '2026-06-05', comment: 'AVIS_SIGNE' })).toMatchObject({ statut: 409 });
    expect((await deposer(id, LRAR)).statut).toBe(409);
    expect([await rang(dossier), (await etapes(id)).filter((etape) => etape === 'RECU')]).toEqual([
      avant + 1,
      ['RECU'],
    ]);
  });

  it('dont les règles refusent la réception n’en garde rien, et dit pourquoi', async () => {
    const { dossier, id } = await constat();
    circuit.serveur.horloge.regler('2026-06-10T08:00:00.000Z');
    await deposer(id, LRAR);
    await agir(dossier, 'ENREGISTRER_RECEPTION', '2026-06-04', {
      objet: 'CONSTAT',
      preuve: { canal: 'LRAR', reference: LRAR.numero },
    });
    const avant = await rang(dossier);
    const { statut, corps } = await recevoir(id, { le: '2026-06-05', comment: 'AVIS_SIGNE' });
    expect(statut).toBe(422);
    expect(corps.detail).toMatch(/Aucune réception n’est attendue/);
    expect([await rang(dossier), await etapes(id)]).toEqual([avant, expect.not.arrayContaining(['RECU'])]);
    // Nor does somebody whose role cannot enter that act.
    const autre = await constat();
    await deposer(autre.id, { ...LRAR, le: '2026-06-10' });
    const urps = await circuit.serveur.comme('URPS');
    expect((await recevoir(autre.id, { le: '2026-06-10', comment: 'AVIS_SIGNE' }, urps)).statut).toBe(403);
    expect(await etapes(autre.id)).not.toContain('RECU');
  });

  it('coupée entre le journal et le registre, la demande refaite achève sans rejouer l’acte', async () => {
    const { dossier, id } = await constat();
    circuit.serveur.horloge.regler('2026-06-10T08:00:00.000Z');
    await deposer(id, LRAR);
    const avant = await rang(dossier);
    const donnees = { objet: 'CONSTAT', preuve: { canal: 'LRAR', reference: LRAR.numero } };
    const acte = { type: 'ENREGISTRER_RECEPTION', le: '2026-06-05', donnees, revision: avant };
    await cpam.post(`/api/dossiers/${dossier}/evenements`, acte, { 'Idempotency-Key': `reception:${id}` });
    expect((await recevoir(id, { le: '2026-06-05', comment: 'AVIS_SIGNE' })).corps).toEqual({ seq: avant + 1 });
    expect([await rang(dossier), (await etapes(id)).at(-1)]).toEqual([avant + 1, 'RECU']);
  });

  it.each([
    ['sans numéro', { ...LRAR, numero: undefined }, 'numero'],
    ['à une date à venir', { ...LRAR, le: '2026-06-04' }, 'le'],
    ['avant que la lettre soit prévue', { ...LRAR, le: '2026-05-31' }, 'le'],
    ['par un moyen inconnu', { ...LRAR, moyen: 'PIGEON' }, 'moyen'],
    ['électronique sans dire l’accord du destinataire', { ...LRE, accordPrealable: undefined }, 'accordPrealable'],
    ['électronique sans l’accord du destinataire', { ...LRE, accordPrealable: false }, 'accordPrealable'],
  ])('ne se dépose pas %s', async (_cas, saisie, champ) => {
    const { id } = await partagee();
    circuit.serveur.horloge.regler('2026-06-03T08:00:00.000Z');
    const { statut, corps } = await deposer(id, saisie);
    expect([statut, corps.champs[0].champ]).toEqual([400, champ]);
    expect(await etapes(id)).not.toContain('DEPOSE');
  });

  it('ne se reçoit ni avant son dépôt, ni par une preuve d’un autre moyen, ni par un auditeur', async () => {
    const { id } = await constat();
    circuit.serveur.horloge.regler('2026-06-10T08:00:00.000Z');
    expect((await recevoir(id, { le: '2026-06-05', comment: 'AVIS_SIGNE' })).statut).toBe(409);
    await deposer(id, LRAR);
    const champ = async (saisie: object) => (await recevoir(id, saisie)).corps.champs[0].champ as string;
    expect(await champ({ le: '2026-06-01', comment: 'AVIS_SIGNE' })).toBe('le');
    expect(await champ({ le: '2026-06-11', comment: 'AVIS_SIGNE' })).toBe('le');
    expect(await champ({ le: '2026-06-05', comment: 'CONSULTATION' })).toBe('comment');
    const auditeur = await circuit.serveur.comme('AUDITEUR');
    expect((await deposer(id, LRAR, auditeur)).statut).toBe(403);
    expect((await recevoir(id, { le: '2026-06-05', comment: 'AVIS_SIGNE' }, auditeur)).statut).toBe(403);
  });
});

let premier: Promise<{ dossier: string; id: string }> | undefined;
/** One letter for the deposits that are refused: they change nothing of it. */
const partagee = () => (premier ??= constat());

describe('R-PROC-09 : un recommandé électronique mis à disposition le 2 juin', () => {
  it.each([
    ['consulté le dernier jour', '2026-06-17', 'CONSULTATION', '2026-06-17', 201],
    ['consulté le lendemain du dernier jour', '2026-06-18', 'CONSULTATION', '2026-06-18', 400],
    ['non consulté, le dernier jour', '2026-06-17', 'NON_CONSULTE', '2026-06-02', 400],
    ['non consulté, le lendemain', '2026-06-18', 'NON_CONSULTE', '2026-06-02', 201],
    ['non consulté, à une autre date que sa mise à disposition', '2026-06-18', 'NON_CONSULTE', '2026-06-17', 400],
  ])('%s', async (_cas, jour, comment, le, attendu) => {
    const { dossier, id } = await constat();
    circuit.serveur.horloge.regler(`${jour}T08:00:00.000Z`);
    expect((await deposer(id, LRE)).statut).toBe(201);
    const { statut, corps } = await recevoir(id, { le, comment });
    expect([statut, corps.champs?.[0].champ]).toEqual([attendu, attendu === 400 ? 'le' : undefined]);
    expect(await delaiDObservations(dossier)).toBe(attendu === 201 ? le : undefined);
  });
});

describe('une lettre dont le destinataire n’a pas de courriel', () => {
  const sansCourriel = async () => {
    const dossier = await preparerDossier(circuit.client, ['PRENDRE_CONTACT']);
    const adresse = '2 rue du Moulin, 13100 Aix-en-Provence';
    const contacts = [{ nom: 'Dr Sacha Petit (fictif)', telephone: '04 00 00 00 00', adresse }];
    await agirParHttp(circuit.client, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-05-05', { ...LETTRE, contacts });
    return { dossier, id: await lettreDe(dossier, 'C-P2-01') };
  };

  it('est à poster ; un dépôt simple suffit, et sa réception ne joue aucun acte', async () => {
    const { dossier, id } = await sansCourriel();
    expect(await circuit.lire(id)).toMatchObject({ statut: 'COMPOSE', aPoster: true, enEchec: [] });
    const avant = await rang(dossier);
    expect((await deposer(id, { moyen: 'COURRIER', le: '2026-06-01' }, circuit.client)).statut).toBe(201);
    expect(await circuit.lire(id)).toMatchObject({ statut: 'ENVOYE', aPoster: false });
    const reponse = await recevoir(id, { le: '2026-06-01', comment: 'ACCUSE' }, circuit.client);
    expect([reponse.statut, reponse.corps, await rang(dossier)]).toEqual([201, { seq: null }, avant]);
  });

  it('n’est plus à poster une fois remise autrement, ou envoyée à une adresse trouvée depuis', async () => {
    const [une, autre] = [await sansCourriel(), await sansCourriel()];
    await circuit.client.post(`/api/courriers/${une.id}/remise`, { le: '2026-06-01', moyen: 'REMISE' });
    const { corps } = await circuit.client.post(`/api/courriers/${autre.id}/renvoi`, {
      a: ['trouvee@cpts.test'],
      motif: 'adresse donnée par téléphone',
    });
    expect(await aPoster(circuit.client)).toContain(autre.id);
    await circuit.envoyer(autre.id, (corps as { messageId: string }).messageId);
    for (const { id } of [une, autre])
      expect(await circuit.lire(id)).toMatchObject({ statut: 'ENVOYE', aPoster: false });
  });

  it('remplacée avant d’être postée, laisse sa place à la nouvelle', async () => {
    const { id } = await sansCourriel();
    const { corps } = await circuit.client.post(`/api/courriers/${id}/remplacement`, { motif: 'adresse corrigée' });
    await circuit.composition().composer((corps as { id: string }).id);
    const liste = await aPoster(circuit.client);
    expect([liste.includes(id), liste.includes((corps as { id: string }).id)]).toEqual([false, true]);
  });
});
