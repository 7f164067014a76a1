import { randomUUID } from 'node:crypto';
import { IMAGE_JPEG, imagePng, POLICE } from '../../appui/entete';
import { preparerDossier } from '../../appui/http';
import { organismes } from '../../appui/organismes';
import { dit, INCONNU, inscrire, put } from '../../appui/personnel';
import { Client, ouvrirServeur, Reponse, Serveur } from '../../appui/serveur';

let serveur: Serveur;
let admin: Client;
beforeAll(async () => {
  serveur = await ouvrirServeur('2026-06-01T08:00:00.000Z');
  await organismes(serveur.source);
  admin = await serveur.comme('ADMIN');
});
beforeEach(() => serveur.horloge.regler('2026-06-01T08:00:00.000Z'));
afterAll(() => serveur.fermer());

interface Resume {
  id: string;
  genre: string;
  region: string;
  delegations: number;
  sansSignataire: string[];
}

const lister = async (client: Client) => (await client.get('/api/organismes')).corps.organismes as Resume[];
const organisme = async (region: string, genre = 'ARS') =>
  (await lister(admin)).find((un) => un.region === region && un.genre === genre)!.id;
const lire = async (id: string) => (await admin.get(`/api/organismes/${id}`)).corps;

/** What the page would send back, with some of it changed. */
const reglagesDe = async (id: string, changes: object = {}) => {
  const { revision, nom, service, adresse, ville, courriel, telephone, norme, parapheur, signataires } = await lire(id);
  return { revision, nom, service, adresse, ville, courriel, telephone, norme, parapheur, signataires, ...changes };
};

const deposer = (id: string, genre: string, octets: Uint8Array, requete = '', type = 'image/png', client = admin) =>
  client.envoyer('PUT', `/api/organismes/${id}/fichiers/${genre}?${requete}`, octets as unknown as string, {
    'Content-Type': type,
  });
const LOGO = 'nom=logo.png&texte=ARS%20Essai';

const deleguer = (id: string, changes: object = {}, client = admin): Promise<Reponse> =>
  client.post(`/api/organismes/${id}/delegations`, {
    ...{ role: 'DG_ARS', nom: 'Ada Martin', qualite: 'Directrice adjointe', du: '2026-05-01', au: '2026-06-30' },
    acte: 'Décision n° 2026-12 du 30 avril 2026',
    ...changes,
  });

describe('qui voit et qui change les réglages', () => {
  it('chacun voit les organismes de son territoire, et n’en voit pas d’autre', async () => {
    const dg = await serveur.avec({ roles: ['DG_ARS'], regions: ['93'] });
    const vus = await lister(dg);
    expect([...new Set(vus.map(({ region }) => region))]).toEqual(['93']);
    expect(vus.map(({ genre }) => genre).sort()).toEqual(['ARS', 'CPAM', 'GESTIONNAIRE_FINESS', 'URPS']);
    const ailleurs = await organisme('76');
    for (const chemin of [ailleurs, `${ailleurs}/apercu.pdf`, `${ailleurs}/fichiers/logo`, INCONNU, 'pas-un-id'])
      expect([chemin, (await dg.get(`/api/organismes/${chemin}`)).statut]).toEqual([chemin, 404]);
    expect((await dg.get(`/api/organismes/${await organisme('93')}`)).corps.comptesPossibles).toEqual([]);
  });

  it('une caisse d’un département ne voit pas celle d’un autre', async () => {
    await serveur.source.query(
      `INSERT INTO organisme (genre, region, departement, nom, service, adresse, ville, courriel, telephone, signataires, fictif)
        SELECT genre, region, d, nom, service, adresse, ville, courriel, telephone, signataires, fictif
        FROM organisme, unnest(ARRAY['13', '83']) d WHERE region = '93' AND genre = 'CPAM'`,
    );
    const duVar = await serveur.avec({ roles: ['CPAM'], regions: ['93'], departements: ['83'] });
    const vus = (await duVar.get('/api/organismes')).corps.organismes as {
      genre: string;
      departement: string | null;
    }[];
    expect(vus.filter(({ genre }) => genre === 'CPAM').map(({ departement }) => departement)).toEqual([null, '83']);
  });

  it('lire est réservé à qui signe, paie ou vérifie ; changer, aux administrateurs du territoire', async () => {
    const id = await organisme('93');
    for (const role of ['ARS_INSTRUCTEUR', 'URPS', 'GESTIONNAIRE_FINESS'] as const)
      expect([role, (await (await serveur.comme(role)).get('/api/organismes')).statut]).toEqual([role, 403]);
    for (const role of ['DG_ARS', 'CPAM', 'AUDITEUR'] as const) {
      const client = await serveur.comme(role);
      expect([role, (await client.get(`/api/organismes/${id}`)).statut]).toEqual([role, 200]);
      const refuses = [
        await put(client, `/api/organismes/${id}`, await reglagesDe(id)),
        await deposer(id, 'logo', imagePng(64, 64), LOGO, 'image/png', client),
        await client.envoyer('DELETE', `/api/organismes/${id}/fichiers/logo`),
        await deleguer(id, {}, client),
        await client.post(`/api/organismes/${id}/delegations/${INCONNU}/fin`, { au: '2026-06-01' }),
      ];
      expect([role, ...refuses.map(({ statut }) => statut)]).toEqual([role, 403, 403, 403, 403, 403]);
    }
    const ailleurs = await serveur.avec({ roles: ['ADMIN'], regions: ['76'] });
    expect((await put(ailleurs, `/api/organismes/${id}`, await reglagesDe(id))).statut).toBe(404);
    expect((await deposer(id, 'logo', imagePng(64, 64), LOGO, 'image/png', ailleurs)).statut).toBe(404);
    expect((await deleguer(id, {}, ailleurs)).statut).toBe(404);
    expect((await serveur.anonyme().get('/api/organismes')).statut).toBe(401);
  });
});

