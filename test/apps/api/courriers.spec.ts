import { RattrapageService } from '#libs/dossiers';
import { ExpediteurSmtp } from '#libs/exterieur/courriel';
import { hacher, poolDe } from '#libs/persistance';
import { deposerMessage, messageIdDe } from '#libs/veille';
import { Composition } from '../../../apps/worker/composition';
import { Envoi } from '../../../apps/worker/envoi';
import { preparerDossier } from '../../appui/http';
import { organismes } from '../../appui/organismes';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { texteDesPages } from '../../libs/courriers/lire-pdf';
import { ServeurSmtp, serveurSmtp } from '../worker/serveur-smtp';

let serveur: Serveur;
let smtp: ServeurSmtp;
let expediteur: ExpediteurSmtp;
let client: Client;
/** Answers by address; what is not there is accepted. */
const refus: Record<string, string> = {};
const [PORTEUR, CAISSE] = ['porteur@cpts.test', 'cpam-93@agence.test'];

beforeAll(async () => {
  serveur = await ouvrirServeur('2026-06-01T08:00:00.000Z');
  smtp = await serveurSmtp({ refuser: (adresse) => refus[adresse] });
  expediteur = new ExpediteurSmtp({ url: smtp.url });
  await organismes(serveur.source);
  client = await serveur.comme('ARS_INSTRUCTEUR');
});
afterAll(async () => {
  await expediteur.fermer();
  await smtp.fermer();
  await serveur.fermer();
});
beforeEach(() => {
  serveur.horloge.regler('2026-06-01T08:00:00.000Z');
  for (const adresse of Object.keys(refus)) delete refus[adresse];
});

const envoi = () => new Envoi(poolDe(serveur.source), serveur.horloge, expediteur);
const composition = () =>
  new Composition(
    serveur.source,
    serveur.horloge,
    { expediteur: 'ne-pas-repondre@parcours.test' },
    serveur.api.get(RattrapageService),
  );

/** A letter to the person who carries the project, with a copy to the fund; composed and presented unless told. */
async function courrier({ compose = true } = {}): Promise<{ dossier: string; id: string }> {
  const dossier = await preparerDossier(client, ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION']);
  const { corps } = await client.get(`/api/dossiers/${dossier}/courriers`);
  const { id } = (corps as { courriers: { id: string }[] }).courriers[0]!;
  if (compose) {
    await composition().composer(id);
    await envoi().envoyer(id);
  }
  return { dossier, id };
}

const lire = async (id: string) => (await client.get(`/api/courriers/${id}`)).corps;
const etapes = async (id: string) =>
  ((await lire(id)).envois as { resultat: string }[]).map(({ resultat }) => resultat);
const taches = async (dossier: string) =>
  ((await client.get(`/api/dossiers/${dossier}/taches`)).corps.taches as { quoi: string; detail: string }[]).filter(
    ({ quoi }) => quoi.startsWith('Faire parvenir'),
  );
const incidents = async (dossier: string) =>
  (await serveur.source.query(
    'SELECT message, clos_le AS "closLe" FROM incident WHERE dossier_id = $1 ORDER BY ouvert_le, id',
    [dossier],
  )) as { message: string; closLe: Date | null }[];

describe('le registre d’un courrier', () => {
  it('dit ce qui était prévu, composé, présenté et répondu, avec les empreintes', async () => {
    const { id, dossier } = await courrier();
    const lu = await lire(id);
    const ligne = {
      ...{ tenteLe: '2026-06-01T08:00:00.000Z', messageId: messageIdDe(id), destinataires: [PORTEUR, CAISSE] },
      ...{ sha256: hacher(lu.courriel), par: 'programme', survenuLe: null, remplace: null },
      ...{ moyen: null, numero: null },
    };
    expect(lu).toMatchObject({
      ...{ id, dossier, code: 'C-P2-01', statut: 'ENVOYE', nom: 'CPTS du test (fictif)', enEchec: [] },
      ...{ prevuLe: '2026-06-01T08:00:00.000Z', composeLe: '2026-06-01T08:00:00.000Z' },
      courrielSha256: hacher(lu.courriel),
    });
    expect(lu.envois).toEqual([
      { ...ligne, resultat: 'TENTATIVE', reponse: '' },
      { ...ligne, resultat: 'ACCEPTE', reponse: expect.stringMatching(/^250 /) as string },
    ]);
  });

  it('n’est lu que dans son territoire', async () => {
    const { id } = await courrier();
    const ailleurs = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['11'] });
    for (const chemin of ['', '/preuve.pdf'])
      expect((await ailleurs.get(`/api/courriers/${id}${chemin}`)).statut).toBe(404);
    for (const acte of ['non-remise', 'remise', 'renvoi'])
      expect((await ailleurs.post(`/api/courriers/${id}/${acte}`, {})).statut).toBe(404);
  });

  it('est écrit par qui agit sur le dossier, pas par l’auditeur, qui le lit', async () => {
    const { id } = await courrier();
    const auditeur = await serveur.comme('AUDITEUR');
    expect((await auditeur.get(`/api/courriers/${id}`)).statut).toBe(200);
    const reponse = await auditeur.post(`/api/courriers/${id}/remise`, { le: '2026-06-01', moyen: 'POSTE' });
    expect(reponse).toMatchObject({
      statut: 403,
      corps: { detail: expect.stringContaining('n’y écrit pas') as string },
    });
    expect(await etapes(id)).toEqual(['TENTATIVE', 'ACCEPTE']);
  });
});

