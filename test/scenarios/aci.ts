import { calendrierDuContrat } from './calendrier-du-contrat';
import { JUSQU_A_L_IMMATRICULATION } from './contrats';
import { MOTIVATION, NATIONAUX } from './engagements';
import { SCENARIOS_RENOUVELLEMENTS } from './renouvellements';
import { ASSOCIATION, CONSTAT_TACITE, JUSQU_A_LA_LETTRE, JUSQU_AU_PROJET, Scenario, SOCLES } from './scenario';

const DEMANDE_INCOMPLETE: Scenario = {
  titre: 'Demande de contrat incomplète, puis complétée, puis négociée',
  recit:
    'La CPTS demande son contrat sans les statuts ni la liste des membres. La caisse réclame ces deux pièces, et elles ' +
    'seules : le RIB, recommandé, n’empêche rien. La négociation ne court que de la dernière pièce reçue. En cours de ' +
    'négociation, la liste des membres doit être refaite. Le contrat est enfin signé par les trois parties, avec ses ' +
    'indicateurs et son calendrier.',
  pas: [
    ...JUSQU_A_L_IMMATRICULATION,
    {
      le: '2024-01-08',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donnees: { canal: 'TELESERVICE', pieces: ['PROJET_DE_SANTE', 'TERRITOIRE', 'PREUVE_DE_VALIDATION'] },
      donne: {
        phase: 'P6',
        etats: { contrat: 'piecesDeLaDemandeAttendues' },
        avertissements: ['A-PIECES-RECOMMANDEES'],
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2024-01-10',
      par: 'CPAM',
      type: 'DEMANDER_PIECES_ACI',
      donnees: { pieces: ['STATUTS', 'RIB'] },
      refus: { 'A-PIECES-EXIGEES': 'Ces pièces sont recommandées, non exigées : RIB au nom de l’association.' },
    },
    {
      le: '2024-01-10',
      par: 'CPAM',
      type: 'DEMANDER_PIECES_ACI',
      donnees: { pieces: ['STATUTS', 'MEMBRES'], avantLe: '2024-02-10' },
      donne: { phase: 'P6', armees: { 'A-PIECES-ACI': '2024-02-10' }, courriers: ['C-P6-02'] },
    },
    {
      le: '2024-01-15',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES },
      refus: {
        PHASE:
          '« Signer le contrat ACI » suppose une demande d’adhésion en cours de négociation. Le dossier en est à : Pièces de la demande de contrat attendues.',
      },
    },
    {
      le: '2024-01-20',
      par: 'CPAM',
      type: 'RECEVOIR_PIECES_ACI',
      donnees: { pieces: ['STATUTS', 'TERRITOIRE'] },
      refus: { 'A-PIECES-ATTENDUES': 'Ces pièces n’étaient pas attendues : contours du territoire.' },
    },
    {
      le: '2024-01-20',
      par: 'CPAM',
      type: 'RECEVOIR_PIECES_ACI',
      donnees: { pieces: ['STATUTS'] },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-01-31',
      par: 'CPAM',
      type: 'RECEVOIR_PIECES_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2024-04-30' },
        levees: ['A-PIECES-ACI'],
      },
    },
    {
      le: '2024-02-05',
      par: 'CPAM',
      type: 'CONVOQUER_NEGOCIATION_ACI',
      donnees: { seanceLe: '2024-02-01' },
      refus: { 'A-SEANCE': 'La séance du 01/02/2024 précède la convocation, du 05/02/2024.' },
    },
    {
      le: '2024-02-05',
      par: 'CPAM',
      type: 'CONVOQUER_NEGOCIATION_ACI',
      donnees: { seanceLe: '2024-02-20', urps: true },
      donne: { phase: 'P6', courriers: ['C-P6-03'] },
    },
    {
      le: '2024-02-20',
      par: 'CPAM',
      type: 'TENIR_NEGOCIATION_ACI',
      donnees: { issue: 'ACCORD' },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-02-21',
      par: 'CPAM',
      type: 'DEMANDER_PIECES_ACI',
      donnees: { pieces: ['MEMBRES'] },
      donne: {
        phase: 'P6',
        etats: { contrat: 'piecesDeLaDemandeAttendues' },
        levees: ['A-NEGOCIATION'],
        courriers: ['C-P6-02'],
      },
    },
    {
      le: '2024-02-28',
      par: 'CPAM',
      type: 'RECEVOIR_PIECES_ACI',
      donne: { phase: 'P6', etats: { contrat: 'contratANegocier' }, armees: { 'A-NEGOCIATION': '2024-05-28' } },
    },
    {
      le: '2024-04-02',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: {
        missions: SOCLES,
        signatures: { cpts: '2024-03-25', caisse: '2024-03-28', ars: '2024-04-03' },
        calendrier: [{ mission: 'CRISE', demarrageLe: '2024-10-03' }],
        indicateurs: [...NATIONAUX.slice(0, 4), { code: 'L1', type: 'SUIVI', missions: ['QUALITE'] }],
      },
      refus: {
        'G-P6-05': 'Indicateurs nationaux absents : N5.',
        'R-P6-01': 'Des indicateurs servent une mission qui n’est pas engagée : L1 (Qualité et pertinence).',
        'G-P6-07': 'Prévu trop tard : Crise sanitaire, démarrage le 03/10/2024 (au plus tard le 02/10/2024).',
        'A-TROIS-SIGNATURES': 'La dernière des trois signatures est du 03/04/2024, et l’acte est daté du 02/04/2024.',
      },
    },
    {
      le: '2024-04-02',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: {
        missions: [...SOCLES, 'QUALITE'],
        signatures: { cpts: '2024-03-25', caisse: '2024-03-28', ars: '2024-04-02' },
        calendrier: [
          { mission: 'CRISE', demarrageLe: '2024-10-02', deploiementLe: '2025-10-02' },
          { mission: 'QUALITE', demarrageLe: '2026-01-01' },
        ],
        indicateurs: [
          ...NATIONAUX,
          { code: 'L1', type: 'RESULTAT', missions: ['ACCES_SOINS', 'QUALITE'], delaiHeures: 24, poids: 50 },
        ],
        membres: 85,
        population: { total: 160_000, millesime: 2024 },
      },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          ...calendrierDuContrat({
            acces: ['2024-10-02', '2025-10-02'],
            parcours: ['2025-04-02', '2026-04-02'],
            prevention: ['2025-04-02', '2026-04-02'],
            crise: ['2024-10-02', '2025-10-02'],
            dialogues: ['2025-06-02', '2026-06-02', '2027-06-02', '2028-06-02', '2029-06-02'],
            terme: '2029-04-02',
          }),
          'D-PF-02': '2024-04-03',
        },
        levees: ['A-NEGOCIATION'],
        avertissements: ['G-P6-06', 'R-T-09'],
        courriers: ['C-P6-04'],
      },
    },
  ],
};

