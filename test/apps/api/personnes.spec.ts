import { Role } from '#libs/acces';
import { Pool } from 'pg';
import { dit, INCONNU, inscrire, Inscrit, put } from '../../appui/personnel';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { attendre } from '../worker/etabli';

let serveur: Serveur;
beforeAll(async () => {
  serveur = await ouvrirServeur();
});
beforeEach(() => serveur.horloge.regler('2026-06-15T08:00:00.000Z'));
afterAll(() => serveur.fermer());

const personne = (nom: string, roles: Role[], regions?: string[], departements?: string[]) =>
  inscrire(serveur, nom, roles, regions, departements);
const moi = async ({ client }: Inscrit) => (await client.get('/api/moi')).corps;

describe('[point 7] mon compte', () => {
  it('dit qui me remplace, qui est mon supérieur, mes absences, et qui je remplace aujourd’hui', async () => {
    const ada = await personne('Ada', ['ARS_INSTRUCTEUR']);
    const bea = await personne('Bea', ['ARS_INSTRUCTEUR', 'URPS']);
    await personne('Ailleurs', ['ARS_INSTRUCTEUR'], ['76']);
    await personne('Autre rôle', ['CPAM']);
    const vierge = await moi(ada);
    expect(vierge).toMatchObject({ nom: 'Ada', suppleant: null, superieur: null, absences: [], remplace: [] });
    expect(JSON.stringify(vierge)).not.toMatch(/motDePasse|mot_de_passe|argon2/);
    const possibles = (vierge.suppleantsPossibles as { nom: string }[]).map(({ nom }) => nom);
    expect(possibles).toEqual(expect.arrayContaining(['Bea', 'Personne ARS_INSTRUCTEUR']));
    expect(possibles).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(Ada|Ailleurs|Autre rôle)$/)]));

    expect((await put(ada.client, '/api/moi/suppleant', { compte: bea.id })).statut).toBe(204);
    const { statut, corps } = await ada.client.post('/api/moi/absences', { du: '2026-06-10', au: '2026-06-20' });
    expect(statut).toBe(201);
    await ada.client.post('/api/moi/absences', { du: '2026-08-01', suppleant: bea.id });
    expect(await moi(ada)).toMatchObject({
      suppleant: { id: bea.id, nom: 'Bea' },
      absences: [
        { du: '2026-08-01', au: null, suppleant: { nom: 'Bea' }, etat: 'A_VENIR' },
        { id: corps.id, du: '2026-06-10', au: '2026-06-20', suppleant: null, etat: 'EN_COURS' },
      ],
    });
    expect((await moi(bea)).remplace).toEqual([{ id: ada.id, nom: 'Ada', au: '2026-06-20' }]);
    serveur.horloge.regler('2026-06-21T08:00:00.000Z');
    expect((await moi(bea)).remplace).toEqual([]);
    expect((await moi(ada)).absences.map(({ etat }: { etat: string }) => etat)).toEqual(['A_VENIR', 'PASSEE']);
    expect((await put(ada.client, '/api/moi/suppleant', { compte: null })).statut).toBe(204);
    expect((await moi(ada)).suppleant).toBeNull();
  });

  it('annule une absence à venir ou en cours, une fois ; ni une finie, ni celle d’un autre sans être administrateur', async () => {
    const ada = await personne('Ada', ['ARS_INSTRUCTEUR']);
    const bea = await personne('Bea', ['ARS_INSTRUCTEUR']);
    const declarer = async (corps: object) => (await ada.client.post('/api/moi/absences', corps)).corps.id as string;
    const annuler = async (client: Client, id: string) =>
      dit(await client.envoyer('DELETE', `/api/moi/absences/${id}`));
    const enCours = await declarer({ du: '2026-06-15', au: '2026-06-16' });
    const aVenir = await declarer({ du: '2026-07-01' });
    expect(await annuler(bea.client, aVenir)).toEqual([403, 'Chacun ne change que son propre compte.']);
    expect((await annuler(ada.client, aVenir))[0]).toBe(204);
    expect(await annuler(ada.client, aVenir)).toEqual([409, 'Cette absence est déjà annulée.']);
    expect((await annuler(ada.client, INCONNU))[0]).toBe(404);
    expect((await annuler(ada.client, 'n-importe-quoi'))[0]).toBe(404);
    serveur.horloge.regler('2026-06-17T08:00:00.000Z');
    expect(await annuler(ada.client, enCours)).toEqual([
      409,
      'Cette absence est finie depuis le 16/06/2026 : l’annuler ne changerait rien.',
    ]);
    const suivante = await declarer({ du: '2026-07-01' });
    expect((await annuler(await serveur.comme('ADMIN'), suivante))[0]).toBe(204);
    const lignes = await serveur.source.query<{ par: string }[]>(
      `SELECT c.nom AS par FROM absence a JOIN compte c ON c.id::text = a.annulee_par WHERE a.compte_id = $1
        ORDER BY a.annulee_le`,
      [ada.id],
    );
    expect(lignes.map(({ par }) => par)).toEqual(['Ada', 'Personne ADMIN']);
  });

  it('refuse ce qui ne se lit pas, champ par champ', async () => {
    const { id, client } = await personne('Ada', ['ARS_INSTRUCTEUR']);
    for (const [corps, champ] of [
      [{}, 'du'],
      [{ du: 'demain' }, 'du'],
      [{ du: '2026-02-30' }, 'du'],
      [{ du: '2026-07-01', au: '' }, 'au'],
      [{ du: '2026-07-01', au: 20260702 }, 'au'],
      [{ du: '2026-07-01', suppleant: 'Bea' }, 'suppleant'],
      [{ du: '2026-07-01', suppleant: {} }, 'suppleant'],
      [[], 'corps'],
    ] as const) {
      const { statut, corps: reponse } = await client.post('/api/moi/absences', corps);
      expect([corps, statut, reponse.champs?.[0]?.champ]).toEqual([corps, 400, champ]);
    }
    for (const corps of [{}, { compte: '' }, { compte: 3 }, { compte: ['x'] }])
      expect((await put(client, '/api/moi/suppleant', corps)).statut).toBe(400);
    expect(await serveur.source.query('SELECT 1 FROM absence WHERE compte_id = $1', [id])).toEqual([]);
  });

  it('refuse en une phrase des dates qui ne conviennent pas, ou qui en chevauchent d’autres', async () => {
    const { client } = await personne('Ada', ['ARS_INSTRUCTEUR']);
    const declarer = async (du: string, au?: string) => dit(await client.post('/api/moi/absences', { du, au }));
    expect(await declarer('2026-07-02', '2026-07-01')).toEqual([
      422,
      'L’absence finirait le 01/07/2026, avant de commencer le 02/07/2026.',
    ]);
    expect(await declarer('2026-06-01', '2026-06-14')).toEqual([
      422,
      'L’absence serait déjà finie le 14/06/2026 : elle ne changerait rien à ce qui a été fait.',
    ]);
    expect((await declarer('2026-06-01', '2026-06-15'))[0]).toBe(201);
    expect((await declarer('2026-07-10', '2026-07-20'))[0]).toBe(201);
    const chevauche = 'Une absence est déjà déclarée du 10/07/2026 au 20/07/2026 : celle-ci la chevaucherait.';
    for (const [du, au] of [
      ['2026-07-01', '2026-07-10'],
      ['2026-07-20', '2026-07-20'],
      ['2026-07-15', undefined],
      ['2026-07-01', undefined],
    ] as const)
      expect([du, au, ...(await declarer(du, au))]).toEqual([du, au, 409, chevauche]);
    expect((await declarer('2026-07-01', '2026-07-09'))[0]).toBe(201);
    expect((await declarer('2026-07-21'))[0]).toBe(201);
    expect(await declarer('2027-01-01')).toEqual([
      409,
      'Une absence est déjà déclarée du 21/07/2026 sans date de fin : celle-ci la chevaucherait.',
    ]);
  });

  it('n’en retient qu’une de celles déclarées ensemble pour les mêmes jours', async () => {
    const { client } = await personne('Ada', ['ARS_INSTRUCTEUR']);
    const base = new Pool({ connectionString: serveur.databaseUrl });
    const verrou = await base.connect();
    // All of them look before any may write.
    await verrou.query('BEGIN; LOCK TABLE absence IN EXCLUSIVE MODE');
    const envois = Array.from({ length: 4 }, () => client.post('/api/moi/absences', { du: '2026-07-01' }));
    await attendre('toutes ont regardé', async () => {
      const { rowCount } = await base.query(`SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`);
      return rowCount === 4;
    });
    await verrou.query('COMMIT');
    verrou.release();
    await base.end();
    expect((await Promise.all(envois)).map(({ statut }) => statut).sort()).toEqual([201, 409, 409, 409]);
  });

  it('le premier jour et le dernier sont ceux du fuseau de l’agence : « aujourd’hui » n’est pas le même à La Réunion', async () => {
    serveur.horloge.regler('2026-06-15T21:00:00.000Z');
    const finie = { du: '2026-06-01', au: '2026-06-15' };
    const reunion = await personne('Réunion', ['CPAM'], ['04']);
    const paca = await personne('Paca', ['CPAM'], ['93']);
    expect((await reunion.client.post('/api/moi/absences', finie)).statut).toBe(422);
    expect((await paca.client.post('/api/moi/absences', finie)).statut).toBe(201);
  });
});

