import { Role } from '#libs/acces';
import { ConsultationService, FinancementService, Refus } from '#libs/dossiers';
import { REGISTRE } from '#workflows/registre';
import { agirParHttp, preparerDossier, signerParHttp } from '../../appui/http';
import { dit, INCONNU } from '../../appui/personnel';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { LETTRE } from '../../scenarios/scenario';

const AUJOURDHUI = '2026-06-01';
const SIGNATURE = '2026-05-05';

let serveur: Serveur;
const comme = (role: Role) => serveur.comme(role);
const lire = async (client: Client, chemin: string) => (await client.get(chemin)).corps;

/** A dossier of which the contract was signed on `SIGNATURE`. */
const signer = (regionArs: string, commune: string, nom = 'CPTS du test (fictif)') =>
  signerParHttp(comme, { nom, regionArs, commune }, SIGNATURE);

async function faire(client: Client, id: string, type: string, donnees: object, le = AUJOURDHUI) {
  const { statut, corps } = await agirParHttp(client, id, type, le, donnees);
  if (statut !== 201) throw new Error(`${type} : ${statut} ${JSON.stringify(corps)}`);
  return corps as { seq: number; revision: number };
}

const proposee = async (client: Client, id: string, type: string) =>
  (await lire(client, `/api/dossiers/${id}/actions`)).actions.find((une: { type: string }) => une.type === type)
    ?.proposition as Record<string, unknown> | undefined;

/** Orders what the form proposes. */
async function ordonner(client: Client, id: string) {
  const proposition = await proposee(client, id, 'ORDONNER_VERSEMENT');
  const { seq } = await faire(client, id, 'ORDONNER_VERSEMENT', { ...proposition, dossierVerifieLe: '2026-05-20' });
  return { seq, montant: proposition!['montant'] as number };
}

const SOMMES = ['prevu', 'du', 'valide', 'paye'] as const;
type Sommes = Record<(typeof SOMMES)[number], number>;
const ajouter = (parts: readonly Sommes[]) =>
  Object.fromEntries(SOMMES.map((nom) => [nom, parts.reduce((total, part) => total + part[nom], 0)]));

let paca: string;
let rhone: string;
beforeAll(async () => {
  serveur = await ouvrirServeur(`${AUJOURDHUI}T08:00:00.000Z`);
  paca = await signer('93', '83069');
  rhone = await signer('84', '38185');
});
afterAll(() => serveur.fermer());

