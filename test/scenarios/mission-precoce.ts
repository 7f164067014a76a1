import { JUSQU_A_L_ASSOCIATION, JUSQU_AU_PROJET, Pas, Scenario, SOCLES } from './scenario';

const MOTIVATION = 'Le retard tient à la vacance du poste de coordonnateur ; les actions ont été menées en partie.';

/** Signed on 5 June 2023 by a CPTS of size 3: 25 000 euros, until 5 March 2024. */
const ENGAGEE: readonly Pas[] = [
  ...JUSQU_A_L_ASSOCIATION,
  {
    le: '2023-06-05',
    par: 'CPAM',
    type: 'SIGNER_MISSION_PRECOCE',
    donnees: { mission: 'ACCES_SOINS' },
    donne: { phase: 'P5', etats: { missionPrecoce: 'missionPrecoceEngagee' }, armees: { 'D-P2-03': '2024-03-05' } },
  },
];

const VERSEE: readonly Pas[] = [
  ...ENGAGEE,
  {
    le: '2023-06-20',
    par: 'CPAM',
    type: 'VERSER_MISSION_PRECOCE',
    donnees: { demarreeLe: '2023-06-15' },
    donne: { phase: 'P5' },
  },
];

const EXPLICATIONS_DEMANDEES: readonly Pas[] = [
  {
    le: '2024-03-06',
    par: 'CPAM',
    type: 'DEMANDER_EXPLICATIONS_MISSION_PRECOCE',
    donnees: { avantLe: '2024-04-06' },
    donne: {
      phase: 'P5',
      etats: { missionPrecoce: 'explicationsAttendues' },
      armees: { 'A-EXPLICATIONS': '2024-04-06' },
    },
  },
];

export const MISSION_PRECOCE_TENUE: Scenario = {
  titre: 'Mission précoce, engagement tenu',
  recit:
    'La CPTS démarre l’accès aux soins avant son projet de santé. Une seule aide lui est versée, une fois la mission démarrée. Le projet ' +
    'est déposé et le contrat signé avant les neuf mois : l’aide est acquise, aucune explication ne peut plus être demandée.',
  pas: [
    ...ENGAGEE,
    {
      le: '2023-06-06',
      par: 'CPAM',
      type: 'VERSER_MISSION_PRECOCE',
      refus: { 'X-07': 'Le démarrage effectif de la mission n’est pas établi.' },
    },
    {
      le: '2023-06-20',
      par: 'CPAM',
      type: 'VERSER_MISSION_PRECOCE',
      donnees: { demarreeLe: '2023-06-15' },
      donne: { phase: 'P5' },
    },
    {
      le: '2023-06-21',
      par: 'CPAM',
      type: 'VERSER_MISSION_PRECOCE',
      refus: { 'A-VERSEMENT-PRECOCE': 'L’aide de 25\u202f000 € a déjà été versée le 20/06/2023.' },
    },
    {
      le: '2023-06-22',
      par: 'CPAM',
      type: 'SIGNER_MISSION_PRECOCE',
      donnees: { mission: 'PREVENTION' },
      refus: {
        PHASE:
          '« Signer le contrat de mission précoce » suppose aucune mission précoce déjà signée : une seule aide par CPTS. Le dossier en est à : Mission précoce engagée.',
      },
    },
    {
      le: '2024-01-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2024-03-20' },
        courriers: ['C-P5-01'],
      },
    },
    {
      le: '2024-02-10',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2024-02-16' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12'],
      },
    },
    {
      le: '2024-02-15',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2024-05-15' },
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2024-02-28',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          'D-P6-01': '2029-02-28',
          'D-P7-01 ACCES_SOINS.demarrage': '2024-08-28',
          'D-P7-01 ACCES_SOINS.deploiement': '2025-08-28',
          'D-P7-01 CRISE.demarrage': '2024-08-28',
          'D-P7-01 CRISE.deploiement': '2025-08-28',
          'D-P7-01 PARCOURS.demarrage': '2025-02-28',
          'D-P7-01 PARCOURS.deploiement': '2026-02-28',
          'D-P7-01 PREVENTION.demarrage': '2025-02-28',
          'D-P7-01 PREVENTION.deploiement': '2026-02-28',
          'D-P7-02 annee1': '2025-04-28',
          'D-P7-02 annee2': '2026-04-28',
          'D-P7-02 annee3': '2027-04-28',
          'D-P7-02 annee4': '2028-04-28',
          'D-P7-02 annee5': '2029-04-28',
          'D-PF-02': '2024-02-29',
        },
        levees: ['A-NEGOCIATION', 'D-P2-03'],
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-04'],
      },
    },
    {
      le: '2024-03-20',
      par: 'CPAM',
      type: 'DEMANDER_EXPLICATIONS_MISSION_PRECOCE',
      donnees: { avantLe: '2024-04-20' },
      refus: {
        'D-P2-03':
          'L’engagement est tenu : le contrat ACI est signé depuis le 28/02/2024, et le délai courait jusqu’au 05/03/2024.',
      },
    },
    {
      le: '2024-04-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['COORDINATION'] },
      donne: {
        phase: 'P7',
        etats: { fir: 'aideAInstruire' },
        armees: { 'A-SILENCE-FIR': '2024-06-02' },
        avertissements: ['A-AMORCAGE'],
      },
    },
  ],
};

