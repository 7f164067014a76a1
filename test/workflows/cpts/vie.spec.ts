import { DEFINITION, examenDe, regleDe, CONTRAT, Question } from './examens';
import { Recit } from './recit';

const juger = (code: string, question: Question) => regleDe(code).vraie(examenDe(question));
const THEMES = ['ANTICIPER', 'S_ADAPTER', 'ACTIVER_ET_PILOTER', 'EVALUER'];
const TYPES = ['BLESSES', 'MALADES', 'AGENT_INFECTIEUX', 'AGENT_NRC', 'OFFRE_DE_SOINS'];
const PLAN = {
  etat: 'FINALISE',
  cellules: TYPES.map((type) => ({ type, themes: THEMES })),
  articulation: ['Plan blanc'],
};

const signe = (le: string) =>
  Recit.jusquALaLettre('2023-01-01')
    .fait('DECLARER_ASSOCIATION', '2023-01-02', {
      forme: 'ASSOCIATION_1901',
      denomination: 'x',
      recepisseLe: '2023-01-02',
      siren: '891868176',
    })
    .fait('DEPOSER_PROJET_SANTE', '2023-01-10')
    .fait('VALIDER_PROJET_SANTE', '2023-02-01')
    .fait('DEMANDER_ACI', '2023-02-02')
    .fait('SIGNER_ACI', le, { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'] });

const attendus = ({ instantane: { faits, valeur } }: Recit) =>
  DEFINITION.resumer(faits, valeur).attendus.map(({ quoi }) => quoi);

describe('[D-P7-01] le calendrier des missions', () => {
  it('[X-17] part de la signature : 31/08/2023, accès et crise 29/02/2024 et 28/02/2025, parcours 31/08', () => {
    const recit = signe('2023-08-31');
    const dates = (mission: string) =>
      ['demarrage', 'deploiement'].map((etape) => recit.echeance('D-P7-01', `${mission}.${etape}`)?.echeance);
    expect(dates('ACCES_SOINS')).toEqual(['2024-02-29', '2025-02-28']);
    expect(dates('CRISE')).toEqual(['2024-02-29', '2025-02-28']);
    expect(dates('PARCOURS')).toEqual(['2024-08-31', '2025-08-31']);
    // Late from the morrow of the last day only, and nobody is punished by the clock.
    expect(recit.echeance('D-P7-01', 'ACCES_SOINS.demarrage')).toMatchObject({ effetLe: '2024-03-01' });
    expect(recit.attendre('2025-03-01')).toEqual([]);
  });

  it('ce qui est attendu dit jusqu’à quand, puis depuis quand la mission est en retard', () => {
    const recit = signe('2023-08-31');
    expect(attendus(recit)).toContain('Démarrer la mission « Accès aux soins », au plus tard le 29/02/2024');
    recit.fait('RELANCER_MISSION', '2024-02-10', { mission: 'ACCES_SOINS', canal: 'COURRIEL' });
    expect(attendus(recit)).toContain(
      'Démarrer la mission « Accès aux soins », au plus tard le 29/02/2024, relancée le 10/02/2024',
    );
    recit.fait('RELANCER_MISSION', '2024-03-12', { mission: 'ACCES_SOINS', canal: 'LRE', reference: '1A' });
    expect(attendus(recit)).toContain(
      'Démarrer la mission « Accès aux soins », en retard depuis le 01/03/2024, relancée le 12/03/2024',
    );
    recit.fait('DEMARRER_MISSION', '2024-04-02', { mission: 'ACCES_SOINS' });
    expect(attendus(recit)).toContain('Déployer la mission « Accès aux soins », au plus tard le 28/02/2025');
  });

  it('[A-RELANCE] la seconde relance est attendue un mois après la première, et la première étape ne compte plus', () => {
    const recit = signe('2023-08-31').fait('RELANCER_MISSION', '2024-01-31', { mission: 'CRISE', canal: 'COURRIEL' });
    expect(recit.echeance('A-RELANCE', 'CRISE')).toMatchObject({ echeance: '2024-02-29', effetLe: '2024-03-01' });
    expect(recit.attendre('2024-03-01')).toEqual([]);
    recit.fait('DEMARRER_MISSION', '2024-03-01', { mission: 'CRISE' });
    expect(recit.echeance('A-RELANCE', 'CRISE')).toBeUndefined();
    // For its deployment it may be reminded by e-mail again: it is another step.
    recit.fait('RELANCER_MISSION', '2025-02-01', { mission: 'CRISE', canal: 'COURRIEL' });
    expect(recit.echeance('A-RELANCE', 'CRISE')?.echeance).toBe('2025-03-01');
  });

  it.each([
    ['COURRIEL', undefined, false],
    ['LRAR', undefined, false],
    ['LRAR', '1A', true],
    ['LRE', '1A', true],
    ['REMISE', undefined, true],
  ])('[A-RELANCE-ECRITE] seconde relance par %s, référence %s', (canal, reference, admise) => {
    const relances = [{ le: '2024-10-02', seq: 11, mission: 'ACCES_SOINS' as const, etape: 'demarrage' as const }];
    const donnees = { mission: 'ACCES_SOINS', canal, reference };
    expect(
      juger('A-RELANCE-ECRITE', { type: 'RELANCER_MISSION', faits: { contrat: CONTRAT, relances }, donnees }),
    ).toBe(admise);
  });

  it('un dialogue refusé ne déploie rien', () => {
    const recit = signe('2023-09-15').fait('DEMARRER_MISSION', '2024-01-15', { mission: 'ACCES_SOINS' });
    const avant = recit.instantane;
    const deploiements = ['ACCES_SOINS'];
    expect(() => recit.fait('TENIR_DIALOGUE_GESTION', '2024-09-14', { annee: 1, deploiements })).toThrow('n’est close');
    expect(recit.instantane).toBe(avant);
    recit.fait('TENIR_DIALOGUE_GESTION', '2024-09-15', { annee: 1, deploiements });
    const { dialogues, missions } = recit.instantane.faits as { dialogues: object[]; missions: object };
    // Taken by two parts of the dossier, recorded once.
    expect(dialogues).toHaveLength(1);
    expect(missions).toMatchObject({ ACCES_SOINS: { le: '2024-01-15', deployee: { le: '2024-09-15' } } });
  });
});

describe('[D-P7-02] [X-14] le dialogue annuel', () => {
  it('la veille de l’anniversaire refusé, le jour et le dernier jour admis sans avertissement, le lendemain averti', () => {
    const question = (le: string) => ({
      type: 'TENIR_DIALOGUE_GESTION',
      le,
      faits: { contrat: CONTRAT },
      donnees: { annee: 1 },
    });
    expect(['2025-03-31', '2025-04-01', '2025-06-02'].map((le) => juger('D-P7-02', question(le)))).toEqual([
      false,
      true,
      true,
    ]);
    expect(['2025-04-01', '2025-06-01', '2025-06-02'].map((le) => juger('X-14', question(le)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('la dernière année d’un contrat s’évalue encore quand le suivant court, et ne se confond pas avec la sienne', () => {
    const recit = signe('2023-09-15');
    recit.attendre('2028-09-15');
    recit.fait('DEMANDER_ACI', '2028-09-16').fait('SIGNER_ACI', '2028-09-20', {
      missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'],
    });
    expect(recit.echeance('D-P7-02', 'precedent.annee5')?.echeance).toBe('2028-11-15');
    expect(recit.echeance('D-P7-02', 'annee5')?.echeance).toBe('2033-11-20');
    recit.fait('TENIR_DIALOGUE_GESTION', '2028-10-02', { annee: 5 });
    expect(recit.echeance('D-P7-02', 'precedent.annee5')).toBeUndefined();
    expect(recit.echeance('D-P7-02', 'annee5')?.echeance).toBe('2033-11-20');
  });

  it.each([
    [-0.5, false],
    [0, true],
    [100, true],
    [100.1, false],
  ])('[Q-21] un taux de %d %%', (taux, admis) => {
    const donnees = { annee: 1, taux: [{ mission: 'PREVENTION', taux }] };
    expect(juger('A-TAUX', { type: 'TENIR_DIALOGUE_GESTION', donnees })).toBe(admis);
  });
});

describe('[R-P7-03] ce qui suit un dialogue', () => {
  it('le reliquat d’une action menée en partie est attendu l’année suivante ; le procès-verbal reste à signer', () => {
    const recit = signe('2023-09-15').fait('TENIR_DIALOGUE_GESTION', '2024-09-15', {
      annee: 1,
      reliquats: ['PREVENTION'],
    });
    expect(attendus(recit)).toEqual(
      expect.arrayContaining([
        'Achever les actions reportées de l’année 1 : Prévention',
        'Signer le procès-verbal du dialogue de l’année 1',
        'Envoyer le dossier du dialogue de gestion de l’année 2',
        'Convoquer et tenir le dialogue de gestion de l’année 2, du 15/09/2025 au 15/11/2025',
      ]),
    );
    recit.fait('SIGNER_PV_DIALOGUE', '2024-09-20', { annee: 1, signataires: ['ARS', 'CPAM', 'CPTS'] });
    recit.fait('RECEVOIR_DOSSIER_DIALOGUE', '2025-07-01', { annee: 2, pieces: ['BUDGET'] });
    recit.fait('TENIR_DIALOGUE_GESTION', '2025-09-20', { annee: 2 });
    expect(attendus(recit).filter((quoi) => /reportées|année 1|dossier.*année 2/.test(quoi))).toEqual([]);
  });
});

describe('[D-P7-03] [X-30] le plan de crise', () => {
  const demarree = () => signe('2023-08-31').fait('DEMARRER_MISSION', '2024-01-15', { mission: 'CRISE' });

  it('[X-30] objectif souple à douze mois de la signature, sans effet, levé par le plan finalisé', () => {
    const recit = demarree();
    expect(recit.echeance('X-30')).toMatchObject({ echeance: '2024-08-31', effetLe: '2024-09-01' });
    expect(recit.attendre('2024-09-01')).toEqual([]);
    recit.fait('ENREGISTRER_PLAN_CRISE', '2024-09-10', { etat: 'EN_REDACTION', cellules: [] });
    expect(recit.echeance('X-30')).toBeDefined();
    recit.fait('ENREGISTRER_PLAN_CRISE', '2024-10-10', PLAN);
    expect(recit.echeance('X-30')).toBeUndefined();
    expect(recit.echeance('D-P7-01', 'CRISE.deploiement')).toBeUndefined();
  });

  it('[D-P7-03] douze mois de la dernière version finalisée, à nouveau à chacune ; un projet de version n’y change rien', () => {
    const recit = demarree().fait('ENREGISTRER_PLAN_CRISE', '2024-02-29', PLAN);
    expect(recit.echeance('D-P7-03')).toMatchObject({ echeance: '2025-02-28', effetLe: '2025-03-01' });
    expect(recit.attendre('2025-03-01')).toEqual([]);
    recit.fait('ENREGISTRER_PLAN_CRISE', '2025-03-10', { etat: 'EN_REDACTION', cellules: [] });
    expect(recit.echeance('D-P7-03')?.echeance).toBe('2025-02-28');
    recit.fait('ENREGISTRER_PLAN_CRISE', '2025-03-20', PLAN);
    expect(recit.echeance('D-P7-03')?.echeance).toBe('2026-03-20');
    // One version per act, though the mission takes it too.
    expect(recit.instantane.faits).toMatchObject({ planCrise: { versions: 3 } });
  });

  it('[A-PLAN-COMPLET] cinq types de crise, quatre thèmes : il suffit d’une partie manquante', () => {
    const sans = (type: string, theme: string) =>
      PLAN.cellules.map((cellule) =>
        cellule.type === type ? { type, themes: THEMES.filter((un) => un !== theme) } : cellule,
      );
    const admis = TYPES.flatMap((type) =>
      THEMES.map((theme) => juger('A-PLAN-COMPLET', { type: 'x', donnees: { cellules: sans(type, theme) } })),
    );
    expect(admis).toHaveLength(20);
    expect(admis.some(Boolean)).toBe(false);
    expect(juger('A-PLAN-COMPLET', { type: 'x', donnees: PLAN })).toBe(true);
  });

  it.each([
    ['DG_ARS', true],
    ['PREFET', true],
    ['MINISTRE', true],
    ['CPTS', false],
    ['CPAM', false],
    ['ETABLISSEMENT', false],
  ])('[A-AUTORITE-CRISE] une crise déclarée par %s', (autorite, admise) => {
    expect(juger('A-AUTORITE-CRISE', { type: 'DECLARER_CRISE', donnees: { autorite } })).toBe(admise);
  });
});

describe('[D-P7-04] [R-P7-05] les comptes de l’association', () => {
  const assemblee = (subventionsPubliques?: number) => ({
    ...{ exercice: 2023, rapportActivite: true, comptesApprouves: true, budgetVote: true },
    ...{ subventionsPubliques, examen: 'COMMISSAIRE_AUX_COMPTES' },
  });
  const approuves = (subventions?: number) =>
    signe('2023-09-15').fait('TENIR_ASSEMBLEE_GENERALE', '2024-05-31', assemblee(subventions));
  const publication = (recit: Recit) => recit.echeance('D-P7-04', 'exercice2023');

  it('153 000 € juste, rien ; un centime de plus, publication sous trois mois, jusqu’à ce qu’elle soit faite', () => {
    expect([publication(approuves()), publication(approuves(15_300_000))]).toEqual([undefined, undefined]);
    const recit = approuves(15_300_001);
    expect(publication(recit)).toMatchObject({ echeance: '2024-08-31', effetLe: '2024-09-01' });
    recit.fait('ENREGISTRER_COMPTES', '2024-06-03', { exercice: 2023, suite: 'TRANSMIS' });
    expect(publication(recit)).toBeDefined();
    expect(recit.attendre('2024-09-01')).toEqual([]);
    expect(attendus(recit)).toContain('Publier les comptes de l’exercice 2023');
    expect(publication(recit.fait('ENREGISTRER_COMPTES', '2024-09-02', { exercice: 2023, suite: 'PUBLIES' }))).toBe(
      undefined,
    );
  });

  it('[A-ASSEMBLEE] une assemblée par an, comptée de la dernière', () => {
    const recit = approuves();
    expect(recit.echeance('A-ASSEMBLEE')).toMatchObject({ echeance: '2025-05-31', effetLe: '2025-06-01' });
    recit.fait('TENIR_ASSEMBLEE_GENERALE', '2025-06-02', { ...assemblee(), exercice: 2024 });
    expect(recit.echeance('A-ASSEMBLEE')?.echeance).toBe('2026-06-02');
  });

  it('[X-34] l’embauche se déclare jusqu’au jour de la prise de poste ; l’échéance tombe avec la déclaration', () => {
    const recit = signe('2023-09-15').fait('SUIVRE_OBLIGATIONS_EMPLOYEUR', '2024-08-19', {
      remplies: [],
      embauchePrevueLe: '2024-09-02',
    });
    expect(recit.echeance('X-34')).toMatchObject({
      echeance: '2024-09-02',
      effetLe: '2024-09-02',
      aConfirmer: ['Q-23'],
      rappels: [
        { le: '2024-08-25', avant: 'J-8' },
        { le: '2024-08-31', avant: 'J-2' },
        { le: '2024-09-01', avant: 'J-1' },
      ],
    });
    recit.fait('SUIVRE_OBLIGATIONS_EMPLOYEUR', '2024-08-26', { remplies: [], embaucheDeclareeLe: '2024-08-26' });
    expect(recit.echeance('X-34')).toBeUndefined();
    const declarer = (embaucheDeclareeLe: string) =>
      juger('X-34', {
        type: 'SUIVRE_OBLIGATIONS_EMPLOYEUR',
        donnees: { remplies: [], embauchePrevueLe: '2024-09-02', embaucheDeclareeLe },
      });
    expect(['2024-09-01', '2024-09-02', '2024-09-03'].map(declarer)).toEqual([true, true, false]);
  });
});