describe('[point 9] le financement d’un dossier', () => {
  it('dit chaque ligne, son calcul et ses sommes, aujourd’hui, à un jour passé et à un jour à venir', async () => {
    const client = await comme('AUDITEUR');
    const financement = await lire(client, `/api/dossiers/${paca}/financement`);
    const [contrat] = financement.contrats;
    expect([financement.au, financement.contrats.length, contrat.du]).toEqual([AUJOURDHUI, 1, SIGNATURE]);
    const avance = contrat.lignes.find(({ poste }: { poste: string }) => poste === 'FONCTIONNEMENT');
    expect(avance).toMatchObject({ nature: 'AVANCE', annee: 1, exigibleLe: SIGNATURE, etat: 'DUE', ordonne: 0 });
    expect(avance.calcul.formule).toContain('€');
    expect(financement.sommes.prevu).toBeGreaterThan(financement.sommes.du);

    const le = async (jour: string) => lire(client, `/api/dossiers/${paca}/financement?le=${jour}`);
    expect(await le('2026-05-04')).toMatchObject({ au: '2026-05-04', contrats: [], sommes: { prevu: 0 } });
    expect(await le(AUJOURDHUI)).toEqual(financement);
    expect((await le('2027-05-05')).sommes.du).toBeGreaterThan(financement.sommes.du);
  });

  it('est introuvable hors du territoire, sans session, ou pour un dossier inconnu', async () => {
    const ailleurs = await serveur.avec({ roles: ['CPAM'], regions: ['84'] });
    const corps = { membres: 12 };
    for (const id of [paca, INCONNU, 'n-importe-quoi'])
      expect([
        (await ailleurs.get(`/api/dossiers/${id}/financement`)).statut,
        (await ailleurs.post(`/api/dossiers/${id}/financement/simulation`, corps)).statut,
      ]).toEqual([404, 404]);
    expect((await ailleurs.get(`/api/dossiers/${rhone}/financement`)).statut).toBe(200);
    for (const chemin of [`dossiers/${paca}/financement`, 'financement/cumuls', 'financement/versements.csv'])
      expect((await serveur.anonyme().get(`/api/${chemin}`)).statut).toBe(401);
  });

  it('n’existe pas dans une procédure où rien ne se paie : 404, en une phrase', async () => {
    const sansArgent = REGISTRE['cpts']!.versions.map(({ financement: _, versions: __, ...reste }) => reste);
    const versions = sansArgent.map((une) => ({ ...une, versions: () => sansArgent as never }));
    const registre = { cpts: { ...REGISTRE['cpts']!, versions: versions as never } };
    const consultation = serveur.api.get(ConsultationService);
    const service = new FinancementService(consultation, registre, serveur.horloge);
    const quiVoit = { id: INCONNU, identifiant: 'x', nom: 'x', roles: [], regions: ['93'], departements: [] };
    const refus = await service.detailler(paca, quiVoit).catch((erreur: unknown) => erreur);
    expect(refus).toBeInstanceOf(Refus);
    expect(refus).toMatchObject({
      sorte: 'INTROUVABLE',
      message: 'Rien ne se paie dans la procédure que suit ce dossier.',
    });
  });

  it.each(['hier', '2026-02-30', '', '2026-06-01&le=2026-06-02'])('refuse le jour « %s »', async (le) => {
    const { statut, corps } = await (await comme('CPAM')).get(`/api/dossiers/${paca}/financement?le=${le}`);
    expect([statut, corps.champs?.[0]?.champ]).toEqual([400, 'le']);
  });
});

describe('[point 6] la simulation', () => {
  const simuler = async (corps: unknown) =>
    (await comme('ARS_INSTRUCTEUR')).post(`/api/dossiers/${paca}/financement/simulation`, corps);

  it('dit le même échéancier avant et après, ce qui change, et n’écrit rien', async () => {
    const avant = await lire(await comme('CPAM'), `/api/dossiers/${paca}`);
    const { statut, corps } = await simuler({ population: 200_000 });
    expect(statut).toBe(200);
    expect(corps.avant).toEqual(await lire(await comme('CPAM'), `/api/dossiers/${paca}/financement`));
    expect(corps.ecarts.length).toBeGreaterThan(0);
    expect(corps.sommes.apres.prevu - corps.sommes.avant.prevu).toBe(
      corps.ecarts.reduce(
        (total: number, ecart: { avant: number | null; apres: number | null }) =>
          total + (ecart.apres ?? 0) - (ecart.avant ?? 0),
        0,
      ),
    );
    expect(await lire(await comme('CPAM'), `/api/dossiers/${paca}`)).toEqual(avant);
  });

  it('ne suppose rien : rien ne change', async () => {
    const { corps } = await simuler({});
    expect([corps.ecarts, corps.apres]).toEqual([[], corps.avant]);
  });

  it.each<[string, unknown, string]>([
    ['un taux au-dessus de 100 %', { taux: [{ annee: 1, mission: 'PARCOURS', taux: 101 }] }, 'taux.0.taux'],
    ['une mission inconnue', { missionsAjoutees: ['AUTRE'] }, 'missionsAjoutees'],
    ['un champ inconnu', { montant: 1 }, 'montant'],
    ['une liste', [], 'donnees'],
    ['une population à virgule', { population: 1.5 }, 'population'],
  ])('refuse %s', async (_, corps, champ) => {
    const reponse = await simuler(corps);
    expect([reponse.statut, reponse.corps.champs?.[0]?.champ]).toEqual([400, champ]);
  });

  it('dit en une phrase pourquoi une hypothèse ne se peut pas', async () => {
    const [statut, phrase] = dit(await simuler({ effetLe: '2026-05-31', membres: 12 }));
    expect([statut, phrase]).toEqual([422, 'Un avenant ne rétroagit pas : rien ne se suppose au 31/05/2026.']);
  });
});