export const MISSION_PRECOCE_RECUPEREE: Scenario = {
  titre: 'Mission précoce en retard, aide récupérée en partie',
  recit:
    'Neuf mois ont passé sans projet ni contrat. Rien ne se récupère de soi-même : la caisse demande des explications, les reçoit, puis ' +
    'décide de récupérer la moitié de l’aide, que la CPTS rembourse en deux fois.',
  pas: [
    ...VERSEE,
    {
      le: '2024-03-05',
      par: 'CPAM',
      type: 'DEMANDER_EXPLICATIONS_MISSION_PRECOCE',
      donnees: { avantLe: '2024-04-06' },
      refus: { 'D-P2-03': 'Le délai pour déposer le projet et signer le contrat ACI court jusqu’au 05/03/2024.' },
    },
    { horloge: '2024-03-06', effets: [] },
    {
      le: '2024-03-06',
      par: 'CPAM',
      type: 'DEMANDER_EXPLICATIONS_MISSION_PRECOCE',
      donnees: { avantLe: '2024-03-06' },
      refus: {
        'A-DELAI-EXPLICATIONS':
          'La réponse est attendue au plus tard le 06/03/2024, mais la demande est du 06/03/2024.',
      },
    },
    ...EXPLICATIONS_DEMANDEES,
    {
      le: '2024-03-20',
      par: 'CPAM',
      type: 'DECIDER_SUITE_MISSION_PRECOCE',
      donnees: { sens: 'RECUPERATION', motivation: MOTIVATION },
      refus: { 'A-EXPLICATIONS': 'La CPTS peut répondre jusqu’au 06/04/2024.' },
    },
    {
      le: '2024-04-02',
      par: 'CPAM',
      type: 'RECEVOIR_EXPLICATIONS_MISSION_PRECOCE',
      donne: { phase: 'P5', levees: ['A-EXPLICATIONS'] },
    },
    {
      le: '2024-04-10',
      par: 'CPAM',
      type: 'DECIDER_SUITE_MISSION_PRECOCE',
      donnees: { sens: 'RECUPERATION', montantCentimes: 30_000_00, motivation: MOTIVATION },
      refus: {
        'A-RECUPERATION-PRECOCE': 'La récupération de 30\u202f000 € dépasse l’aide versée, de 25\u202f000 €.',
      },
    },
    {
      le: '2024-04-10',
      par: 'CPAM',
      type: 'DECIDER_SUITE_MISSION_PRECOCE',
      donnees: { sens: 'RECUPERATION', montantCentimes: 12_500_00, motivation: MOTIVATION },
      donne: { phase: 'P5', etats: { missionPrecoce: 'aideARecuperer' }, levees: ['D-P2-03'] },
    },
    {
      le: '2024-05-02',
      par: 'CPAM',
      type: 'RECEVOIR_REMBOURSEMENT_MISSION_PRECOCE',
      donnees: { montantCentimes: 5_000_00 },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-06-03',
      par: 'CPAM',
      type: 'RECEVOIR_REMBOURSEMENT_MISSION_PRECOCE',
      donnees: { montantCentimes: 8_000_00 },
      refus: { 'A-REMBOURSEMENT-PRECOCE': 'Il ne reste que 7\u202f500 € à récupérer.' },
    },
    {
      le: '2024-06-03',
      par: 'CPAM',
      type: 'RECEVOIR_REMBOURSEMENT_MISSION_PRECOCE',
      donnees: { montantCentimes: 7_500_00 },
      donne: { phase: 'P5', etats: { missionPrecoce: 'retardTranche' } },
    },
  ],
};

