import { Role } from '#libs/acces';
import { agirParHttp, preparerDossier } from '../../appui/http';
import { dit, INCONNU, inscrire } from '../../appui/personnel';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';

let serveur: Serveur;
beforeAll(async () => {
  serveur = await ouvrirServeur();
});
beforeEach(() => serveur.horloge.regler('2026-06-15T08:00:00.000Z'));
afterAll(() => serveur.fermer());

const personne = (nom: string, roles: Role[], regions?: string[], departements?: string[]) =>
  inscrire(serveur, nom, roles, regions, departements);

describe('[point 7] qui répond d’un dossier', () => {
  const charges = async (client: Client, id: string) =>
    (await client.get(`/api/dossiers/${id}/affectations`)).corps.charges as {
      role: Role;
      personne: { nom: string } | null;
      absent: boolean;
      remplacePar: { nom: string } | null;
      peutConfier: boolean;
    }[];
  const chargeDe = async (client: Client, id: string, role: Role) =>
    (await charges(client, id)).find((une) => une.role === role)!;

  it('qui l’ouvre ; puis qui le reçoit, au titre de son rôle ; le registre garde tous ceux d’avant', async () => {
    const ada = await personne('Ada', ['ARS_INSTRUCTEUR']);
    const bea = await personne('Bea', ['ARS_INSTRUCTEUR']);
    const caisse = await personne('Caisse', ['CPAM']);
    const dossier = await preparerDossier(ada.client);
    expect(await chargeDe(ada.client, dossier, 'ARS_INSTRUCTEUR')).toMatchObject({
      personne: { nom: 'Ada' },
      absent: false,
      remplacePar: null,
      peutConfier: true,
    });
    expect(await chargeDe(ada.client, dossier, 'CPAM')).toMatchObject({
      personne: null,
      depuis: null,
      peutConfier: false,
    });

    const confier = (client: Client, role: string, compte: string) =>
      client.post(`/api/dossiers/${dossier}/affectations`, { role, compte });
    serveur.horloge.regler('2026-06-16T08:00:00.000Z');
    expect((await confier(ada.client, 'ARS_INSTRUCTEUR', bea.id)).statut).toBe(201);
    expect((await confier(caisse.client, 'CPAM', caisse.id)).statut).toBe(201);
    expect(dit(await confier(ada.client, 'ARS_INSTRUCTEUR', bea.id))).toEqual([
      409,
      'Bea est déjà en charge de ce dossier.',
    ]);
    expect((await ada.client.get(`/api/dossiers/${dossier}`)).corps.chargeDe).toBe(bea.id);
    const { registre } = (await ada.client.get(`/api/dossiers/${dossier}/affectations`)).corps;
    const instants = ['2026-06-15T08:00:00.000Z', '2026-06-16T08:00:00.000Z'];
    expect(registre).toMatchObject([
      { role: 'CPAM', personne: { nom: 'Caisse' }, par: 'Caisse', du: instants[1], au: null },
      { role: 'ARS_INSTRUCTEUR', personne: { nom: 'Bea' }, par: 'Ada', du: instants[1], au: null },
      { role: 'ARS_INSTRUCTEUR', personne: { nom: 'Ada' }, par: 'Ada', du: instants[0], au: instants[1] },
    ]);
  });

  it('n’est confié que par ceux du rôle, la direction ou un administrateur, à qui peut en répondre', async () => {
    const ada = await personne('Ada', ['ARS_INSTRUCTEUR']);
    const caisse = await personne('Caisse', ['CPAM']);
    const var83 = await personne('Var', ['CPAM'], ['93'], ['83']);
    const occitane = await personne('Occitane', ['CPAM'], ['76']);
    const partie = await personne('Partie', ['CPAM']);
    await serveur.source.query('UPDATE compte SET actif = false WHERE id = $1', [partie.id]);
    const dossier = await preparerDossier(ada.client);
    const confier = async (client: Client, role: unknown, compte: unknown, id = dossier) =>
      dit(await client.post(`/api/dossiers/${id}/affectations`, { role, compte }));
    const [dg, admin, auditeur] = await Promise.all(
      (['DG_ARS', 'ADMIN', 'AUDITEUR'] as const).map((role) => serveur.comme(role)),
    );
    for (const client of [ada.client, auditeur!])
      expect(await confier(client, 'CPAM', caisse.id)).toEqual([
        403,
        'Seuls ceux qui tiennent ce rôle, la direction générale et les administrateurs confient ce dossier à quelqu’un.',
      ]);
    expect(await confier(occitane.client, 'CPAM', caisse.id)).toEqual([
      404,
      'Ce dossier n’existe pas, ou n’est pas dans votre territoire.',
    ]);
    expect((await confier(dg!, 'CPAM', caisse.id, INCONNU))[0]).toBe(404);
    for (const [role, compte, statut, phrase] of [
      ['CPAM', ada.id, 422, 'Ada ne tient pas le rôle Référent CPAM, CGSS ou MSA.'],
      ['CPAM', var83.id, 422, 'Var ne voit pas ce dossier : il est hors de son territoire.'],
      ['CPAM', occitane.id, 422, 'Occitane ne voit pas ce dossier : il est hors de son territoire.'],
      ['CPAM', partie.id, 422, 'Le compte de Partie est fermé.'],
      ['CPAM', INCONNU, 404, 'Ce compte n’existe pas, ou n’est pas dans votre territoire.'],
      ['ADMIN', ada.id, 422, 'Un dossier ne se confie pas au titre du rôle « ADMIN ».'],
      ['PORTEUR', ada.id, 422, 'Un dossier ne se confie pas au titre du rôle « PORTEUR ».'],
    ] as const)
      expect(await confier(dg!, role, compte)).toEqual([statut, phrase]);
    for (const [role, compte] of [
      [undefined, caisse.id],
      [3, caisse.id],
      ['CPAM', undefined],
      ['CPAM', 'x'],
    ])
      expect((await confier(dg!, role, compte))[0]).toBe(400);
    expect((await confier(dg!, 'CPAM', caisse.id))[0]).toBe(201);
    expect((await confier(admin!, 'URPS', (await personne('Urs', ['URPS'])).id))[0]).toBe(201);

    const possibles = (client: Client, suite: string) => client.get(`/api/comptes/possibles${suite}`);
    const proposes = await possibles(ada.client, `?dossier=${dossier}&role=CPAM`);
    expect(proposes.corps.comptes).toContainEqual({ id: caisse.id, nom: 'Caisse', absent: false });
    const noms = (proposes.corps.comptes as { nom: string }[]).map(({ nom }) => nom);
    expect(noms).toContain('Personne CPAM');
    expect(noms).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(Ada|Var|Occitane|Partie)$/)]));
    expect((await possibles(ada.client, `?dossier=${dossier}`)).statut).toBe(400);
    expect((await possibles(ada.client, '?dossier=x&role=CPAM')).statut).toBe(404);
    expect((await possibles(occitane.client, `?dossier=${dossier}&role=CPAM`)).statut).toBe(404);
    expect((await occitane.client.get(`/api/dossiers/${dossier}/affectations`)).statut).toBe(404);
  });

  it('absent, ses tâches, ses dossiers et ses actes passent à qui le remplace, le temps de l’absence', async () => {
    const ada = await personne('Ada', ['ARS_INSTRUCTEUR']);
    const bea = await personne('Bea', ['ARS_INSTRUCTEUR']);
    const dossier = await preparerDossier(ada.client, ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION']);
    await ada.client.post('/api/moi/absences', { du: '2026-06-16', au: '2026-06-17', suppleant: bea.id });
    const vu = async () => ({
      taches: [
        ...new Set(
          (await ada.client.get(`/api/dossiers/${dossier}/taches`)).corps.taches
            .filter(({ qui }: { qui: string }) => qui === 'ARS_INSTRUCTEUR')
            .map((tache: { personne: string }) => tache.personne),
        ),
      ],
      miens: (await bea.client.get('/api/dossiers?miens=true')).corps.dossiers.map(
        ({ id, chargeDeNom }: { id: string; chargeDeNom: string }) => [id, chargeDeNom],
      ),
      remplace: (await chargeDe(bea.client, dossier, 'ARS_INSTRUCTEUR')).remplacePar?.nom,
    });
    const soi = { taches: ['Ada'], miens: [], remplace: undefined };
    const parBea = { taches: ['Bea, en remplacement de Ada'], miens: [[dossier, 'Ada']], remplace: 'Bea' };
    expect(await vu()).toEqual(soi);
    serveur.horloge.regler('2026-06-16T08:00:00.000Z');
    expect(await vu()).toEqual(parBea);
    expect((await ada.client.get('/api/dossiers?miens=true')).corps.total).toBe(1);
    const acte = await agirParHttp(bea.client, dossier, 'VALIDER_LETTRE_INTENTION', '2026-06-15');
    expect(acte.statut).toBe(201);
    const { journal } = (await ada.client.get(`/api/dossiers/${dossier}/journal`)).corps;
    expect(journal.at(-1)).toMatchObject({ acteurNom: 'Bea', pour: ada.id, pourNom: 'Ada' });
    expect(journal.at(-2)).toMatchObject({ acteurNom: 'Ada', pour: null, pourNom: null });
    serveur.horloge.regler('2026-06-17T08:00:00.000Z');
    expect(await vu()).toEqual(parBea);
    serveur.horloge.regler('2026-06-18T08:00:00.000Z');
    expect(await vu()).toEqual(soi);
  });
});