describe('une non-remise apprise plus tard', () => {
  it('est une tâche et un incident jusqu’à la remise par un autre moyen ; rien n’est effacé', async () => {
    const { id, dossier } = await courrier();
    expect(await taches(dossier)).toEqual([]);
    serveur.horloge.regler('2026-06-03T08:00:00.000Z');
    const nonRemise = { destinataire: PORTEUR, le: '2026-06-02', motif: 'boîte pleine depuis trois jours' };
    expect((await client.post(`/api/courriers/${id}/non-remise`, nonRemise)).statut).toBe(201);
    expect(await taches(dossier)).toMatchObject([
      {
        quoi: expect.stringContaining('Accusé de réception de la lettre d’intention') as string,
        qui: 'ARS_INSTRUCTEUR',
        detail: `Non remis à ${PORTEUR} le 02/06/2026 : boîte pleine depuis trois jours.`,
      },
    ]);
    const [ouvert] = await incidents(dossier);
    expect(ouvert).toMatchObject({ closLe: null, message: expect.stringContaining('n’est pas arrivé') as string });
    expect(ouvert!.message).not.toContain(PORTEUR);
    expect(await lire(id)).toMatchObject({ statut: 'ENVOYE', enEchec: [PORTEUR] });

    serveur.horloge.regler('2026-06-05T08:00:00.000Z');
    const remise = { le: '2026-06-04', moyen: 'LRAR', reference: '2C 123 456 7890 1' };
    expect((await client.post(`/api/courriers/${id}/remise`, remise)).statut).toBe(201);
    expect(await taches(dossier)).toEqual([]);
    expect((await incidents(dossier)).map(({ closLe }) => closLe)).toEqual([new Date('2026-06-05T08:00:00.000Z')]);
    const lu = await lire(id);
    expect(lu).toMatchObject({ enEchec: [], envoyeLe: '2026-06-01T08:00:00.000Z' });
    expect(lu.envois.slice(2)).toMatchObject([
      {
        ...{ resultat: 'NON_REMIS', reponse: nonRemise.motif, survenuLe: '2026-06-02', destinataires: [PORTEUR] },
        ...{ messageId: messageIdDe(id), par: 'Personne ARS_INSTRUCTEUR', tenteLe: '2026-06-03T08:00:00.000Z' },
      },
      {
        ...{ resultat: 'REMIS', survenuLe: '2026-06-04', tenteLe: '2026-06-05T08:00:00.000Z' },
        reponse: 'Lettre recommandée avec avis de réception, référence 2C 123 456 7890 1',
      },
    ]);
  });

  it.each([
    ['une adresse à laquelle rien n’est parti', { destinataire: 'autre@cpts.test' }, 'destinataire', PORTEUR],
    ['un jour à venir', { le: '2026-06-02' }, 'le', 'aujourd’hui'],
    ['un jour d’avant le courrier', { le: '2026-05-31' }, 'le', '2026-06-01'],
    ['un jour qui n’existe pas', { le: '2026-06-31' }, 'le', 'qui existe'],
    ['aucun motif', { motif: '' }, 'motif', 'de 3 à 500 caractères'],
    ['un champ de trop', { couleur: 'bleu' }, 'couleur', 'retirez-le'],
  ])('refuse %s', async (_cas, faux, champ, phrase) => {
    const { id } = await courrier();
    const juste = { destinataire: PORTEUR, le: '2026-06-01', motif: 'boîte inconnue' };
    const { statut, corps } = await client.post(`/api/courriers/${id}/non-remise`, { ...juste, ...faux });
    expect([statut, corps.champs?.[0].champ, corps.detail]).toEqual([400, champ, expect.stringContaining(phrase)]);
    expect(await etapes(id)).toEqual(['TENTATIVE', 'ACCEPTE']);
  });

  it('avant le départ, ne peut pas encore être dite', async () => {
    const { id } = await courrier({ compose: false });
    const juste = { destinataire: PORTEUR, le: '2026-06-01', motif: 'boîte inconnue' };
    expect(await client.post(`/api/courriers/${id}/non-remise`, juste)).toMatchObject({ statut: 409 });
  });
});

