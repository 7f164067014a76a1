import { agirParHttp, preparerDossier } from '../../appui/http';
import { unSecteur } from '../../appui/parcours';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { LETTRE } from '../../scenarios/scenario';
import { ATTENDUS } from '../../workflows/possibles';

let serveur: Serveur;
let instructeur: Client;
beforeAll(async () => {
  serveur = await ouvrirServeur();
  instructeur = await serveur.comme('ARS_INSTRUCTEUR');
});
afterAll(() => serveur.fermer());

const agir = (id: string, type: string, le: string, donnees: object = {}, client = instructeur) =>
  agirParHttp(client, id, type, le, donnees);

describe('la santé et le contrat', () => {
  it('répond 200 quand la base, la file et les migrations sont prêtes', async () => {
    const { statut, corps } = await serveur.anonyme().get('/api/sante');
    expect(statut).toBe(200);
    expect(corps).toMatchObject({ pret: true, base: true, file: true, migrations: true });
  });

  it('publie son contrat à qui est connecté', async () => {
    expect((await instructeur.get('/api/openapi.json')).corps.openapi).toMatch(/^3\./);
    expect((await instructeur.get('/api/docs')).statut).toBe(200);
  });

  it('décrit la procédure : versions, états, événements avec schéma et rôles, règles avec sources', async () => {
    const { corps } = await instructeur.get('/api/procedures/cpts');
    const [version] = corps.versions;
    expect([corps.cle, version.version, version.evenements.length]).toEqual([
      ...['cpts', '2019-08-25', Object.keys(ATTENDUS['2019-08-25']!.roles).length],
    ]);
    const depot = version.evenements.find(({ type }: { type: string }) => type === 'DEPOSER_LETTRE_INTENTION');
    expect(depot).toMatchObject({
      roles: ['ARS_INSTRUCTEUR', 'CPAM'],
      schema: { type: 'object', required: ['initiateurs', 'orientations', 'contacts'], additionalProperties: false },
    });
    expect(version.regles.find(({ code }: { code: string }) => code === 'G-P1-01')).toMatchObject({
      sources: [{ cle: '002' }, { cle: '003' }],
    });
    expect((await instructeur.get('/api/procedures/autre')).statut).toBe(404);
  });
});

