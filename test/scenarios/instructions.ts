import {
  CONSTAT_TACITE,
  JUSQU_A_L_ASSOCIATION,
  JUSQU_A_LA_LETTRE,
  JUSQU_AU_PROJET,
  LETTRE,
  Scenario,
} from './scenario';

export const OPPOSITION_PUIS_NOUVEAU_DEPOT: Scenario = {
  titre: 'Opposition, puis nouveau dépôt',
  recit:
    'La direction générale s’oppose, motif et notification à l’appui, avant l’échéance. Le porteur dépose un nouveau ' +
    'projet : un nouveau délai plein s’ouvre. Une opposition notifiée après l’échéance n’arrêterait rien.',
  parHttp: true,
  pas: [
    ...JUSQU_A_L_ASSOCIATION,
    {
      le: '2023-12-31',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2024-02-29' },
        courriers: ['C-P5-01'],
      },
    },
    {
      le: '2024-02-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'OPPOSER_PROJET_SANTE',
      donnees: { motifs: ['TERRITOIRE_NON_PERTINENT'], motivation: 'Le territoire proposé n’est pas pertinent.' },
      refus: { ROLE: '« S’opposer au projet de santé » est réservé au rôle DG_ARS.' },
    },
    {
      le: '2024-02-20',
      par: 'DG_ARS',
      type: 'OPPOSER_PROJET_SANTE',
      donnees: {
        motifs: ['TERRITOIRE_NON_PERTINENT'],
        motivation: 'Le territoire proposé n’est pas pertinent.',
        notifieeLe: '2024-03-01',
      },
      refus: {
        'A-NOTIFICATION': 'La notification du 01/03/2024 n’a pas encore eu lieu : nous sommes le 20/02/2024.',
        'G-P5-06':
          'L’opposition notifiée le 01/03/2024 est sans effet : le silence vaut validation à l’expiration du 29/02/2024.',
      },
    },
    {
      le: '2024-02-20',
      par: 'DG_ARS',
      type: 'OPPOSER_PROJET_SANTE',
      donnees: { motifs: ['BUDGET_INSUFFISANT'], motivation: 'Le budget proposé n’est pas soutenable.' },
      refus: { 'A-MOTIFS-OPPOSITION': 'Ces motifs ne sont pas de ceux que la loi admet : BUDGET_INSUFFISANT.' },
    },
    {
      le: '2024-02-20',
      enregistreLe: '2024-02-29',
      par: 'DG_ARS',
      type: 'OPPOSER_PROJET_SANTE',
      donnees: {
        motifs: ['OBJECTIFS_DU_PRS_NON_RESPECTES', 'TERRITOIRE_NON_PERTINENT'],
        motivation: 'Le territoire proposé n’est pas pertinent.',
        notifieeLe: '2024-02-29',
      },
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetARedeposer' },
        levees: ['D-P5-01'],
        avertissements: ['X-12'],
        courriers: ['C-P5-04', 'C-P5-07'],
      },
    },
    {
      le: '2024-02-28',
      enregistreLe: '2024-02-29',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      refus: { 'G-P5-05': 'L’opposition n’a été notifiée que le 29/02/2024.' },
    },
    {
      le: '2024-04-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2024-06-30' },
        courriers: ['C-P5-01'],
      },
    },
    {
      le: '2024-06-30',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2024-07-05' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12'],
      },
    },
  ],
};

const PIECES = ['Liste des communes du territoire', 'Statuts'];

export const DOSSIER_INCOMPLET: Scenario = {
  titre: 'Dossier incomplet : le silence repart de zéro à la réception des pièces',
  recit:
    'Une pièce exigée par un texte manque. Une demande qui ne cite aucun texte est refusée ; la demande bloquante arrête ' +
    'le silence, qui repart de zéro à la réception de la dernière pièce. Une demande simple ne touche à rien.',
  parHttp: true,
  pas: [
    ...JUSQU_AU_PROJET,
    {
      le: '2024-01-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      donnees: {},
      refus: { 'R-PROC-05': 'Aucune demande de pièces n’est en attente.' },
    },
    {
      le: '2024-01-22',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'SIMPLE', pieces: ['Signature des membres'] },
      donne: { phase: 'P5', courriers: ['C-P5-03'] },
    },
    {
      le: '2024-01-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'BLOQUANTE', pieces: PIECES },
      refus: {
        'R-PROC-04':
          'Une demande bloquante doit citer le texte législatif ou réglementaire qui exige les pièces et fixer la date avant laquelle produire les pièces.',
      },
    },
    {
      le: '2024-01-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'BLOQUANTE', pieces: PIECES, texte: 'CSP, art. L.1434-12', avantLe: '2024-02-29' },
      donne: {
        phase: 'P5',
        etats: { demarche: 'piecesDuProjetAttendues' },
        armees: { 'A-PIECES': '2024-02-29' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-02'],
      },
    },
    { horloge: '2024-02-01', effets: [] },
    {
      le: '2024-02-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      donnees: { pieces: ['Statuts'] },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-02-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      donnees: { pieces: ['Liste des communes du territoire'] },
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2024-04-20' },
        levees: ['A-PIECES'],
      },
    },
    { horloge: '2024-04-20', effets: [] },
    {
      horloge: '2024-04-23',
      effets: [
        {
          type: 'CONSTATER_VALIDATION_TACITE',
          le: '2024-04-20',
          donne: {
            phase: 'P6',
            etats: { demarche: 'projetValideTacitement' },
            armees: { 'D-PF-01': '2024-04-26' },
            levees: ['D-P5-01'],
            courriers: ['C-P5-06'],
          },
        },
      ],
    },
  ],
};