describe('[point 7] un suppléant peut agir à la place de la personne', () => {
  it('est une autre personne, au compte ouvert, d’un rôle commun, qui voit tout le territoire, et présente', async () => {
    const ada = await personne('Ada', ['ARS_INSTRUCTEUR', 'CPAM'], ['93', '76']);
    const lieu = await personne('Lieu', ['CPAM'], ['93']);
    const bornee = await personne('Bornée', ['CPAM'], ['93', '76'], ['13']);
    const role = await personne('Rôle', ['URPS'], ['93', '76']);
    const fermee = await personne('Fermée', ['CPAM'], ['93', '76']);
    const bonne = await personne('Bonne', ['CPAM'], ['93', '76']);
    await serveur.source.query('UPDATE compte SET actif = false WHERE id = $1', [fermee.id]);
    const refus: [string, number, RegExp][] = [
      [ada.id, 422, /^Personne ne se remplace soi-même\.$/],
      [INCONNU, 404, /^Ce compte n’existe pas/],
      [lieu.id, 422, /^Lieu ne voit pas tout le territoire de Ada\.$/],
      [bornee.id, 422, /^Bornée ne voit pas tout le territoire de Ada\.$/],
      [
        role.id,
        422,
        /^Rôle ne pourrait accomplir aucun des actes de Ada : il y faut le rôle Instructeur ARS ou Référent CPAM/,
      ],
      [fermee.id, 422, /^Le compte de Fermée est fermé\.$/],
    ];
    for (const [compte, statut, phrase] of refus) {
      const permanent = await put(ada.client, '/api/moi/suppleant', { compte });
      expect(dit(permanent)).toEqual([statut, expect.stringMatching(phrase)]);
      expect(permanent.corps.refus[0].remede).toMatch(/^(Choisissez|Rechargez) /);
      const nomme = await ada.client.post('/api/moi/absences', { du: '2026-07-01', suppleant: compte });
      expect(dit(nomme)).toEqual([statut, expect.stringMatching(phrase)]);
    }
    expect((await moi(ada)).suppleant).toBeNull();
    expect((await put(ada.client, '/api/moi/suppleant', { compte: bonne.id.toUpperCase() })).statut).toBe(204);
    // Of two bounded people, the one who sees every department of the other will do.
    const var83 = await personne('Var', ['CPAM'], ['93'], ['83']);
    const deux = await personne('Deux', ['CPAM'], ['93'], ['13', '83']);
    expect((await put(var83.client, '/api/moi/suppleant', { compte: deux.id })).statut).toBe(204);
    expect((await put(deux.client, '/api/moi/suppleant', { compte: var83.id })).statut).toBe(422);
  });

  it('n’est pas absent tout le temps où il remplacerait ; un seul jour présent suffit', async () => {
    const ada = await personne('Ada', ['CPAM']);
    const bea = await personne('Bea', ['CPAM']);
    const declarer = async (du: string, au?: string) =>
      dit(await ada.client.post('/api/moi/absences', { du, au, suppleant: bea.id }));
    await bea.client.post('/api/moi/absences', { du: '2026-07-01', au: '2026-07-10' });
    await bea.client.post('/api/moi/absences', { du: '2026-07-11', au: '2026-07-20' });
    const absente = [422, 'Bea est absent pendant toute cette période.'];
    expect(await declarer('2026-07-01', '2026-07-20')).toEqual(absente);
    expect(await declarer('2026-07-05', '2026-07-12')).toEqual(absente);
    expect((await declarer('2026-06-30', '2026-07-20'))[0]).toBe(201);
    expect((await declarer('2026-07-21', '2026-07-22'))[0]).toBe(201);
    expect((await declarer('2026-08-01', '2026-08-31'))[0]).toBe(201);
    await bea.client.post('/api/moi/absences', { du: '2026-10-01' });
    expect(await declarer('2026-11-01')).toEqual(absente);
    expect((await declarer('2026-09-30'))[0]).toBe(201);
  });
});