describe('[point 9] les cumuls', () => {
  it('chaque coupe s’ajoute au total, et le total est la somme des dossiers', async () => {
    const client = await comme('AUDITEUR');
    const cumuls = await lire(client, '/api/financement/cumuls');
    const dossiers = await Promise.all(
      [paca, rhone].map(async (id) => (await lire(client, `/api/dossiers/${id}/financement`)).sommes as Sommes),
    );
    const { dossiers: comptes, ...total } = cumuls.total;
    expect([comptes, cumuls.incalculables]).toEqual([2, []]);
    for (const coupe of [dossiers, cumuls.parRegion, cumuls.parPoste, cumuls.parAnnee])
      expect(ajouter(coupe)).toEqual(total);
    expect(cumuls.parRegion.map(({ region, dossiers: siens }: Record<string, unknown>) => [region, siens])).toEqual([
      ['84', 1],
      ['93', 1],
    ]);
    expect(cumuls.parAnnee.map(({ annee }: { annee: number }) => annee)).toEqual([2026, 2027, 2028, 2029, 2030, 2031]);
  });

  it('les années et les territoires s’ajoutent au national ; chacun ne voit que le sien', async () => {
    const national = await lire(await comme('CPAM'), '/api/financement/cumuls');
    const annees = national.parAnnee.map(({ annee }: { annee: number }) => annee) as number[];
    const parAnnee = await Promise.all(
      annees.map(async (annee) => lire(await comme('CPAM'), `/api/financement/cumuls?annee=${annee}`)),
    );
    parAnnee.forEach(({ parAnnee: une }, rang) => expect(une).toEqual([national.parAnnee[rang]]));
    const [pacaSeule, rhoneSeule] = await Promise.all(
      ['93', '84'].map(async (region) =>
        lire(await serveur.avec({ roles: ['URPS'], regions: [region] }), '/api/financement/cumuls'),
      ),
    );
    expect([pacaSeule.parRegion, rhoneSeule.parRegion]).toEqual([[national.parRegion[1]], [national.parRegion[0]]]);
    for (const coupes of [parAnnee, [pacaSeule, rhoneSeule]])
      expect(ajouter(coupes.map(({ total }: { total: Sommes }) => total))).toMatchObject(ajouter([national.total]));
    const var83 = await serveur.avec({ roles: ['CPAM'], regions: ['93'], departements: ['13'] });
    expect((await lire(var83, '/api/financement/cumuls')).total).toMatchObject({ dossiers: 0, prevu: 0 });
    expect((await lire(await comme('CPAM'), '/api/financement/cumuls?annee=2019')).total.prevu).toBe(0);
  });

  it.each(['deux mille', '1999', '20260', '', '2026&annee=2027'])('refuse l’année « %s »', async (annee) => {
    const { statut, corps } = await (await comme('CPAM')).get(`/api/financement/cumuls?annee=${annee}`);
    expect([statut, corps.champs?.[0]?.champ]).toEqual([400, 'annee']);
  });

  it('suivent un versement dès qu’il est ordonné, changent avec le jour, et se refont du journal quand l’état gardé ne vaut plus', async () => {
    const client = await comme('CPAM');
    const avant = (await lire(client, '/api/financement/cumuls')).total;
    const { montant } = await ordonner(client, rhone);
    const apres = (await lire(client, '/api/financement/cumuls')).total;
    expect([apres.valide, apres.du, apres.prevu]).toEqual([avant.valide + montant, avant.du - montant, avant.prevu]);
    // Kept by another structure of the path: the money is that of the journal, not what the row says.
    await serveur.source.query(
      `UPDATE dossier SET instantane = jsonb_set(jsonb_set(instantane, '{empreinte}', '"autre"'), '{faits,versements}', '[]') WHERE id = $1`,
      [rhone],
    );
    serveur.horloge.regler('2027-05-06T08:00:00.000Z');
    const unAnApres = (await lire(client, '/api/financement/cumuls')).total;
    expect([unAnApres.valide, unAnApres.du > apres.du]).toEqual([apres.valide, true]);
    expect((await lire(client, '/api/financement/versements')).versements).toMatchObject([{ dossier: rhone, montant }]);
    serveur.horloge.regler(`${AUJOURDHUI}T08:00:00.000Z`);
  });

  it('un dossier incalculable est nommé, ne cache pas les autres, et revient dès qu’il est réparé', async () => {
    const client = await comme('CPAM');
    const avant = await lire(client, '/api/financement/cumuls');
    const abime = await preparerDossier(await comme('ARS_INSTRUCTEUR'), ['PRENDRE_CONTACT']);
    const [{ faits }] = await serveur.source.query<[{ faits: object }]>(
      `SELECT instantane->'faits' AS faits FROM dossier WHERE id = $1`,
      [abime],
    );
    const ranger = (nouveaux: object) =>
      serveur.source.query(`UPDATE dossier SET instantane = jsonb_set(instantane, '{faits}', $2) WHERE id = $1`, [
        ...[abime, JSON.stringify(nouveaux)],
      ]);
    await ranger({ ...faits, contrat: { signature: {} } });
    const pendant = await lire(client, '/api/financement/cumuls');
    expect(pendant.incalculables).toEqual([{ id: abime, nom: 'CPTS du test (fictif)', regionArs: '93' }]);
    expect([pendant.total, pendant.parRegion]).toEqual([avant.total, avant.parRegion]);
    expect((await lire(client, '/api/financement/versements')).incalculables).toEqual([]);
    const ailleurs = await serveur.avec({ roles: ['CPAM'], regions: ['84'] });
    expect((await lire(ailleurs, '/api/financement/cumuls')).incalculables).toEqual([]);
    await ranger(faits);
    await faire(await comme('ARS_INSTRUCTEUR'), abime, 'DEPOSER_LETTRE_INTENTION', LETTRE);
    expect((await lire(client, '/api/financement/cumuls')).incalculables).toEqual([]);
  });
});