describe('un refus du serveur', () => {
  it('est une tâche jusqu’à l’acceptation du renvoi aux adresses corrigées, qui a un Message-ID à lui', async () => {
    refus[PORTEUR] = '550 Boite inconnue';
    const { id, dossier } = await courrier();
    const premier = await lire(id);
    expect(await etapes(id)).toEqual(['TENTATIVE', 'ACCEPTE', 'REFUSE']);
    expect(premier).toMatchObject({ statut: 'ENVOYE', enEchec: [PORTEUR] });
    expect(await taches(dossier)).toMatchObject([
      { detail: `Refusé par le serveur pour ${PORTEUR} : 550 Boite inconnue.` },
    ]);

    serveur.horloge.regler('2026-06-02T08:00:00.000Z');
    const renvoi = { a: ['nouvelle@cpts.test'], motif: 'adresse corrigée par téléphone' };
    const { statut, corps } = await client.post(`/api/courriers/${id}/renvoi`, renvoi);
    expect([statut, corps]).toEqual([201, { messageId: messageIdDe(id, 1) }]);
    // Asked for is not sent yet: the task stays.
    expect(await taches(dossier)).toHaveLength(1);
    const { rows: travaux } = await poolDe(serveur.source).query<{ task_identifier: string }>(
      'SELECT task_identifier FROM graphile_worker.jobs WHERE key = $1',
      [`envoi:${messageIdDe(id, 1)}`],
    );
    expect(travaux).toEqual([{ task_identifier: 'envoyer_courrier' }]);
    await envoi().envoyer(id, messageIdDe(id, 1));
    await envoi().envoyer(id, messageIdDe(id, 1));

    expect(smtp.recus.filter(({ messageId }) => messageId === messageIdDe(id, 1))).toEqual([
      { messageId: messageIdDe(id, 1), pour: ['nouvelle@cpts.test'] },
    ]);
    expect(await taches(dossier)).toEqual([]);
    expect((await incidents(dossier)).map(({ closLe }) => closLe)).toEqual([new Date('2026-06-02T08:00:00.000Z')]);
    const lu = await lire(id);
    const sha256 = hacher({ ...lu.courriel, a: renvoi.a, copie: [], messageId: messageIdDe(id, 1) });
    expect(lu.envois.slice(3)).toMatchObject([
      { resultat: 'RENVOI', reponse: renvoi.motif, par: 'Personne ARS_INSTRUCTEUR', remplace: [PORTEUR], sha256 },
      { resultat: 'TENTATIVE', destinataires: renvoi.a, sha256 },
      { resultat: 'ACCEPTE', destinataires: renvoi.a, sha256 },
    ]);
    // The first proof stays what it was.
    expect(lu.envois.slice(0, 3)).toEqual(premier.envois);
    expect([lu.courriel, lu.sha256, lu.courrielSha256]).toEqual([
      premier.courriel,
      premier.sha256,
      premier.courrielSha256,
    ]);
  });

  it('de deux adresses, un renvoi qui n’en remplace qu’une laisse l’autre à faire', async () => {
    refus[PORTEUR] = refus[CAISSE] = '550 Boite inconnue';
    const { id, dossier } = await courrier();
    expect(await lire(id)).toMatchObject({ statut: 'COMPOSE', enEchec: [CAISSE, PORTEUR].sort() });
    const renvoi = { a: ['nouvelle@cpts.test'], motif: 'adresse corrigée', remplace: [PORTEUR] };
    await client.post(`/api/courriers/${id}/renvoi`, renvoi);
    await envoi().envoyer(id, messageIdDe(id, 1));
    expect(await lire(id)).toMatchObject({ statut: 'ENVOYE', enEchec: [CAISSE] });
    expect(await taches(dossier)).toHaveLength(1);

    // Run again once the server knows the address: to that one alone, the other one has been stood for.
    delete refus[CAISSE];
    await envoi().envoyer(id);
    expect(smtp.recus.at(-1)).toEqual({ messageId: messageIdDe(id), pour: [CAISSE] });
    expect(await etapes(id)).toEqual([
      ...['TENTATIVE', 'REFUSE', 'RENVOI', 'TENTATIVE', 'ACCEPTE', 'TENTATIVE', 'ACCEPTE'],
    ]);
    expect(await taches(dossier)).toEqual([]);
    expect((await incidents(dossier)).map(({ closLe }) => closLe !== null)).toEqual([true]);
  });

  it.each([
    ['aucune adresse', { a: [] }, 'a'],
    ['ce qui n’est pas une adresse', { a: ['nouvelle'] }, 'a'],
    ['aucun motif', { motif: undefined }, 'motif'],
  ])('un renvoi refuse %s', async (_cas, faux, champ) => {
    const { id } = await courrier();
    const { statut, corps } = await client.post(`/api/courriers/${id}/renvoi`, {
      ...{ a: ['nouvelle@cpts.test'], motif: 'adresse corrigée' },
      ...faux,
    });
    expect([statut, corps.champs[0].champ]).toEqual([400, champ]);
  });

  it('un courrier pas encore composé ne se renvoie ni ne se remet', async () => {
    const { id } = await courrier({ compose: false });
    const renvoi = { a: ['nouvelle@cpts.test'], motif: 'adresse corrigée' };
    for (const [acte, corps] of [
      ['renvoi', renvoi],
      ['remise', { le: '2026-06-01', moyen: 'POSTE' }],
    ] as const)
      expect(await client.post(`/api/courriers/${id}/${acte}`, corps)).toMatchObject({ statut: 409 });
  });

  it('une lettre recommandée se prouve par sa référence', async () => {
    const { id } = await courrier();
    const { statut, corps } = await client.post(`/api/courriers/${id}/remise`, { le: '2026-06-01', moyen: 'LRAR' });
    expect([statut, corps.champs[0].champ]).toEqual([400, 'reference']);
  });
});

