import { Role, ROLES } from '#libs/acces';
import { contratDe, creerApi } from '../../../apps/api/application';
import { unSecteur } from '../../appui/parcours';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { ATTENDUS } from '../../workflows/possibles';

let serveur: Serveur;
beforeAll(async () => {
  serveur = await ouvrirServeur();
});
afterAll(() => serveur.fermer());

const ouvrir = async (client: Client, regionArs = '93', territoire: object[] = unSecteur()) =>
  client.post('/api/dossiers', { nom: 'CPTS du test (fictif)', regionArs, territoire });

describe('sans session', () => {
  const PUBLIQUES = ['GET /api/formation', 'GET /api/metriques', 'GET /api/sante', 'POST /api/session'];

  it('toute adresse du contrat répond 401, sauf la santé, ses mesures sur place, la connexion et la marque de la formation', async () => {
    const anonyme = serveur.anonyme();
    const routes = Object.entries(contratDe(serveur.api).paths).flatMap(([chemin, methodes]) =>
      Object.keys(methodes).map((methode) => `${methode.toUpperCase()} ${chemin}`),
    );
    expect(routes.length).toBeGreaterThan(20);
    const statuts: Record<string, number> = {};
    for (const route of routes) {
      const [methode, chemin] = route.split(' ') as [string, string];
      const adresse = chemin.replaceAll(/\{[^}]+\}/g, '00000000-0000-4000-8000-000000000000');
      const corps = methode === 'POST' ? ['{}', { 'Content-Type': 'application/json' }] : [];
      statuts[route] = (
        await anonyme.envoyer(methode, adresse, ...(corps as [string?, Record<string, string>?]))
      ).statut;
    }
    expect(
      Object.keys(statuts)
        .filter((route) => statuts[route] !== 401)
        .sort(),
    ).toEqual(PUBLIQUES);
    expect((await anonyme.get('/api/docs')).statut).toBe(401);
    expect((await anonyme.get('/api/openapi.json')).statut).toBe(401);
  });

  it('le refus est un document de problème en français', async () => {
    const { corps, entetes } = await serveur.anonyme().get('/api/dossiers');
    expect(entetes.get('content-type')).toContain('application/problem+json');
    expect(corps).toEqual({
      type: 'about:blank',
      title: 'Connexion nécessaire',
      status: 401,
      detail: 'Connectez-vous pour continuer.',
    });
  });
});

describe('la session', () => {
  const connexion = (client: Client, identifiant: string, motDePasse: string, entetes = {}) =>
    client.post('/api/session', { identifiant, motDePasse }, entetes);

  it('pose un cookie que ni un script ni un autre site ne peut prendre, et se ferme', async () => {
    const client = serveur.anonyme();
    const { statut, entetes, corps } = await connexion(client, 'dg_ars@TEST.test', 'mot de passe du test');
    expect([statut, corps.utilisateur.roles]).toEqual([201, ['DG_ARS']]);
    expect(JSON.stringify(corps)).not.toContain('motDePasse');
    expect(entetes.get('set-cookie')).toMatch(/^parcours\.sid=.*HttpOnly; SameSite=Strict$/);
    expect((await client.get('/api/session')).statut).toBe(200);
    expect((await client.envoyer('DELETE', '/api/session')).statut).toBe(204);
    expect((await client.get('/api/session')).statut).toBe(401);
  });

  it('un compte désactivé perd sa session à la requête suivante', async () => {
    const client = await serveur.avec({ roles: ['URPS'], regions: ['93'] });
    expect((await client.get('/api/dossiers')).statut).toBe(200);
    const { corps } = await client.get('/api/session');
    await serveur.source.query('UPDATE compte SET actif = false WHERE id = $1', [corps.utilisateur.id]);
    expect((await client.get('/api/dossiers')).statut).toBe(401);
  });

  it('ne distingue pas un compte inconnu d’un mot de passe faux', async () => {
    const [inconnu, faux] = [
      await connexion(serveur.anonyme(), 'personne@test.test', 'x'),
      await connexion(serveur.anonyme(), 'CPAM@test.test', 'x'),
    ];
    expect(inconnu).toMatchObject({ statut: 401, corps: faux.corps });
  });

  it('se ferme aux essais répétés, même avec le bon mot de passe, et pour ce compte seulement', async () => {
    const essais = [];
    for (let essai = 0; essai < 10; essai += 1)
      essais.push((await connexion(serveur.anonyme(), 'urps@test.test', 'x')).statut);
    expect(new Set(essais)).toEqual(new Set([401]));
    const bloque = await connexion(serveur.anonyme(), 'urps@test.test', 'mot de passe du test');
    expect([bloque.statut, bloque.corps.detail]).toEqual([
      429,
      'Trop de tentatives de connexion. Réessayez dans 15 minutes.',
    ]);
    expect((await connexion(serveur.anonyme(), 'CPAM@test.test', 'mot de passe du test')).statut).toBe(201);
  });

  it('une demande venue d’un autre site est refusée, cookie ou pas', async () => {
    const client = await serveur.comme('ARS_INSTRUCTEUR');
    const depuis = (entetes: Record<string, string>) =>
      client.post('/api/dossiers', { nom: 'x', regionArs: '93', territoire: [] }, entetes);
    expect((await depuis({ 'Sec-Fetch-Site': 'cross-site' })).statut).toBe(403);
    expect((await depuis({ Origin: 'https://ailleurs.example' })).statut).toBe(403);
    expect((await depuis({ 'Sec-Fetch-Site': 'same-origin' })).statut).toBe(201);
  });

  it('en production, les comptes de démonstration n’existent pas', async () => {
    await serveur.source.query(`UPDATE compte SET demonstration = true WHERE identifiant = 'AUDITEUR@test.test'`);
    const api = await creerApi({ databaseUrl: serveur.databaseUrl, secretSession: 'x'.repeat(32), production: true });
    await api.listen(0, '127.0.0.1');
    const client = new Client(await api.getUrl());
    const identifiants = { identifiant: 'AUDITEUR@test.test', motDePasse: 'mot de passe du test' };
    const enClair = await client.post('/api/session', identifiants);
    const refus = await client.post('/api/session', identifiants, { 'X-Forwarded-Proto': 'https' });
    await api.close();
    await serveur.source.query(`UPDATE compte SET demonstration = false`);
    expect(enClair).toMatchObject({
      statut: 403,
      corps: { detail: 'La connexion demande une adresse en https.' },
    });
    expect(refus.statut).toBe(401);
  });
});