describe('[point 8] un versement, par deux personnes', () => {
  const NOM = '=SOMME(1;2) « la CPTS » (fictif)';
  const file = async (client: Client, suite = '') => lire(client, `/api/financement/versements${suite}`);
  const csv = async (client: Client, suite = '') => {
    const { corps, entetes, statut } = await client.get(`/api/financement/versements.csv${suite}`);
    return { statut, entetes, lignes: (corps as Buffer).toString('utf8').split('\r\n') };
  };

  it('s’ordonne, se refuse à qui l’a ordonné, se libère par un autre, puis se lit dans l’export', async () => {
    const id = await signer('93', '83061', NOM);
    const premier = await serveur.avec({ roles: ['CPAM'], regions: ['93'] });
    const second = await serveur.avec({ roles: ['CPAM'], regions: ['93'] });
    const { seq, montant } = await ordonner(premier, id);
    const reference = `93-${id.slice(0, 8)}-${String(seq).padStart(4, '0')}`.toUpperCase();

    const attente = await file(second);
    expect(attente.versements).toMatchObject([
      { dossier: id, nom: NOM, reference, seq, poste: 'FONCTIONNEMENT', nature: 'AVANCE', annee: 1, montant },
    ]);
    expect([attente.versements[0].parNom, attente.total]).toEqual(['Personne CPAM', montant]);
    expect((await csv(premier)).lignes).toHaveLength(2);

    const refus = await agirParHttp(premier, id, 'LIBERER_VERSEMENT', AUJOURDHUI, { versement: seq });
    expect([refus.statut, refus.corps.refus.map(({ code }: { code: string }) => code)]).toEqual([
      422,
      ['A-DEUX-PERSONNES'],
    ]);
    expect(refus.corps.detail).toBe('Vous avez ordonné ce versement : une autre personne de la caisse le libère.');
    expect(await proposee(second, id, 'LIBERER_VERSEMENT')).toEqual({ versement: seq });
    await faire(second, id, 'LIBERER_VERSEMENT', { versement: seq });

    expect((await file(second)).versements).toEqual([]);
    expect((await file(second, '?etat=LIBERES')).versements).toMatchObject([{ reference, libereLe: AUJOURDHUI }]);
    const { statut, entetes, lignes } = await csv(await comme('AUDITEUR'), '?du=2026-06-01&au=2026-06-01');
    expect([statut, entetes.get('content-type'), entetes.get('content-disposition')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="versements-liberes-2026-06-01-au-2026-06-01.csv"',
    ]);
    const euros = `${Math.floor(montant / 100)},${String(montant % 100).padStart(2, '0')}`;
    expect(lignes).toEqual([
      '\uFEFFRéférence;CPTS;FINESS EJ;Poste;Nature;Année de contrat;Montant (€);Ordonné le;Libéré le',
      `${reference};"'${NOM}";090004748;Fonctionnement;Avance;1;${euros};2026-06-01;2026-06-01`,
      '',
    ]);
    const paye = await lire(second, `/api/dossiers/${id}/financement`);
    expect(paye.sommes).toMatchObject({ valide: 0, paye: montant });
    expect((await lire(second, `/api/dossiers/${id}/financement?le=2026-05-31`)).sommes).toMatchObject({ paye: 0 });
  });

  it('ne se montre ni hors de la période, ni hors du territoire, ni à qui n’y a pas de rôle', async () => {
    const client = await comme('DG_ARS');
    expect((await file(client, '?etat=LIBERES&du=2026-06-02')).versements).toEqual([]);
    expect((await file(client, '?etat=LIBERES&au=2026-05-31')).versements).toEqual([]);
    expect((await file(client, '?etat=LIBERES&au=2025-12-31')).versements).toEqual([]);
    expect((await file(client, '?etat=LIBERES&du=2026-06-01&au=2026-06-01')).versements).toHaveLength(1);
    expect((await file(client)).versements).toMatchObject([{ dossier: rhone }]);
    expect((await file(client, '?au=2026-05-31')).versements).toEqual([]);
    const ailleurs = await serveur.avec({ roles: ['CPAM'], regions: ['84'] });
    expect((await file(ailleurs, '?etat=LIBERES')).versements).toEqual([]);
    expect((await csv(ailleurs)).lignes).toHaveLength(2);
    for (const role of ['ARS_INSTRUCTEUR', 'URPS', 'GESTIONNAIRE_FINESS', 'ADMIN'] as const)
      for (const chemin of ['versements', 'versements.csv'])
        expect([role, (await (await comme(role)).get(`/api/financement/${chemin}`)).statut]).toEqual([role, 403]);
  });

  it.each([
    ['?etat=TOUS', 'etat'],
    ['?etat=LIBERES&etat=LIBERES', 'etat'],
    ['?du=hier', 'du'],
    ['?au=2026-02-30', 'au'],
    ['?du=2026-06-02&au=2026-06-01', 'au'],
  ])('refuse « %s »', async (suite, champ) => {
    const { statut, corps } = await (await comme('CPAM')).get(`/api/financement/versements${suite}`);
    expect([statut, corps.champs?.[0]?.champ]).toEqual([400, champ]);
  });

  it('une coordonnée bancaire est refusée, et rien n’entre au journal', async () => {
    const client = await comme('CPAM');
    const avant = await lire(client, `/api/dossiers/${paca}`);
    const proposition = await proposee(client, paca, 'ORDONNER_VERSEMENT');
    const { statut, corps } = await agirParHttp(client, paca, 'ORDONNER_VERSEMENT', AUJOURDHUI, {
      ...{ ...proposition, dossierVerifieLe: '2026-05-20' },
      calcul: 'À virer sur FR76 3000 6000 0112 3456 7890 189',
    });
    expect([statut, corps.champs[0].champ]).toEqual([400, 'calcul']);
    expect(corps.detail).toContain('IBAN');
    expect(await lire(client, `/api/dossiers/${paca}`)).toEqual(avant);
    const traces = await serveur.source.query(
      `SELECT 1 FROM journal j LEFT JOIN refus r ON true WHERE j.donnees::text || coalesce(r.motifs::text, '') ~ '3000 ?6000'`,
    );
    expect(traces).toEqual([]);
  });
});