describe('[point 7] un administrateur', () => {
  it('voit les comptes de son territoire et change suppléant, supérieur et absences ; nul autre ne le peut', async () => {
    const ada = await personne('Ada', ['ARS_INSTRUCTEUR']);
    const bea = await personne('Bea', ['ARS_INSTRUCTEUR', 'DG_ARS']);
    const occitane = await personne('Occitane', ['ARS_INSTRUCTEUR'], ['76']);
    const admin = await personne('Admin', ['ADMIN']);
    const demandes = (client: Client, id: string) => [
      client.post(`/api/comptes/${id}/absences`, { du: '2026-06-15', au: '2026-06-30' }),
      put(client, `/api/comptes/${id}/suppleant`, { compte: bea.id }),
      put(client, `/api/comptes/${id}/superieur`, { compte: bea.id }),
    ];
    const statuts = async (client: Client, id: string) =>
      (await Promise.all(demandes(client, id))).map(({ statut }) => statut);
    expect((await ada.client.get('/api/comptes')).statut).toBe(403);
    expect(await statuts(ada.client, ada.id)).toEqual([403, 403, 403]);
    expect(await statuts(admin.client, occitane.id)).toEqual([404, 404, 404]);
    expect(await statuts(admin.client, INCONNU)).toEqual([404, 404, 404]);
    expect(await statuts(admin.client, ada.id)).toEqual([201, 204, 204]);
    const { comptes } = (await admin.client.get('/api/comptes')).corps as { comptes: { id: string; nom: string }[] };
    expect(comptes.find(({ id }) => id === ada.id)).toMatchObject({
      id: ada.id,
      actif: true,
      suppleant: { nom: 'Bea' },
      superieur: { nom: 'Bea' },
      absences: [{ du: '2026-06-15', au: '2026-06-30', etat: 'EN_COURS' }],
    });
    expect(comptes.map(({ nom }) => nom)).not.toContain('Occitane');
    expect(JSON.stringify(comptes)).not.toMatch(/motDePasse|mot_de_passe|argon2/);
    const lignes = await serveur.source.query('SELECT declaree_par AS par FROM absence WHERE compte_id = $1', [ada.id]);
    expect(lignes).toEqual([{ par: admin.id }]);
  });

  it('ne nomme supérieur qu’une autre personne, au compte ouvert, qui voit les mêmes dossiers', async () => {
    const ada = await personne('Ada', ['CPAM'], ['93', '76']);
    const etroite = await personne('Étroite', ['DG_ARS'], ['93']);
    const admin = await serveur.comme('ADMIN');
    const nommer = async (compte: string | null) =>
      dit(await put(admin, `/api/comptes/${ada.id}/superieur`, { compte }));
    expect(await nommer(ada.id)).toEqual([422, 'Personne n’est son propre supérieur.']);
    expect(await nommer(etroite.id)).toEqual([
      422,
      'Étroite ne voit pas tout le territoire de Ada et n’ouvrirait pas tous ses dossiers.',
    ]);
    expect((await nommer(INCONNU))[0]).toBe(404);
    await serveur.source.query('UPDATE compte SET actif = false, regions = $2 WHERE id = $1', [
      etroite.id,
      ['93', '76'],
    ]);
    expect(await nommer(etroite.id)).toEqual([422, 'Le compte de Étroite est fermé.']);
    expect((await nommer(null))[0]).toBe(204);
  });
});
