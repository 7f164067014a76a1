import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { examenDe, regleDe, ASSOCIATION, CONTRAT, DEMANDE, PROJET, Question, TACITE, VALIDE } from './examens';

const juger = (code: string, question: Question) => regleDe(code).vraie(examenDe(question));
const phrase = (code: string, question: Question) => regleDe(code).message(examenDe(question));
const depot = (...paires: [string, string][]) => ({
  initiateurs: paires.map(([profession, commune]) => ({ profession, commune })),
});

describe('[G-P1-01] plusieurs professions, plusieurs communes, sauf grande ville', () => {
  const DEUX_PROFESSIONS = depot(['INFIRMIER', '13055'], ['PHARMACIEN', '13055']);
  const parties = (...mailles: (string | undefined)[]) => ({
    territoire: mailles.map((maille) => ({
      commune: '13055',
      ...(maille ? { maille } : {}),
      nom: 'Marseille',
      departement: '13',
    })),
  });

  it('une seule commune d’exercice est refusée', () => {
    const question = { type: 'DEPOSER_LETTRE_INTENTION', donnees: DEUX_PROFESSIONS };
    expect(juger('G-P1-01', question)).toBe(false);
    expect(phrase('G-P1-01', question)).toBe(
      'Les initiateurs exercent tous dans la même commune : il en faut plusieurs, sauf grande ville.',
    );
  });

  it('elle est admise quand le territoire nomme des parties d’une seule grande ville', () => {
    const question = { type: 'DEPOSER_LETTRE_INTENTION', donnees: DEUX_PROFESSIONS };
    expect(juger('G-P1-01', { ...question, faits: parties('13204', '13205') })).toBe(true);
    expect(juger('G-P1-01', { ...question, faits: parties('13204', undefined) })).toBe(false);
  });

  it('la seule profession reste refusée en grande ville, et aucun effectif minimal n’est exigé', () => {
    const question = { type: 'DEPOSER_LETTRE_INTENTION', faits: parties('13204') };
    expect(juger('G-P1-01', { ...question, donnees: depot(['INFIRMIER', '13055']) })).toBe(false);
    expect(juger('G-P1-01', { ...question, donnees: DEUX_PROFESSIONS })).toBe(true);
  });
});

describe('[R-T-01] forme juridique, jugée à la date du fait', () => {
  const AUTRE = { ...ASSOCIATION, forme: 'AUTRE' as const, le: '2021-05-01' };
  const NOUVELLE = { association: { ...AUTRE, creeeLe: '2021-05-14' } };
  const EXISTANTE = { association: { ...AUTRE, creeeLe: '2020-06-01' } };
  const ADMISES: [string, string, object, boolean, boolean][] = [
    // At the filing of the project and at the signature: free until 13/05/2021.
    ['2021-05-13', 'existante', EXISTANTE, true, true],
    ['2021-05-14', 'existante', EXISTANTE, true, true],
    ['2021-05-14', 'nouvelle', NOUVELLE, false, false],
    ['2022-05-13', 'existante', EXISTANTE, true, true],
    ['2022-05-14', 'existante', EXISTANTE, false, false],
    ['2022-05-15', 'sans personnalité morale', {}, true, false],
    ['2020-09-15', 'sans personnalité morale', {}, true, false],
  ];

  it.each(ADMISES)('[G-P4-01] le %s, structure %s', (le, _, faits, auDepot, aLaSignature) => {
    expect(juger('G-P4-01', { type: 'DEPOSER_PROJET_SANTE', le, faits })).toBe(auDepot);
    expect(juger('G-P4-01', { type: 'SIGNER_ACI', le, faits })).toBe(aLaSignature);
  });

  it('[R-T-01b] l’avertissement ne vaut que pendant l’année de régularisation', () => {
    const avertit = (le: string) => !juger('R-T-01b', { type: 'SIGNER_ACI', le, faits: EXISTANTE });
    expect(['2021-05-13', '2021-05-14', '2022-05-13', '2022-05-14'].map(avertit)).toEqual([false, true, true, false]);
  });

  it('[G-P4-02] une structure qui n’est pas une association n’a pas de récépissé, mais a un SIREN', () => {
    const { recepisseLe: _, ...sansRecepisse } = AUTRE;
    expect(juger('G-P4-02', { type: 'SIGNER_ACI', faits: { association: sansRecepisse } })).toBe(true);
    const { recepisseLe: __, ...association } = ASSOCIATION;
    expect(phrase('G-P4-02', { type: 'SIGNER_ACI', faits: { association } })).toBe(
      'Il manque le récépissé de déclaration au 01/06/2024.',
    );
  });
});