export const LETTRE_REFUSEE: Scenario = {
  titre: 'Lettre d’intention : compléments, refus, nouvelle lettre',
  recit:
    'La demande de compléments suspend le délai de la lettre ; leur réception met fin à la suspension. Le délai passe ' +
    'sans qu’aucun refus ne naisse de lui-même : une personne refuse, motifs à l’appui. Le porteur dépose une nouvelle lettre.',
  parHttp: true,
  pas: [
    JUSQU_A_LA_LETTRE[0]!,
    JUSQU_A_LA_LETTRE[1]!,
    {
      le: '2023-01-30',
      par: 'CPAM',
      type: 'DEMANDER_COMPLEMENT_LETTRE_INTENTION',
      donnees: { nature: 'BLOQUANTE', pieces: ['Diagnostic'], texte: 'CRPA, art. L.114-5', avantLe: '2023-03-01' },
      donne: {
        phase: 'P2',
        etats: { demarche: 'complementDeLettreAttendu' },
        armees: { 'A-PIECES': '2023-03-01' },
        // 31 days, from the request to the end of the time allowed.
        modifiees: { 'D-P2-01': '2023-04-16' },
        courriers: ['C-P2-02'],
      },
    },
    {
      le: '2023-02-20',
      par: 'CPAM',
      type: 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION',
      donne: {
        phase: 'P2',
        etats: { demarche: 'lettreAInstruire' },
        // 21 days only: the documents came early.
        modifiees: { 'D-P2-01': '2023-04-06' },
        levees: ['A-PIECES'],
      },
    },
    { horloge: '2023-04-20', effets: [] },
    {
      le: '2023-04-24',
      par: 'ARS_INSTRUCTEUR',
      type: 'REFUSER_LETTRE_INTENTION',
      donnees: { motivation: 'Le territoire recouvre celui d’un projet plus avancé.' },
      donne: { phase: 'P2', etats: { demarche: 'lettreARedeposer' }, levees: ['D-P2-01'], courriers: ['C-P2-04'] },
    },
    {
      le: '2023-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      refus: {
        PHASE:
          '« Déposer le projet de santé » suppose une lettre d’intention validée et aucun projet en cours d’examen. Le dossier en est à : Lettre d’intention refusée.',
      },
    },
    {
      le: '2023-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_LETTRE_INTENTION',
      donnees: {
        ...LETTRE,
        orientations: LETTRE.orientations.slice(0, 3),
        initiateurs: LETTRE.initiateurs.slice(0, 1),
      },
      refus: {
        'G-P1-01': 'Les initiateurs exercent tous la même profession : il en faut plusieurs.',
        'G-P2-02': 'Aucune orientation pour : Crise sanitaire (missions socles en vigueur le 02/05/2023).',
      },
    },
    {
      le: '2023-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_LETTRE_INTENTION',
      donnees: LETTRE,
      donne: {
        phase: 'P2',
        etats: { demarche: 'lettreAInstruire' },
        armees: { 'D-P2-01': '2023-07-02' },
        courriers: ['C-P2-01'],
      },
    },
    {
      le: '2023-05-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'ABANDONNER',
      donnees: { motif: 'SANS_NOUVELLES' },
      refus: {
        'A-RETRAIT':
          'Une demande du porteur attend une décision : le silence court, et l’absence de nouvelles n’y met pas fin.',
      },
    },
    {
      le: '2023-05-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'ABANDONNER',
      donnees: { motif: 'RETRAIT_PAR_LE_PORTEUR' },
      donne: { phase: 'P8', fin: 'abandonne', levees: ['D-P2-01'] },
    },
  ],
};

export const OPPOSITION_ENREGISTREE_EN_RETARD: Scenario = {
  titre: 'Opposition notifiée à temps, enregistrée après le constat du silence',
  recit:
    'La direction générale s’oppose et notifie à temps ; l’acte n’est enregistré que trois jours après l’échéance, quand ' +
    'l’horloge a déjà constaté la validation tacite. L’opposition, antérieure, prive ce constat d’effet. Une opposition ' +
    'notifiée après l’échéance est refusée, que l’horloge ait tourné ou non.',
  parHttp: true,
  pas: [
    ...JUSQU_AU_PROJET,
    CONSTAT_TACITE,
    {
      le: '2024-03-14',
      enregistreLe: '2024-03-18',
      par: 'DG_ARS',
      type: 'OPPOSER_PROJET_SANTE',
      donnees: {
        motifs: ['TERRITOIRE_NON_PERTINENT'],
        motivation: 'Le territoire proposé n’est pas pertinent.',
        notifieeLe: '2024-03-16',
      },
      refus: {
        'G-P5-06':
          'L’opposition notifiée le 16/03/2024 est sans effet : le silence vaut validation à l’expiration du 15/03/2024.',
      },
    },
    {
      le: '2024-03-14',
      enregistreLe: '2024-03-18',
      par: 'DG_ARS',
      type: 'OPPOSER_PROJET_SANTE',
      donnees: {
        motifs: ['TERRITOIRE_NON_PERTINENT'],
        motivation: 'Le territoire proposé n’est pas pertinent.',
        notifieeLe: '2024-03-15',
      },
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetARedeposer' },
        levees: ['D-PF-01'],
        avertissements: ['A-RECTIFICATION', 'X-12'],
        courriers: ['C-P5-04', 'C-P5-07'],
      },
    },
  ],
};