describe('la preuve d’envoi', () => {
  it('dit en un document chaque étape, la réponse du serveur et les empreintes ; le même registre donne les mêmes octets', async () => {
    refus[CAISSE] = '550 Boite inconnue';
    const { id, dossier } = await courrier();
    await client.post(`/api/courriers/${id}/remise`, { le: '2026-06-01', moyen: 'LRAR', reference: 'RA 42' });
    const { statut, corps, entetes } = await client.get(`/api/courriers/${id}/preuve.pdf`);
    expect([statut, entetes.get('content-type')]).toEqual([200, 'application/pdf']);
    const pages = await texteDesPages(corps as Buffer);
    // What is too long for its column is cut without a hyphen.
    const texte = pages.join(' ');
    const serre = texte.replaceAll(' ', '');
    const lu = await lire(id);
    const [{ hash }] = (await serveur.source.query('SELECT hash FROM journal WHERE dossier_id = $1 AND seq = $2', [
      dossier,
      lu.seq,
    ])) as [{ hash: string }];
    for (const attendu of [
      lu.reference,
      lu.objet,
      PORTEUR,
      CAISSE,
      messageIdDe(id),
      lu.sha256,
      lu.courrielSha256,
      hash,
    ])
      expect(serre).toContain((attendu as string).replaceAll(' ', ''));
    for (const { reponse } of lu.envois as { reponse: string }[]) expect(serre).toContain(reponse.replaceAll(' ', ''));
    expect(texte).toMatch(/Fictif – démonstration/);
    expect(texte).toMatch(/Accepté par le serveur de messagerie le 1er juin 2026 à 10:00:00 pour porteur@cpts.test/);
    expect(texte).toMatch(
      /Prévu.*Composé et figé.*Présenté au serveur.*Accepté par le serveur.*Refusé.*Remis par un autre/,
    );
    expect(texte).toMatch(/Enregistré par Personne ARS_INSTRUCTEUR/);
    expect((await client.get(`/api/courriers/${id}/preuve.pdf`)).corps).toEqual(corps);
  });

  it('d’un courrier pas encore composé, n’existe pas', async () => {
    const { id } = await courrier({ compose: false });
    expect(await client.get(`/api/courriers/${id}/preuve.pdf`)).toMatchObject({ statut: 409 });
  });
});