export const MISSION_PRECOCE_SANS_SUITE: Scenario = {
  titre: 'Mission précoce en retard, la caisse renonce aussitôt',
  recit:
    'L’aide n’a jamais été versée : il n’y a rien à récupérer. Le retard constaté, la direction générale clôt la question ' +
    'd’une décision motivée, sans demander d’explications.',
  pas: [
    ...ENGAGEE,
    {
      le: '2024-03-06',
      par: 'DG_ARS',
      type: 'DECIDER_SUITE_MISSION_PRECOCE',
      donnees: { sens: 'RENONCIATION', motivation: MOTIVATION },
      donne: { phase: 'P5', etats: { missionPrecoce: 'retardTranche' }, levees: ['D-P2-03'] },
    },
  ],
};

export const MISSION_PRECOCE_SANS_VERSEMENT: Scenario = {
  titre: 'Mission précoce en retard, explications sans réponse, aide jamais versée',
  recit:
    'Les explications demandées ne viennent pas. Passée la date fixée, la caisse voudrait récupérer l’aide, mais elle n’a jamais été ' +
    'versée : il ne reste qu’à renoncer.',
  pas: [
    ...ENGAGEE,
    ...EXPLICATIONS_DEMANDEES,
    { horloge: '2024-04-07', effets: [] },
    {
      le: '2024-04-07',
      par: 'CPAM',
      type: 'DECIDER_SUITE_MISSION_PRECOCE',
      donnees: { sens: 'RECUPERATION', motivation: MOTIVATION },
      refus: {
        'A-RECUPERATION-PRECOCE': 'L’aide de mission précoce n’a pas été versée : il n’y a rien à récupérer.',
      },
    },
    {
      le: '2024-04-08',
      par: 'CPAM',
      type: 'DECIDER_SUITE_MISSION_PRECOCE',
      donnees: { sens: 'RENONCIATION', motivation: MOTIVATION },
      donne: {
        phase: 'P5',
        etats: { missionPrecoce: 'retardTranche' },
        levees: ['A-EXPLICATIONS', 'D-P2-03'],
      },
    },
  ],
};

export const MISSION_PRECOCE_TROP_TARD: Scenario = {
  titre: 'Mission précoce demandée après le dépôt du projet',
  recit:
    'Le projet de santé est déposé : les missions s’engagent désormais dans le contrat ACI, plus dans une mission précoce.',
  pas: [
    ...JUSQU_AU_PROJET,
    {
      le: '2024-01-16',
      par: 'CPAM',
      type: 'SIGNER_MISSION_PRECOCE',
      donnees: { mission: 'PREVENTION' },
      refus: {
        'R-P2-04': 'Le projet de santé est déposé depuis le 15/01/2024 : une mission précoce ne s’engage qu’avant.',
      },
    },
  ],
};

export const MISSION_PRECOCE_AVANT_LA_LETTRE: Scenario = {
  titre: 'Mission précoce engagée avant la validation de la lettre',
  recit:
    'La CPTS se structure encore : la mission précoce peut déjà s’engager, mais l’application avertit que le territoire et sa taille ' +
    'peuvent changer.',
  pas: [
    {
      le: '2023-01-10',
      par: 'DG_ARS',
      type: 'SIGNER_MISSION_PRECOCE',
      donnees: { mission: 'QUALITE', demarreeLe: '2023-01-02' },
      donne: {
        phase: 'P1',
        etats: { missionPrecoce: 'missionPrecoceEngagee' },
        armees: { 'D-P2-03': '2023-10-10' },
        avertissements: ['A-LETTRE-PRECOCE'],
      },
    },
  ],
};

export const MISSION_PRECOCE_INCONNUE: Scenario = {
  titre: 'Pas de mission précoce avant l’avenant 2',
  recit: 'Un dossier de 2021 suit le parcours de 2019 : la mission précoce n’y existe pas.',
  ouvertLe: '2021-03-01',
  pas: [
    {
      le: '2021-03-02',
      par: 'CPAM',
      type: 'SIGNER_MISSION_PRECOCE',
      donnees: { mission: 'ACCES_SOINS' },
      refus: {
        PARCOURS:
          '« Signer le contrat de mission précoce » n’existe pas dans le parcours de ce dossier (2019-08-25) : c’est un acte du parcours du 03/09/2022.',
      },
    },
  ],
};

export const SCENARIOS_MISSION_PRECOCE: readonly Scenario[] = [
  MISSION_PRECOCE_TENUE,
  MISSION_PRECOCE_RECUPEREE,
  MISSION_PRECOCE_SANS_SUITE,
  MISSION_PRECOCE_SANS_VERSEMENT,
  MISSION_PRECOCE_TROP_TARD,
  MISSION_PRECOCE_AVANT_LA_LETTRE,
  MISSION_PRECOCE_INCONNUE,
];