describe('[G-P5-06] l’opposition, la veille, le jour et le lendemain de l’échéance', () => {
  it.each([
    ['2024-03-14', true],
    ['2024-03-15', true],
    ['2024-03-16', false],
  ])('notifiée le %s', (le, admise) => {
    expect(juger('G-P5-06', { type: 'OPPOSER_PROJET_SANTE', le, faits: { projet: PROJET } })).toBe(admise);
  });

  it('tant que des pièces exigées par un texte sont attendues, aucun délai ne court : elle est toujours à temps', () => {
    const projet = { ...PROJET, demandes: [DEMANDE] };
    expect(juger('G-P5-06', { type: 'OPPOSER_PROJET_SANTE', le: '2025-01-01', faits: { projet } })).toBe(true);
  });

  it('enregistrée après le constat du silence, elle garde la date de sa notification', () => {
    const opposer = (le: string) => juger('G-P5-06', { type: 'OPPOSER_PROJET_SANTE', le, faits: { projet: TACITE } });
    expect(['2024-03-14', '2024-03-15', '2024-03-16'].map(opposer)).toEqual([true, true, false]);
  });

  it('[A-NOTIFICATION] la notification ne précède pas l’opposition et n’est pas à venir', () => {
    const notifier = (notifieeLe: string) =>
      juger('A-NOTIFICATION', {
        type: 'OPPOSER_PROJET_SANTE',
        le: '2024-03-01',
        donnees: { notifieeLe },
        constats: { aujourdhui: '2024-03-05' },
      });
    expect(['2024-02-29', '2024-03-01', '2024-03-05', '2024-03-06'].map(notifier)).toEqual([false, true, true, false]);
  });
});

describe('[R-PROC-04] une demande de pièces', () => {
  const demande = (donnees: object) => ({ type: 'DEMANDER_PIECES_PROJET_SANTE', le: '2024-01-30', donnees });

  it('simple : ni texte ni date ne sont exigés', () => {
    expect(juger('R-PROC-04', demande({ nature: 'SIMPLE', pieces: ['x'] }))).toBe(true);
  });

  it('bloquante : la date de production manque, ou précède la demande', () => {
    const sansDate = demande({ nature: 'BLOQUANTE', pieces: ['x'], texte: 'CSP' });
    expect(phrase('R-PROC-04', sansDate)).toBe(
      'Une demande bloquante doit fixer la date avant laquelle produire les pièces.',
    );
    expect(phrase('R-PROC-04', demande({ nature: 'BLOQUANTE', pieces: ['x'] }))).toBe(
      'Une demande bloquante doit citer le texte législatif ou réglementaire qui exige les pièces et fixer la date avant laquelle produire les pièces.',
    );
    const passee = demande({ nature: 'BLOQUANTE', pieces: ['x'], texte: 'CSP', avantLe: '2024-01-29' });
    expect([juger('R-PROC-04', sansDate), juger('R-PROC-04', passee)]).toEqual([false, false]);
    expect(phrase('R-PROC-04', passee)).toBe(
      'La date fixée pour produire les pièces (29/01/2024) précède la demande (30/01/2024).',
    );
  });
});

describe('[G-PF-02] [G-PF-05] une entité juridique, un établissement, des numéros justes', () => {
  const ej = { numeroFiness: '090004748', siren: '891868176' };
  const et = { numeroFiness: '090004755', siret: '89186817600019' };
  const enregistrer = (donnees: object) => ({ type: 'ENREGISTRER_IMMATRICULATION', donnees });

  it.each([
    [{ ej, etablissements: [] }, 'Une CPTS a un seul établissement : 0 sont indiqués.'],
    [
      { ej, etablissements: [{ ...et, numeroFiness: ej.numeroFiness }] },
      'L’entité juridique et l’établissement ont chacun leur numéro FINESS.',
    ],
    [
      { ej, etablissements: [{ ...et, activites: ['Soins'] }] },
      'Aucune activité ni aucun équipement ne se rattache à une CPTS.',
    ],
  ])('%j', (donnees, message) => {
    expect(juger('G-PF-02', enregistrer(donnees))).toBe(false);
    expect(phrase('G-PF-02', enregistrer(donnees))).toBe(message);
  });

  it('[R-T-08] tant que le répertoire n’immatriculait que l’entité juridique, elle s’enregistre seule', () => {
    const seule = (le: string) =>
      juger('G-PF-02', {
        ...enregistrer({ ej, etablissements: [] }),
        faits: { projet: { ...VALIDE, decision: { mode: 'EXPRES', le, seq: 6 } } },
      });
    expect(['2020-01-19', '2020-01-20'].map(seule)).toEqual([true, false]);
  });

  it('le SIREN est celui de l’association', () => {
    const question = {
      ...enregistrer({ ej, etablissements: [et] }),
      faits: { association: { ...ASSOCIATION, siren: '732829320' } },
    };
    expect(phrase('G-PF-05', question)).toBe(
      'À vérifier : SIREN 891868176, différent de celui de l’association (732829320).',
    );
  });
});