describe('agir', () => {
  it('rend 201 avec la suite, la révision et les effets', async () => {
    const id = await preparerDossier(instructeur);
    await agir(id, 'PRENDRE_CONTACT', '2026-05-04');
    const { statut, corps } = await agir(id, 'DEPOSER_LETTRE_INTENTION', '2026-05-05', LETTRE);
    expect([statut, Object.keys(corps).sort(), corps.seq, corps.revision]).toEqual([
      201,
      ['effets', 'etat', 'revision', 'seq'],
      3,
      3,
    ]);
    expect(corps.etat.enCours.demarche).toBe('lettreAInstruire');
    expect(corps.effets.echeances.armees[0]).toMatchObject({
      code: 'D-P2-01',
      echeance: '2026-07-05',
      aConfirmer: ['Q-01', 'Q-12'],
    });
  });

  it('refuse pour les raisons mêmes que donnait la liste des actions', async () => {
    const id = await preparerDossier(instructeur);
    const { actions } = (await instructeur.get(`/api/dossiers/${id}/actions`)).corps;
    expect(actions).toHaveLength(Object.keys(ATTENDUS['2022-09-03']!.roles).length);
    const annonce = actions.find(({ type }: { type: string }) => type === 'DECLARER_ASSOCIATION');
    expect(annonce).toMatchObject({ possible: true, refus: [] });
    const refusees = actions.filter(
      ({ possible, roles }: { possible: boolean; roles: string[] }) => !possible && roles.includes('ARS_INSTRUCTEUR'),
    );
    for (const { type, refus, schema } of refusees) {
      if (schema.required) continue;
      const { statut, corps } = await agir(id, type, '2026-06-01');
      expect([type, statut, corps.refus]).toEqual([type, 422, refus]);
    }
  });

  it('répond 400 à ce qui est mal formé, champ par champ, sans jamais 500', async () => {
    const id = await preparerDossier(instructeur);
    const chemin = `/api/dossiers/${id}/evenements`;
    const statuts = async (corps: unknown) => (await instructeur.post(chemin, corps)).statut;
    const acte = { type: 'PRENDRE_CONTACT', le: '2026-05-04', donnees: {}, revision: 1 };
    const malformes = [
      ...[null, [], 'x', 12, {}],
      ...[
        { ...acte, type: null },
        { ...acte, type: { a: 1 } },
        { ...acte, type: '__proto__' },
      ],
      ...[
        { ...acte, le: null },
        { ...acte, le: '2026-02-30' },
        { ...acte, le: '2026-05-04T00:00' },
        { ...acte, le: {} },
      ],
      ...[
        { ...acte, donnees: 'x' },
        { ...acte, donnees: [1] },
        { ...acte, donnees: { canal: [] } },
      ],
      ...[
        { ...acte, revision: '1' },
        { ...acte, revision: 1.5 },
        { ...acte, revision: undefined },
      ],
    ];
    for (const corps of malformes) expect([corps, await statuts(corps)]).toEqual([corps, 400]);
    const illisible = await instructeur.envoyer('POST', chemin, '{"type":', { 'Content-Type': 'application/json' });
    expect([illisible.statut, illisible.corps.detail]).toEqual([
      400,
      'La demande ne peut pas être lue : vérifiez qu’elle est en JSON bien formé.',
    ]);
    expect((await instructeur.get(`/api/dossiers/${id}`)).corps.revision).toBe(1);
  });

  it('répond 409 à une révision périmée, et le renvoi sous la même clé ne change rien', async () => {
    const id = await preparerDossier(instructeur);
    const acte = { type: 'PRENDRE_CONTACT', le: '2026-05-04', donnees: {}, revision: 1 };
    const envoyer = (entetes = {}) => instructeur.post(`/api/dossiers/${id}/evenements`, acte, entetes);
    const premier = await envoyer({ 'Idempotency-Key': 'une-cle' });
    const second = await envoyer({ 'Idempotency-Key': 'une-cle' });
    expect([premier.statut, second.statut, second.corps]).toEqual([201, 201, premier.corps]);
    const perime = await envoyer();
    expect([perime.statut, perime.corps.detail]).toEqual([
      409,
      'Le dossier a changé depuis que vous l’avez ouvert : il en est à la révision 2.',
    ]);
  });

  it('répond 404 à un dossier inconnu ou à une adresse sans forme', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x', '..%2f..', '1'])
      expect([id, (await agir(id, 'PRENDRE_CONTACT', '2026-05-04', {}).catch(() => ({ statut: 404 }))).statut]).toEqual(
        [id, 404],
      );
    expect((await instructeur.get('/api/rien')).statut).toBe(404);
  });
});