describe('le territoire borne ce que l’on voit', () => {
  it('une autre région, un autre département : le dossier n’existe pas, partout', async () => {
    const instructeur = await serveur.comme('ARS_INSTRUCTEUR');
    const { corps } = await ouvrir(instructeur, '93', [{ commune: '13001', maille: 'Secteur à part (fictif)' }]);
    const id = (corps as { id: string }).id;
    const occitanie = await serveur.avec({ roles: ['ARS_INSTRUCTEUR', 'AUDITEUR'], regions: ['76'] });
    const var83 = await serveur.avec({ roles: ['CPAM'], regions: ['93'], departements: ['83'] });
    const bouches = await serveur.avec({ roles: ['CPAM'], regions: ['93'], departements: ['13'] });
    for (const vue of ['', '/actions', '/journal', '/echeances', '/courriers', '/taches', '/rejeu'])
      for (const [client, statut] of [
        [occitanie, 404],
        [var83, 404],
        [bouches, 200],
      ] as const)
        expect([vue, (await client.get(`/api/dossiers/${id}${vue}`)).statut]).toEqual([vue, statut]);
    const acte = { type: 'PRENDRE_CONTACT', le: '2026-05-01', donnees: {}, revision: 1 };
    expect((await var83.post(`/api/dossiers/${id}/evenements`, acte)).statut).toBe(404);
    expect((await var83.post(`/api/dossiers/${id}/simulation`, acte)).statut).toBe(404);
    expect((await occitanie.get('/api/dossiers')).corps).toMatchObject({ dossiers: [], total: 0 });
    expect((await var83.get('/api/echeances')).corps).toEqual({ echeances: [] });
    expect((await ouvrir(occitanie)).statut).toBe(403);
    expect((await occitanie.get('/api/audit/verification')).corps).toEqual({ integre: true, verifies: 0, defauts: [] });
  });
});

describe('qui peut quoi', () => {
  it('la matrice rôle × événement tient par la porte HTTP : 403 pour qui n’est pas habilité, et pour lui seul', async () => {
    const { corps } = await ouvrir(await serveur.comme('ARS_INSTRUCTEUR'));
    const id = (corps as { id: string }).id;
    const procedure = (await (await serveur.comme('AUDITEUR')).get('/api/procedures/cpts')).corps;
    const { roles } = ATTENDUS['2022-09-03']!;
    const ecarts: string[] = [];
    for (const role of ROLES.filter((un) => un !== 'URPS'))
      for (const { type, schema } of procedure.versions.at(-1).evenements as { type: string; schema: never }[]) {
        const client = await serveur.comme(role as Role);
        const donnees = exemple(schema);
        const { statut } = await client.post(`/api/dossiers/${id}/evenements`, {
          type,
          le: '2026-05-01',
          donnees,
          revision: 1,
        });
        if ((statut === 403) === roles[type]!.includes(role)) ecarts.push(`${role} ${type} ${statut}`);
      }
    expect(ecarts).toEqual([]);
  });

  it('ouvrir un dossier est réservé aux instructeurs, vérifier les chaînes aux auditeurs et administrateurs', async () => {
    const statuts = async (essai: (client: Client) => Promise<{ statut: number }>) =>
      Object.fromEntries(
        await Promise.all(
          ROLES.filter((un) => un !== 'URPS').map(async (role) => [
            role,
            (await essai(await serveur.comme(role))).statut,
          ]),
        ),
      ) as Record<string, number>;
    expect(await statuts((client) => ouvrir(client))).toEqual({
      ...{ ARS_INSTRUCTEUR: 201, DG_ARS: 403, CPAM: 403, GESTIONNAIRE_FINESS: 403, AUDITEUR: 403, ADMIN: 403 },
    });
    expect(await statuts((client) => client.get('/api/audit/verification'))).toEqual({
      ...{ ARS_INSTRUCTEUR: 403, DG_ARS: 403, CPAM: 403, GESTIONNAIRE_FINESS: 403, AUDITEUR: 200, ADMIN: 200 },
    });
  });
});

interface SchemaJson {
  properties: Record<string, { examples?: unknown[]; type?: string; items?: SchemaJson }>;
  required?: string[];
}

/** The payload that the published schema itself gives as an example. */
function exemple(schema: SchemaJson): object {
  return Object.fromEntries(
    (schema.required ?? []).map((champ) => {
      const { examples, type, items, ...reste } = schema.properties[champ]!;
      if (examples) return [champ, examples[0]];
      return [champ, type === 'array' ? [exemple(items!)] : exemple(reste as unknown as SchemaJson)];
    }),
  );
}