describe('les réglages', () => {
  it('se changent d’un bloc, et chaque changement reste avec son auteur', async () => {
    const id = await organisme('32');
    const { id: par, client } = await inscrire(serveur, 'Alix Admin', ['ADMIN'], ['32']);
    const signataires = [{ role: 'DG_ARS', nom: 'Eve Nouvelle', qualite: 'Directrice générale' }];
    const demande = await reglagesDe(id, { service: 'Pôle CPTS', norme: 'ua-1', parapheur: ['DG_ARS'], signataires });
    const { statut, corps } = await put(client, `/api/organismes/${id}`, demande);
    expect(statut).toBe(200);
    expect(corps).toMatchObject({ service: 'Pôle CPTS', norme: 'ua-1', parapheur: ['DG_ARS'], signataires });
    expect(corps.revision).toBeGreaterThan(demande.revision as number);
    expect(corps.histoire).toMatchObject([{ par: 'Alix Admin', le: '2026-06-01T08:00:00.000Z' }]);
    const { changements } = corps.histoire[0];
    expect(Object.keys(changements).sort()).toEqual(['norme', 'parapheur', 'service', 'signataires']);
    expect(changements.service).toEqual({ avant: 'Pôle premier recours', apres: 'Pôle CPTS' });
    // Nothing changed: nothing to remember.
    const pareil = await put(client, `/api/organismes/${id}`, await reglagesDe(id));
    expect([pareil.statut, pareil.corps.histoire.length]).toEqual([200, 1]);
    const lignes = await serveur.source.query<{ par: string }[]>(
      'SELECT par FROM organisme_histoire WHERE organisme_id = $1',
      [id],
    );
    expect(lignes).toEqual([{ par }]);
    await expect(serveur.source.query('DELETE FROM organisme_histoire')).rejects.toThrow(/permission denied|droit/i);
  });

  it('refusent d’écraser ce qu’un autre vient de changer', async () => {
    const id = await organisme('44');
    const [une, autre] = [await reglagesDe(id, { ville: 'Metz' }), await reglagesDe(id, { ville: 'Reims' })];
    expect((await put(admin, `/api/organismes/${id}`, une)).statut).toBe(200);
    expect(dit(await put(admin, `/api/organismes/${id}`, autre))).toEqual([
      409,
      'Les réglages de cet organisme ont changé depuis que vous les avez ouverts.',
    ]);
    expect((await lire(id)).ville).toBe('Metz');
  });

  it('refusent ce qui ne se lit pas, champ par champ, et un rôle au titre duquel l’organisme n’écrit pas', async () => {
    const id = await organisme('44');
    for (const [changes, champ] of [
      [{ nom: '' }, 'nom'],
      [{ nom: '   ' }, 'nom'],
      [{ service: 'x'.repeat(301) }, 'service'],
      [{ adresse: [] }, 'adresse'],
      [{ adresse: ['1 rue X', '  '] }, 'adresse.1'],
      [{ courriel: 'pas une adresse' }, 'courriel'],
      [{ telephone: 'zéro quatre' }, 'telephone'],
      [{ norme: 'a-3b' }, 'norme'],
      [{ parapheur: ['CHEF'] }, 'parapheur'],
      [{ signataires: [{ role: 'DG_ARS', nom: '', qualite: 'X' }] }, 'signataires.0.nom'],
      [
        {
          signataires: [
            { role: 'DG_ARS', nom: 'A', qualite: 'X' },
            { role: 'DG_ARS', nom: 'B', qualite: 'X' },
          ],
        },
        'signataires',
      ],
      [{ revision: '1' }, 'revision'],
      [{ genre: 'CPAM' }, 'genre'],
    ] as const) {
      const { statut, corps } = await put(admin, `/api/organismes/${id}`, await reglagesDe(id, changes));
      expect([changes, statut, corps.champs?.[0]?.champ]).toEqual([changes, 400, champ]);
    }
    expect(dit(await put(admin, `/api/organismes/${id}`, await reglagesDe(id, { parapheur: ['CPAM'] })))[0]).toBe(422);
    expect((await put(admin, `/api/organismes/${INCONNU}`, await reglagesDe(id))).statut).toBe(404);
  });
});