const DESACCORD_ET_REFUS: Scenario = {
  titre: 'Désaccord sur les indicateurs, refus de contractualiser, nouvelle demande',
  recit:
    'Les parties ne s’entendent pas sur les indicateurs. Convoquées de nouveau, elles échouent encore, s’accordent, puis ' +
    'se séparent : le contrat est refusé, par une décision motivée. La CPTS, toujours validée, demande à nouveau, deux ' +
    'fois en vain ; sa dernière demande aboutit.',
  pas: [
    ...JUSQU_A_L_IMMATRICULATION,
    {
      le: '2023-07-10',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2023-10-10' },
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2023-08-01',
      par: 'CPAM',
      type: 'TENIR_NEGOCIATION_ACI',
      donnees: { issue: 'DESACCORD' },
      donne: { phase: 'P6', etats: { contrat: 'desaccordSurLeContrat' } },
    },
    {
      le: '2023-08-02',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES },
      refus: {
        PHASE:
          '« Signer le contrat ACI » suppose une demande d’adhésion en cours de négociation. Le dossier en est à : Désaccord sur le contrat ACI.',
      },
    },
    {
      le: '2023-08-05',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONVOQUER_NEGOCIATION_ACI',
      donnees: { seanceLe: '2023-09-01' },
      donne: { phase: 'P6', courriers: ['C-P6-03'] },
    },
    {
      le: '2023-09-01',
      par: 'CPAM',
      type: 'TENIR_NEGOCIATION_ACI',
      donnees: { issue: 'DESACCORD' },
      donne: { phase: 'P6' },
    },
    {
      le: '2023-09-15',
      par: 'CPAM',
      type: 'TENIR_NEGOCIATION_ACI',
      donnees: { issue: 'ACCORD' },
      donne: { phase: 'P6', etats: { contrat: 'contratANegocier' } },
    },
    { horloge: '2023-10-11', effets: [] },
    {
      le: '2023-10-12',
      par: 'CPAM',
      type: 'TENIR_NEGOCIATION_ACI',
      donnees: { issue: 'DESACCORD' },
      donne: { phase: 'P6', etats: { contrat: 'desaccordSurLeContrat' } },
    },
    {
      le: '2023-10-20',
      par: 'DG_ARS',
      type: 'REFUSER_ACI',
      donnees: { motivation: MOTIVATION },
      donne: { phase: 'P6', etats: { contrat: 'contratRefuse' }, levees: ['A-NEGOCIATION'] },
    },
    {
      le: '2023-11-06',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donnees: { pieces: ['PROJET_DE_SANTE', 'STATUTS', 'TERRITOIRE', 'MEMBRES'] },
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2024-02-06' },
        avertissements: ['A-PIECES-RECOMMANDEES'],
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2023-12-04',
      par: 'CPAM',
      type: 'REFUSER_ACI',
      donnees: { motivation: MOTIVATION },
      donne: { phase: 'P6', etats: { contrat: 'contratRefuse' }, levees: ['A-NEGOCIATION'] },
    },
    {
      le: '2024-01-08',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donnees: { pieces: ['PROJET_DE_SANTE', 'STATUTS'] },
      donne: {
        phase: 'P6',
        etats: { contrat: 'piecesDeLaDemandeAttendues' },
        avertissements: ['A-PIECES-RECOMMANDEES'],
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2024-02-05',
      par: 'CPAM',
      type: 'REFUSER_ACI',
      donnees: { motivation: MOTIVATION },
      donne: { phase: 'P6', etats: { contrat: 'contratRefuse' } },
    },
    {
      le: '2024-03-04',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2024-06-04' },
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2024-04-15',
      par: 'DG_ARS',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          ...calendrierDuContrat({
            acces: ['2024-10-15', '2025-10-15'],
            parcours: ['2025-04-15', '2026-04-15'],
            prevention: ['2025-04-15', '2026-04-15'],
            crise: ['2024-10-15', '2025-10-15'],
            dialogues: ['2025-06-15', '2026-06-15', '2027-06-15', '2028-06-15', '2029-06-15'],
            terme: '2029-04-15',
          }),
          'D-PF-02': '2024-04-16',
        },
        levees: ['A-NEGOCIATION'],
        courriers: ['C-P6-04'],
      },
    },
  ],
};