describe('le registre de tous les courriels', () => {
  const lister = async (qui: Client, requete = '') =>
    (await qui.get(`/api/courriels${requete}`)).corps as {
      courriels: { id: string; enEchec: boolean; derniere: { resultat: string } | null }[];
      total: number;
    };

  it('se lit dans son territoire, par statut et par jours, page à page', async () => {
    serveur.horloge.regler('2026-06-09T21:59:00.000Z');
    const veille = await courrier();
    serveur.horloge.regler('2026-06-09T22:00:00.000Z');
    refus[PORTEUR] = '550 Boite inconnue';
    const jour = await courrier();
    const attente = await courrier({ compose: false });
    const ids = async (qui: Client, requete: string) => (await lister(qui, requete)).courriels.map(({ id }) => id);

    expect(await ids(client, '?du=2026-06-10')).toEqual(expect.arrayContaining([jour.id, attente.id]));
    expect(await lister(client, '?du=2026-06-10')).toMatchObject({ total: 2, page: 1 });
    expect(await ids(client, '?du=2026-06-09&au=2026-06-09')).toEqual([veille.id]);
    expect(await ids(client, '?du=2026-06-09&statut=PREVU')).toEqual([attente.id]);
    expect((await lister(client, '?du=2026-06-09&statut=EN_ECHEC')).courriels).toMatchObject([
      { id: jour.id, dossier: jour.dossier, enEchec: true, derniere: { resultat: 'REFUSE' } },
    ]);
    expect(await lister(client, '?du=2026-06-09&page=2')).toMatchObject({ total: 3, courriels: [] });
    const ailleurs = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['11'] });
    expect((await lister(ailleurs)).total).toBe(0);
    const departement = await serveur.avec({ roles: ['CPAM'], regions: ['93'], departements: ['04'] });
    expect((await lister(departement)).total).toBe(0);
  });

  it.each([
    ['?statut=PERDU', 'statut'],
    ['?du=2026-02-30', 'du'],
    ['?au=demain', 'au'],
  ])('refuse %s', async (requete, champ) => {
    const { statut, corps } = await client.get(`/api/courriels${requete}`);
    expect([statut, corps.champs[0].champ]).toEqual([400, champ]);
  });

  it('un message qui ne concerne aucun dossier n’est lu que de ses destinataires et de ceux qui surveillent', async () => {
    const [{ id: compte }] = (await serveur.source.query(
      `SELECT id FROM compte WHERE identifiant = 'ARS_INSTRUCTEUR@test.test'`,
    )) as [{ id: string }];
    serveur.horloge.regler('2026-07-01T08:00:00.000Z');
    const variables = {};
    const message = {
      ...{ code: 'A-ESSAI', titre: 'Message', gabarit: 'essai', objet: 'Essai', comptes: [compte], variables },
      reference: 'A-ESSAI-1',
    };
    const pool = poolDe(serveur.source);
    const connexion = await pool.connect();
    const id = await deposerMessage(connexion, message, serveur.horloge.maintenant());
    connexion.release();
    for (const [qui, attendu] of [
      [client, 200],
      [await serveur.comme('ADMIN'), 200],
      [await serveur.comme('CPAM'), 404],
    ] as const) {
      expect((await qui.get(`/api/courriers/${id}`)).statut).toBe(attendu);
      expect((await lister(qui, '?du=2026-07-01')).total).toBe(attendu === 200 ? 1 : 0);
    }
  });
});