describe('simuler', () => {
  it('dit ce qui arriverait, sans rien écrire, et l’acte joué pour de bon donne les mêmes effets', async () => {
    const id = await preparerDossier(instructeur);
    await agir(id, 'PRENDRE_CONTACT', '2026-05-04');
    const acte = { type: 'DEPOSER_LETTRE_INTENTION', le: '2026-05-05', donnees: LETTRE };
    const { corps: simule } = await instructeur.post(`/api/dossiers/${id}/simulation`, acte);
    expect(simule).toMatchObject({ accepte: true, revision: 3, refus: [] });
    expect((await instructeur.get(`/api/dossiers/${id}`)).corps.revision).toBe(2);
    const { corps: joue } = await agir(id, acte.type, acte.le, acte.donnees);
    expect([simule.etat, simule.effets.echeances]).toEqual([joue.etat, joue.effets.echeances]);
    expect(simule.effets.courriers.map(({ code }: { code: string }) => code)).toEqual(['C-P2-01']);
  });

  it('regarde aussi devant : un acte à venir, après ce que le temps aura fait', async () => {
    const id = await preparerDossier(
      instructeur,
      ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION', 'VALIDER_LETTRE_INTENTION', 'DEPOSER_PROJET_SANTE'],
      '2026-05-05',
    );
    const acte = { type: 'TRANSMETTRE_FINESS', le: '2026-07-10', donnees: {} };
    const { corps } = await instructeur.post(`/api/dossiers/${id}/simulation`, acte);
    expect(corps).toMatchObject({ accepte: true, temps: [{ type: 'CONSTATER_VALIDATION_TACITE', le: '2026-07-05' }] });
    const { corps: trop } = await instructeur.post(`/api/dossiers/${id}/simulation`, { ...acte, le: '2026-07-05' });
    expect([trop.accepte, trop.refus.map(({ code }: { code: string }) => code)]).toEqual([false, ['G-PF-01']]);
    // The list of what is possible looks ahead too, and says that the day has not come.
    const { actions } = (await instructeur.get(`/api/dossiers/${id}/actions?le=2026-07-10`)).corps;
    const transmettre = actions.find(({ type }: { type: string }) => type === 'TRANSMETTRE_FINESS');
    expect(transmettre.refus.map(({ code }: { code: string }) => code)).toEqual(['LE-FUTUR']);
  });
});