const ABIMEE = imagePng(200, 200);
ABIMEE.fill(0, 60, 120);

const ETROITE = imagePng(32, 4000);
const INUTILISABLES = [
  ['logo', Buffer.from('<svg/>'), /ni un PNG ni un JPEG : enregistrez/],
  ['logo', POLICE, /ni un PNG ni un JPEG/],
  ['police', imagePng(64, 64), /pas une police TrueType ou OpenType/],
  ['police', Buffer.from('wOF2aaaaaaaa'), /non compressé/],
  ['police', POLICE.subarray(0, 4000), /Cette police ne se charge pas/],
  ['logo', imagePng(31, 64), /31 × 64 pixels : fournissez-en une de 32 à 4000/],
  ['logo', imagePng(4001, 32), /4001 × 32 pixels/],
  ['logo', imagePng(64, 64).subarray(0, 20), /incomplète ou abîmée/],
  ['logo', IMAGE_JPEG.subarray(0, 60), /incomplète ou abîmée/],
  ['logo', ABIMEE, /incomplète ou abîmée/],
  ['logo', Buffer.concat([imagePng(64, 64), Buffer.alloc(1024 * 1024)]), /pèse plus de 1 Mio/],
] as const;

describe('les fichiers de l’en-tête', () => {
  it('se déposent, se voient, se remplacent et se retirent ; les octets restent pour les lettres qui les portent', async () => {
    const id = await organisme('27');
    const logo = imagePng(64, 48);
    const depose = await deposer(id, 'logo', logo, 'nom=C:\\dossier\\logo ARS.png&texte=ARS Essai');
    expect(depose.statut).toBe(200);
    expect(depose.corps.logo).toMatchObject({
      ...{ nom: 'logo ARS.png', type: 'image/png', taille: logo.length, texte: 'ARS Essai' },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const vu = await admin.get(`/api/organismes/${id}/fichiers/logo`);
    expect([vu.statut, vu.entetes.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.compare(vu.corps as Buffer, logo)).toBe(0);

    expect((await deposer(id, 'marque', IMAGE_JPEG, 'texte=Marque%20d%E2%80%99essai', 'image/jpeg')).statut).toBe(200);
    const polices = await deposer(id, 'police', POLICE, 'nom=Serif.ttf', 'font/ttf');
    expect(polices.corps).toMatchObject({
      marque: { type: 'image/jpeg' },
      polices: [{ nom: 'Serif.ttf', type: 'font/ttf' }],
    });
    const [{ sha256 }] = polices.corps.polices as [{ sha256: string }];

    const remplace = await deposer(id, 'logo', imagePng(80, 80), LOGO);
    expect(remplace.corps.logo.sha256).not.toBe(depose.corps.logo.sha256);
    for (const chemin of ['logo', 'marque', `police?sha256=${sha256}`])
      expect((await admin.envoyer('DELETE', `/api/organismes/${id}/fichiers/${chemin}`)).statut).toBe(200);
    expect(await lire(id)).toMatchObject({ logo: null, marque: null, polices: [] });
    for (const chemin of ['logo', 'police', `police?sha256=${sha256}`])
      expect((await admin.envoyer('DELETE', `/api/organismes/${id}/fichiers/${chemin}`)).statut).toBe(404);
    expect((await admin.get(`/api/organismes/${id}/fichiers/logo`)).statut).toBe(404);
    const [gardes] = await serveur.source.query<[{ n: number }]>('SELECT count(*)::int AS n FROM fichier');
    expect(gardes.n).toBeGreaterThanOrEqual(4);
    await expect(serveur.source.query('DELETE FROM fichier')).rejects.toThrow(/permission denied|droit/i);
  });

  it('refusent en une phrase ce qui ne peut pas servir, et ne changent alors rien', async () => {
    const id = await organisme('28');
    for (const [genre, octets, phrase] of INUTILISABLES) {
      const [statut, detail] = dit(await deposer(id, genre, octets, LOGO));
      expect([phrase, statut, detail]).toEqual([phrase, 422, expect.stringMatching(phrase)]);
    }
    expect((await deposer(id, 'logo', ETROITE, LOGO)).statut).toBe(200);
    expect((await deposer(id, 'police', Buffer.alloc(4 * 1024 * 1024 + 1), '', 'font/ttf')).statut).toBe(413);
    expect((await deposer(id, 'logo', Buffer.alloc(0), LOGO)).statut).toBe(400);
    expect((await deposer(id, 'logo', imagePng(64, 64), 'nom=x.png')).corps.champs[0].champ).toBe('texte');
    expect((await deposer(id, 'logo', imagePng(64, 64), `texte=${'x'.repeat(301)}`)).statut).toBe(400);
    expect((await deposer(id, 'logo', imagePng(64, 64), LOGO, 'text/html')).statut).toBe(415);
    expect((await deposer(id, 'sceau', imagePng(64, 64), LOGO)).statut).toBe(404);
    expect((await put(admin, `/api/organismes/${id}/fichiers/logo?${LOGO}`, { a: 1 })).statut).toBe(415);
    const { histoire, polices } = await lire(id);
    expect([histoire.length, polices]).toEqual([1, []]);
  });

  it('l’aperçu porte l’en-tête et le mot « Exemple » ; un fichier perdu se dit, plutôt qu’une lettre sans en-tête', async () => {
    const id = await organisme('52');
    const sans = await admin.get(`/api/organismes/${id}/apercu.pdf`);
    await deposer(id, 'logo', imagePng(64, 48), LOGO);
    const avec = await admin.get(`/api/organismes/${id}/apercu.pdf`);
    for (const { statut, entetes, corps } of [sans, avec]) {
      expect([statut, entetes.get('content-type')]).toEqual([200, 'application/pdf']);
      expect((corps as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect(
      (avec.corps as Buffer).includes('/Subtype /Image') || (avec.corps as Buffer).includes('/Subtype/Image'),
    ).toBe(true);
    expect(Buffer.compare(sans.corps as Buffer, avec.corps as Buffer)).not.toBe(0);
    await serveur.source.query('UPDATE organisme SET polices = $2 WHERE id = $1', [id, ['0'.repeat(64)]]);
    expect(dit(await admin.get(`/api/organismes/${id}/apercu.pdf`))).toEqual([
      422,
      expect.stringMatching(/^Un fichier de l’en-tête de « ARS Pays de la Loire » manque \(0{12}…\) : déposez-le/),
    ]);
  });
});

describe('les délégations', () => {
  it('s’ajoutent avec leur acte, et se disent à venir, en vigueur puis échues, premier et dernier jours compris', async () => {
    const id = await organisme('53');
    const { statut } = await deleguer(id, { du: '2026-06-02', au: '2026-06-04' });
    expect(statut).toBe(201);
    const etats: string[][] = [];
    for (const jour of ['01', '02', '04', '05']) {
      serveur.horloge.regler(`2026-06-${jour}T12:00:00.000Z`);
      const { delegations } = await lire(id);
      const { sansSignataire } = (await lister(admin)).find((un) => un.id === id)!;
      etats.push([jour, delegations[0].etat, sansSignataire.join()]);
    }
    expect(etats).toEqual([
      ['01', 'A_VENIR', 'DG_ARS'],
      ['02', 'EN_VIGUEUR', ''],
      ['04', 'EN_VIGUEUR', ''],
      ['05', 'ECHUE', 'DG_ARS'],
    ]);
    expect((await lire(id)).histoire[0].changements.delegation.apres).toMatchObject({
      role: 'DG_ARS',
      nom: 'Ada Martin',
    });
  });

  it('comptent les jours dans le fuseau de l’agence', async () => {
    const id = await organisme('04');
    await deleguer(id, { du: '2026-06-02', au: null, ...{} });
    // Four in the afternoon in Paris, already past midnight at La Réunion.
    serveur.horloge.regler('2026-06-01T19:59:59.000Z');
    expect((await lire(id)).delegations[0].etat).toBe('A_VENIR');
    serveur.horloge.regler('2026-06-01T20:00:00.000Z');
    expect((await lire(id)).delegations[0].etat).toBe('EN_VIGUEUR');
  });

  it('refusent un compte qui ne pourrait pas signer, un rôle étranger, des dates à l’envers', async () => {
    const id = await organisme('75');
    const dg = await inscrire(serveur, 'Dan DG', ['DG_ARS'], ['75']);
    const ailleurs = await inscrire(serveur, 'Zoé Ailleurs', ['DG_ARS'], ['76']);
    const autre = await inscrire(serveur, 'Yan Instructeur', ['ARS_INSTRUCTEUR'], ['75']);
    for (const [changes, attendu, phrase] of [
      [{ role: 'CPAM' }, 422, /ne signe aucun courrier au titre du rôle CPAM/],
      [{ du: '2026-07-01' }, 422, /finirait le 30\/06\/2026, avant de commencer le 01\/07\/2026/],
      [{ compte: ailleurs.id }, 422, /Zoé Ailleurs ne voit pas le territoire/],
      [{ compte: autre.id }, 422, /Yan Instructeur n’a pas le rôle « Direction générale de l’ARS »/],
      [{ compte: randomUUID() }, 404, /Ce compte n’existe pas/],
      [{ compte: 'x' }, 400, /compte/],
      [{ acte: 'non' }, 400, /acte/],
      [{ du: '2026-02-30' }, 400, /du/],
      [{ nom: ' ' }, 400, /nom/],
    ] as const)
      expect([changes, ...dit(await deleguer(id, changes))]).toEqual([changes, attendu, expect.stringMatching(phrase)]);
    expect((await deleguer(id, { compte: dg.id })).statut).toBe(201);
    const { delegations, comptesPossibles } = await lire(id);
    expect(delegations).toMatchObject([{ compte: { id: dg.id, nom: 'Dan DG' } }]);
    expect((comptesPossibles as { nom: string }[]).map(({ nom }) => nom)).toEqual(
      expect.arrayContaining(['Dan DG', 'Yan Instructeur']),
    );
    await serveur.source.query('UPDATE compte SET actif = false WHERE id = $1', [dg.id]);
    expect(dit(await deleguer(id, { compte: dg.id }))[1]).toMatch(/compte de Dan DG est fermé/);
  });

  it('finissent plus tôt, jamais plus tard, ni avant un courrier déjà signé', async () => {
    const id = await organisme('84');
    const { id: delegation } = (await deleguer(id)).corps as { id: string };
    const finir = async (au: string) =>
      dit(await admin.post(`/api/organismes/${id}/delegations/${delegation}/fin`, { au }));
    expect(await finir('2026-06-30')).toEqual([409, 'Cette délégation finit déjà le 30/06/2026.']);
    expect((await finir('2026-07-15'))[0]).toBe(409);
    expect((await finir('2026-04-29'))[0]).toBe(422);
    expect((await finir('demain'))[0]).toBe(400);
    const dossier = await preparerDossier(await serveur.comme('ARS_INSTRUCTEUR'));
    await serveur.source.query(
      `INSERT INTO courrier (id, dossier_id, seq, code, titre, objet, prevu, statut, reference, prevu_le, signature)
        VALUES (gen_random_uuid(), $1, 1, 'C-P5-04', 'Lettre', 'objet', '{}', 'A_SIGNER', 'REF', $2, $3)`,
      [dossier, '2026-05-20T08:00:00Z', JSON.stringify({ delegation, le: '2026-05-20T22:30:00.000Z' })],
    );
    expect(await finir('2026-05-20')).toEqual([
      409,
      'Un courrier a été signé en vertu de cette délégation le 21/05/2026.',
    ]);
    expect((await finir('2026-05-21'))[0]).toBe(200);
    const { delegations, histoire } = await lire(id);
    expect(delegations).toMatchObject([{ au: '2026-05-21', etat: 'ECHUE' }]);
    expect(histoire[0].changements.delegation).toMatchObject({
      avant: { au: '2026-06-30' },
      apres: { au: '2026-05-21' },
    });
  });

  it('donnée par erreur, finit la veille de son premier jour : elle n’a jamais eu d’effet', async () => {
    const id = await organisme('24');
    const { id: delegation } = (await deleguer(id, { du: '2026-06-01', au: undefined })).corps as { id: string };
    const fin = (sur: string, corps: object) =>
      admin.post(`/api/organismes/${sur}/delegations/${delegation}/fin`, corps);
    expect((await fin(await organisme('53'), { au: '2026-05-31' })).statut).toBe(404);
    const { statut, corps } = await fin(id, { au: '2026-05-31' });
    expect([statut, corps.delegations[0].etat]).toEqual([200, 'ANNULEE']);
  });
});