const { siren: _siren, siret: _siret, recepisseLe: _recepisse, ...SANS_NUMERO } = ASSOCIATION;

const PREALABLES_DU_CONTRAT: Scenario = {
  titre: 'Contrat demandé trop tôt : projet non validé, association sans SIREN, mission socle oubliée',
  recit:
    'Avant la validation du projet, le contrat ne se demande pas. Ensuite la demande est admise, avec des avertissements : ' +
    'sans SIREN ni numéros FINESS. La signature, elle, attend le récépissé et le SIREN, et les quatre missions socles ; ' +
    'l’immatriculation peut encore venir après.',
  pas: [
    ...JUSQU_AU_PROJET.slice(0, JUSQU_A_LA_LETTRE.length + 1),
    {
      le: '2023-03-06',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: SANS_NUMERO,
      donne: { phase: 'P5', etats: { association: 'associationDeclaree' } },
    },
    ...JUSQU_AU_PROJET.slice(JUSQU_A_LA_LETTRE.length + 2),
    {
      le: '2024-02-01',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      refus: { 'G-P6-01': 'Le projet de santé n’est pas validé à cette date.' },
    },
    CONSTAT_TACITE,
    {
      le: '2024-03-20',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2024-06-20' },
        avertissements: ['G-P6-02', 'G-P6-03'],
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2024-05-06',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES.slice(0, 3) },
      refus: {
        'G-P6-02': 'L’association n’a pas encore de SIREN.',
        'G-P4-02': 'Il manque le récépissé de déclaration au 06/05/2024 et le SIREN.',
        'G-P6-04': 'Missions socles non engagées : Crise sanitaire.',
      },
    },
    {
      le: '2024-05-13',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: ASSOCIATION,
      donne: { phase: 'P6' },
    },
    {
      le: '2024-05-15',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          ...calendrierDuContrat({
            acces: ['2024-11-15', '2025-11-15'],
            parcours: ['2025-05-15', '2026-05-15'],
            prevention: ['2025-05-15', '2026-05-15'],
            crise: ['2024-11-15', '2025-11-15'],
            dialogues: ['2025-07-15', '2026-07-15', '2027-07-15', '2028-07-15', '2029-07-15'],
            terme: '2029-05-15',
          }),
          'D-PF-02': '2024-05-16',
        },
        levees: ['A-NEGOCIATION'],
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-04'],
      },
    },
  ],
};

export const SCENARIOS_ACI: readonly Scenario[] = [
  DEMANDE_INCOMPLETE,
  DESACCORD_ET_REFUS,
  PREALABLES_DU_CONTRAT,
  ...SCENARIOS_RENOUVELLEMENTS,
];
