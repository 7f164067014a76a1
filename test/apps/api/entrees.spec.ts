import { unSecteur } from '../../appui/parcours';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { ASSOCIATION, LETTRE } from '../../scenarios/scenario';

let serveur: Serveur;
let instructeur: Client;
let id: string;

beforeAll(async () => {
  serveur = await ouvrirServeur();
  instructeur = await serveur.comme('ARS_INSTRUCTEUR');
  id = (await ouvrir({})).corps.id as string;
});
afterAll(() => serveur.fermer());

const OUVERTURE = { nom: 'CPTS du test (fictif)', regionArs: '93' };
const ouvrir = (changement: object, client = instructeur) =>
  client.post('/api/dossiers', { ...OUVERTURE, territoire: unSecteur(), ...changement });
const agir = (type: unknown, donnees: unknown, client = instructeur, revision = 1) =>
  client.post(`/api/dossiers/${id}/evenements`, { type, le: '2026-05-01', donnees, revision });
const champs = ({ corps }: { corps: { champs?: { champ: string; message: string }[] } }) =>
  (corps.champs ?? []).map(({ champ, message }) => `${champ} ${message}`);

describe('ce qui ne peut pas être lu est 400 ou 415, jamais une anomalie', () => {
  it.each<[string, unknown, string]>([
    ['un caractère nul', { nom: 'a\0b' }, 'texte illisible'],
    ['la moitié d’un caractère', { nom: 'a\ud800b' }, 'texte illisible'],
    ['un nom vide', { nom: '   ' }, 'nom est vide'],
    ['un nom qui se lit à l’envers', { nom: 'CPTS \u202Enomis' }, 'nom contient un caractère qui ne s’imprime pas'],
    ['un nom absent', { nom: undefined }, 'nom est nécessaire'],
    ['un courriel dans un nom', { nom: 'CPTS de jean@exemple.fr' }, 'les personnes restent hors du journal'],
    ['des listes dans une liste', { territoire: [[]] }, 'territoire.0 est un objet de la forme attendue'],
    ['une liste sans fin', { territoire: Array.from({ length: 1001 }, () => ({ commune: '13001' })) }, 'au plus 1000'],
  ])('%s', async (_, changement, phrase) => {
    const { statut, corps } = await ouvrir(changement as object);
    expect([statut, corps.detail]).toEqual([400, expect.stringContaining(phrase)]);
  });

  it.each<[string, string, string | undefined, Record<string, string>, number]>([
    ['des listes imbriquées', '/api/dossiers', '['.repeat(50_000) + ']'.repeat(50_000), {}, 400],
    ['du JSON coupé', '/api/dossiers', '{"nom":', {}, 400],
    ['un identifiant illisible', '/api/session', '{"identifiant":"a\\u0000b","motDePasse":"x"}', {}, 400],
    ['un formulaire', '/api/dossiers', 'nom=x', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['du texte', '/api/session', '{}', { 'Content-Type': 'text/plain' }, 415],
  ])('%s', async (_, adresse, corps, entetes, attendu) => {
    const reponse = await instructeur.envoyer('POST', adresse, corps, {
      'Content-Type': 'application/json',
      ...entetes,
    });
    expect([reponse.statut, reponse.corps.status, reponse.corps.detail.length > 20]).toEqual([attendu, attendu, true]);
  });

  it.each([
    ['/api/dossiers?recherche=%00', 400],
    ['/api/dossiers?phase=%00', 400],
    ['/api/procedures/constructor', 404],
    ['/api/procedures/__proto__', 404],
    ['/api/echeances?avant=0000-01-01', 400],
  ])('GET %s', async (adresse, attendu) => {
    expect((await instructeur.get(adresse)).statut).toBe(attendu);
  });

  it('un rejeu demande une entrée qui existe, et un jour où le dossier était connu', async () => {
    for (const seq of ['abc', '0', '-3', '1.5'])
      expect((await instructeur.get(`/api/dossiers/${id}/rejeu?seq=${seq}`)).statut).toBe(400);
    const avant = await instructeur.get(`/api/dossiers/${id}/rejeu?connuLe=2026-05-31`);
    expect([avant.statut, champs(avant)]).toEqual([
      400,
      ['connuLe précède l’ouverture du dossier, enregistrée le 01/06/2026'],
    ]);
  });

  it.each<[string, unknown, unknown, string]>([
    ['un type qui n’est pas un texte', { toString: 1 }, {}, 'type est un texte'],
    [
      'une liste pour une personne',
      'PRENDRE_CONTACT',
      { interlocuteur: [] },
      'interlocuteur est un objet de la forme attendue',
    ],
    [
      'des listes pour des personnes',
      'DEPOSER_LETTRE_INTENTION',
      { ...LETTRE, contacts: [[]] },
      'contacts.0 est un objet',
    ],
    ['une liste pour un dépôt', 'DEPOSER_PROJET_SANTE', { depotInitial: [] }, 'depotInitial est un objet'],
    [
      'une commune inventée',
      'DEPOSER_LETTRE_INTENTION',
      { ...LETTRE, initiateurs: [{ profession: 'INFIRMIER', commune: 'ZZZZZ' }] },
      'initiateurs.0.commune « ZZZZZ » n’est le code d’aucune commune',
    ],
    [
      'une date hors du temps',
      'DEMANDER_COMPLEMENT_LETTRE_INTENTION',
      { nature: 'BLOQUANTE', pieces: ['x'], avantLe: '9999-12-31' },
      'avantLe est une date qui existe',
    ],
    [
      'des pièces sans nom',
      'DEMANDER_COMPLEMENT_LETTRE_INTENTION',
      { nature: 'SIMPLE', pieces: ['  '] },
      'pieces.0 est vide',
    ],
    [
      'un téléphone dans une motivation',
      'REFUSER_LETTRE_INTENTION',
      { motivation: 'Appeler le 06 12 34 56 78 pour en parler.' },
      'motivation contient une adresse de courriel ou un téléphone',
    ],
  ])('%s', async (_, type, donnees, phrase) => {
    const reponse = await agir(type, donnees);
    expect([reponse.statut, champs(reponse).join(' ; ')]).toEqual([400, expect.stringContaining(phrase)]);
  });
});

describe('le territoire', () => {
  it.each<[string, string, string[], string]>([
    ['hors de la région de l’agence', '93', ['97411'], 'ne compte aucune commune de la région'],
    ['hors de toute agence', '93', ['13001', '98818'], 'ne relève d'],
    ['d’une région inconnue', 'ZZ', ['13001'], 'n’est le code d’aucune ARS'],
  ])('%s est refusé à l’ouverture', async (_, regionArs, communes, phrase) => {
    const reponse = await ouvrir({ regionArs, territoire: communes.map((commune) => ({ commune })) });
    expect([reponse.statut, champs(reponse).join()]).toEqual([400, expect.stringContaining(phrase)]);
  });

  it('sur deux régions est admis, et ce qui a été compris autrement est dit', async () => {
    const { statut, corps } = await ouvrir({
      territoire: [{ commune: '13201' }, { commune: '13055', maille: '13201' }, { commune: '30003' }],
    });
    expect([statut, corps.signalements.map(({ champ }: { champ: string }) => champ)]).toEqual([
      201,
      expect.arrayContaining(['territoire.0.commune', 'territoire.1.maille']),
    ]);
  });

  it('ne se déplace pas hors de la vue de qui agit', async () => {
    const { corps } = await ouvrir({ territoire: [{ commune: '83137', maille: 'Le Mourillon (fictif)' }] });
    const var83 = await serveur.avec({ roles: ['CPAM'], regions: ['93'], departements: ['83'] });
    const envoyer = (type: string, donnees: object, revision: number) =>
      var83.post(`/api/dossiers/${corps.id}/evenements`, { type, le: '2026-05-01', donnees, revision });
    expect((await envoyer('PRENDRE_CONTACT', {}, 1)).statut).toBe(201);
    const ailleurs = await envoyer('DEPOSER_LETTRE_INTENTION', { ...LETTRE, territoire: unSecteur() }, 2);
    expect([ailleurs.statut, ailleurs.corps.detail]).toEqual([
      403,
      'Ce territoire est hors du vôtre : vous ne verriez plus ce dossier.',
    ]);
    expect((await var83.get(`/api/dossiers/${corps.id}`)).corps.revision).toBe(2);
  });
});

describe('les personnes restent hors du journal', () => {
  it.each([
    ['Appelez le 06 12 34 56 78.', 400],
    ['Joignable au 0612345678', 400],
    ['+262 262 12 34 56', 400],
    ['+33 (0)4 91 00 00 00', 400],
    ['0590 12 34 56 à toute heure', 400],
    ['Écrire à zoe@perso.test', 400],
    ['RA 01 23 45 67 89 0', 422],
    ['réf. 01-2024-05-06-78', 422],
    ['SIRET 732 829 320 00074, FINESS 090004748', 422],
    ['Recommandé 2C 123 456 7890 1 du 01/02/2024', 422],
  ])('« %s » : %i', async (texte, attendu) => {
    const { statut } = await agir('DEMANDER_PIECES_PROJET_SANTE', { nature: 'SIMPLE', pieces: [texte] });
    expect(statut).toBe(attendu);
  });

  it('courriel de l’association compris', async () => {
    const { statut } = await agir('DECLARER_ASSOCIATION', { ...ASSOCIATION, courriel: 'zoe.secrete@perso.test' });
    expect(statut).toBe(201);
    const lignes = await serveur.source.query(
      `SELECT 1 FROM journal j JOIN dossier d ON d.id = j.dossier_id WHERE (j::text || d.instantane::text) ~ '@'`,
    );
    expect(lignes).toEqual([]);
    expect(await serveur.source.query(`SELECT courriel FROM personne WHERE dossier_id = $1`, [id])).toEqual([
      { courriel: 'zoe.secrete@perso.test' },
    ]);
  });
});

describe('les portes', () => {
  it('une rafale de mots de passe faux n’en fait pas passer plus que le nombre admis', async () => {
    const essais = await Promise.all(
      Array.from({ length: 25 }, () =>
        serveur.anonyme().post('/api/session', { identifiant: 'DG_ARS@test.test', motDePasse: 'x' }),
      ),
    );
    const statuts = essais.map(({ statut }) => statut);
    expect(statuts.filter((statut) => statut === 401)).toHaveLength(10);
    expect(statuts.filter((statut) => statut === 429)).toHaveLength(15);
    expect(essais.find(({ statut }) => statut === 429)!.entetes.get('retry-after')).toMatch(/^[1-9]\d*$/);
  });

  it('autant de connexions justes que l’on veut passent ensemble', async () => {
    const connexions = await Promise.all(
      Array.from({ length: 25 }, () =>
        serveur.anonyme().post('/api/session', { identifiant: 'CPAM@test.test', motDePasse: 'mot de passe du test' }),
      ),
    );
    expect(new Set(connexions.map(({ statut }) => statut))).toEqual(new Set([201]));
  });

  it('le contrat ne se lit pas sans session, sous aucune de ses formes', async () => {
    for (const forme of ['', '-json', '-yaml', '/'])
      expect([forme, [401, 404]]).toEqual([
        forme,
        expect.arrayContaining([(await serveur.anonyme().get(`/api/docs${forme}`)).statut]),
      ]);
  });

  it('rien de ce que dit l’API ne reste dans un cache', async () => {
    expect((await instructeur.get('/api/dossiers')).entetes.get('cache-control')).toBe('no-store');
  });

  it('l’auditeur lit les refus d’un dossier, les autres non', async () => {
    await agir('VALIDER_PROJET_SANTE', {}, instructeur, 1);
    const auditeur = await serveur.comme('AUDITEUR');
    const { corps } = await auditeur.get(`/api/audit/dossiers/${id}/refus`);
    expect(corps.refus).toContainEqual(
      expect.objectContaining({ type: 'VALIDER_PROJET_SANTE', categorie: 'ACCES' }) as unknown,
    );
    expect((await instructeur.get(`/api/audit/dossiers/${id}/refus`)).statut).toBe(403);
  });
});