describe('lire', () => {
  let id: string;
  beforeAll(async () => {
    id = await preparerDossier(
      instructeur,
      ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION', 'VALIDER_LETTRE_INTENTION', 'DEPOSER_PROJET_SANTE'],
      '2026-05-05',
    );
  });

  it('le dossier : phase, huit étapes, ce qui est attendu et de qui', async () => {
    const { corps } = await instructeur.get(`/api/dossiers/${id}`);
    expect(corps).toMatchObject({
      id,
      phase: 'P5',
      revision: 5,
      clos: false,
      attendus: [
        { quoi: 'Déclarer l’association', qui: 'PORTEUR' },
        { quoi: 'Valider le projet de santé ou s’y opposer', qui: 'DG_ARS' },
        { quoi: 'Donner un avis sur le projet de santé', qui: 'CPAM' },
      ],
    });
    expect(corps.phases.map(({ code, statut }: { code: string; statut: string }) => `${code} ${statut}`)).toEqual([
      ...[
        'P1 FRANCHIE',
        'P2 FRANCHIE',
        'P3 NON_TENUE',
        'P4 NON_TENUE',
        'P5 EN_COURS',
        'P6 A_VENIR',
        'P7 A_VENIR',
        'P8 A_VENIR',
      ],
    ]);
  });

  it('le journal, avec les noms hors de lui, et le rejeu', async () => {
    const { corps } = await instructeur.get(`/api/dossiers/${id}/journal`);
    expect(
      corps.journal.map(({ seq, type, le }: { seq: number; type: string; le: string }) => `${seq} ${type} ${le}`),
    ).toEqual([
      '1 OUVRIR_DOSSIER 2026-06-01',
      ...[
        '2 PRENDRE_CONTACT',
        '3 DEPOSER_LETTRE_INTENTION',
        '4 VALIDER_LETTRE_INTENTION',
        '5 DEPOSER_PROJET_SANTE',
      ].map((t) => `${t} 2026-05-05`),
    ]);
    expect(corps.journal[1]).toMatchObject({ acteurNom: 'Personne ARS_INSTRUCTEUR', roleLibelle: 'Instructeur ARS' });
    expect((await instructeur.get(`/api/dossiers/${id}/rejeu?seq=3`)).corps).toMatchObject({
      phase: 'P2',
      revision: 3,
    });
    expect((await instructeur.get(`/api/dossiers/${id}/rejeu?le=2026-02-30`)).statut).toBe(400);
  });

  it('les échéances, ici et tous dossiers, avec leur explication', async () => {
    const { corps } = await instructeur.get(`/api/dossiers/${id}/echeances`);
    expect(
      corps.echeances.map(({ code, statut, echeance }: Record<string, string>) => [code, statut, echeance]),
    ).toEqual([
      ['D-P1-01', 'LEVEE', '2026-05-20'],
      ['D-P2-01', 'LEVEE', '2026-07-05'],
      ['D-P5-01', 'ARMEE', '2026-07-05'],
    ]);
    const avant = async (date: string) =>
      ((await instructeur.get(`/api/echeances?avant=${date}`)).corps.echeances as { dossier: string }[]).filter(
        ({ dossier }) => dossier === id,
      ).length;
    expect([await avant('2026-07-04'), await avant('2026-07-05')]).toEqual([0, 1]);
    expect((await instructeur.get('/api/echeances?avant=demain')).statut).toBe(400);
  });

  it('la liste de travail : échéance la plus proche d’abord, recherche, filtres, pages', async () => {
    const nom = 'CPTS Côte d’Émeraude-Étang (fictif)';
    const { corps: ouvert } = await instructeur.post('/api/dossiers', {
      nom,
      regionArs: '76',
      territoire: [{ commune: '31555', maille: 'Rangueil' }],
    });
    const ids = async (requete: string) =>
      ((await instructeur.get(`/api/dossiers?${requete}`)).corps.dossiers as { id: string }[]).map((d) => d.id);
    for (const mots of ['emeraude', 'ÉMERAUDE etang', 'toulouse cote', '31555'])
      expect([mots, await ids(`recherche=${encodeURIComponent(mots)}`)]).toEqual([mots, [ouvert.id]]);
    expect(await ids('recherche=%25')).toEqual([]);
    expect(await ids('departement=31')).toEqual([ouvert.id]);
    expect(await ids('phase=P5')).toContain(id);
    expect(await ids('phase=P8')).toEqual([]);
    const { dossiers } = (await instructeur.get('/api/dossiers?tri=echeance&parPage=200')).corps as {
      dossiers: { id: string; prochaineEcheance: { echeance: string } | null }[];
    };
    const proches = dossiers.map(({ prochaineEcheance }) => prochaineEcheance?.echeance ?? '9999');
    expect(proches).toEqual([...proches].sort());
    expect(new Set(proches).size).toBeGreaterThan(1);
    const page = (await instructeur.get('/api/dossiers?parPage=2&page=2&tri=nom')).corps;
    expect([page.dossiers.length, page.page, page.parPage]).toEqual([2, 2, 2]);
    expect(Object.keys(page.dossiers[0])).toEqual(expect.arrayContaining(['id', 'nom', 'phase', 'revision']));
    const dg = await serveur.comme('DG_ARS');
    expect((await dg.get('/api/dossiers?miens=true')).corps.total).toBe(0);
    expect((await dg.get("/api/dossiers?recherche=';DROP TABLE dossier;--&page=-1&parPage=x&tri=z")).statut).toBe(200);
  });

  it('un territoire vide, un nom de 300 caractères, de droite à gauche ou en balises : rendus tels quels', async () => {
    for (const nom of ['<script>alert(1)</script>', '{{x}}', 'ا'.repeat(300), '😀 CPTS', 'O\'Brien \\ " %']) {
      const { statut, corps } = await instructeur.post('/api/dossiers', { nom, regionArs: '93', territoire: [] });
      expect(statut).toBe(201);
      expect((await instructeur.get(`/api/dossiers/${corps.id}`)).corps.nom).toBe(nom);
    }
    expect(
      (await instructeur.post('/api/dossiers', { nom: 'x'.repeat(301), regionArs: '93', territoire: [] })).statut,
    ).toBe(400);
    expect(
      (await instructeur.post('/api/dossiers', { nom: '', regionArs: '93', territoire: unSecteur() })).statut,
    ).toBe(400);
  });
});