describe('[A-CLOTURE] [A-MISSION-ENGAGEE] [A-TERME] le contrat', () => {
  it('vivant, il empêche de clore ; éteint, il empêche de démarrer une mission', () => {
    expect(phrase('A-CLOTURE', { type: 'CLORE_DOSSIER', faits: { projet: VALIDE, contrat: CONTRAT } })).toBe(
      'Un contrat ACI est encore en vigueur le 01/06/2024.',
    );
    const eteint = { ...CONTRAT, fin: { le: '2025-01-01', seq: 12, cause: 'RESILIATION' as const } };
    const clore = (le: string) =>
      juger('A-CLOTURE', { type: 'CLORE_DOSSIER', le, faits: { projet: VALIDE, contrat: eteint } });
    expect(['2024-12-31', '2025-01-01'].map(clore)).toEqual([false, true]);
    const demarrer = (le: string) => ({ type: 'DEMARRER_MISSION', le, faits: { contrat: eteint } });
    expect(juger('A-MISSION-ENGAGEE', demarrer('2024-12-31'))).toBe(true);
    expect(phrase('A-MISSION-ENGAGEE', demarrer('2025-01-01'))).toBe(
      'Aucun contrat ACI n’est en vigueur à cette date.',
    );
  });

  it('un préavis qui dépasserait le terme ne prolonge pas le contrat', () => {
    const contrat = { ...CONTRAT, resiliation: { le: '2029-03-01', seq: 15 } };
    expect(juger('A-TERME', { type: 'CONSTATER_FIN_CONTRAT', le: '2029-04-01', faits: { contrat } })).toBe(true);
    expect(juger('A-TERME', { type: 'CONSTATER_FIN_CONTRAT', le: '2029-03-31', faits: { contrat } })).toBe(false);
  });

  it('sans saisie, dit s’il reste une mission à démarrer, une année à évaluer', () => {
    const demarrer = (missions: object) => ({ type: 'DEMARRER_MISSION', faits: { contrat: CONTRAT, missions } });
    expect(juger('A-MISSION-ENGAGEE', demarrer({}))).toBe(true);
    const demarree = demarrer({ ACCES_SOINS: { le: '2024-05-01', seq: 10 } });
    expect([juger('A-MISSION-ENGAGEE', demarree), phrase('A-MISSION-ENGAGEE', demarree)]).toEqual([
      false,
      'Toutes les missions du contrat ont démarré.',
    ]);
    const dialogue = (le: string) => ({ type: 'TENIR_DIALOGUE_GESTION', le, faits: { contrat: CONTRAT } });
    expect(['2025-03-31', '2025-04-01'].map((le) => juger('D-P7-02', dialogue(le)))).toEqual([false, true]);
    expect(phrase('D-P7-02', dialogue('2025-03-31'))).toBe(
      'Aucune année de contrat n’attend son dialogue de gestion le 31/03/2025.',
    );
  });

  it('[D-P7-02] le dialogue d’une année ne se tient qu’une fois par contrat', () => {
    const tenu = { contrat: CONTRAT, dialogues: [{ annee: 1, le: '2025-05-01', seq: 11 }] };
    const question = { type: 'TENIR_DIALOGUE_GESTION', le: '2025-06-01', faits: tenu, donnees: { annee: 1 } };
    expect(phrase('D-P7-02', question)).toBe('Le dialogue de l’année 1 a déjà été tenu.');
    const dAvant = { contrat: CONTRAT, dialogues: [{ annee: 1, le: '2020-05-01', seq: 5 }] };
    expect(juger('D-P7-02', { ...question, faits: dAvant })).toBe(true);
  });
});

describe('[A-CLOTURE] une demande d’aide en cours d’examen est une décision attendue', () => {
  const AIDE = {
    le: '2024-02-10',
    seq: 7,
    depart: { le: '2024-02-10', seq: 7, fait: 'réception de la demande d’aide' },
    objets: [],
    demandes: [],
    verse: 0,
  };
  const REFUSEE = { ...AIDE, decision: { sens: 'REFUSEE' as const, le: '2024-03-01', seq: 8 } };
  const cloture = (fir: FaitsCpts['fir']) => ({ type: 'CLORE_DOSSIER', faits: { projet: VALIDE, fir: fir! } });
  const sansNouvelles = { type: 'ABANDONNER', donnees: { motif: 'SANS_NOUVELLES' } };

  it.each([
    ['aucune', [], true],
    ['une, en examen', [AIDE], false],
    ['une, refusée', [REFUSEE], true],
    ['une refusée, puis une en examen', [REFUSEE, AIDE], false],
  ])('%s', (_, fir, admise) => {
    expect(juger('A-CLOTURE', cloture(fir))).toBe(admise);
    expect(juger('A-RETRAIT', { ...sansNouvelles, faits: { fir } })).toBe(admise);
  });
});
