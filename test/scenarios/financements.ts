import { SCENARIOS_ASSOCIATION } from './association';
import { VALIDATION_EXPRESSE } from './contrats';
import { SCENARIOS_MISSION_PRECOCE } from './mission-precoce';
import { ASSOCIATION, JUSQU_A_L_ASSOCIATION, JUSQU_A_LA_LETTRE, Scenario } from './scenario';

const BUDGET = {
  nature: 'BLOQUANTE',
  pieces: ['Budget prévisionnel'],
  texte: 'Loi n° 2000-321 du 12 avril 2000, art. 10',
  avantLe: '2023-03-15',
};
const SIMPLE = { nature: 'SIMPLE', pieces: ['Calendrier des réunions'] };
const MOTIVATION = 'Les actions financées n’ont pas été engagées par l’association.';

export const AIDE_FIR_JUSQU_AU_COMPTE_RENDU: Scenario = {
  titre: 'Aide FIR d’amorçage, de la demande au compte rendu',
  recit:
    'La lettre est validée : le porteur demande une aide pour constituer la CPTS et se faire accompagner. Le budget manque, le silence ' +
    'est suspendu. La direction générale attribue 45 000 € ; l’argent attend l’association et la convention. Le compte ' +
    'rendu est produit le dernier jour, puis une nouvelle demande est retirée.',
  pas: [
    ...JUSQU_A_LA_LETTRE,
    {
      le: '2023-02-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['CONSTITUTION', 'APPUI_EXTERNE'], canal: 'TELESERVICE' },
      donne: { phase: 'P3', etats: { fir: 'aideAInstruire' }, armees: { 'A-SILENCE-FIR': '2023-04-10' } },
    },
    {
      le: '2023-02-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_FIR',
      donnees: BUDGET,
      donne: {
        phase: 'P3',
        etats: { fir: 'piecesDeLAideAttendues' },
        armees: { 'A-TEMPS-IMPARTI-FIR': '2023-03-15' },
        modifiees: { 'A-SILENCE-FIR': '2023-05-09' },
      },
    },
    {
      le: '2023-02-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_FIR',
      donnees: { pieces: ['Statuts'] },
      refus: { 'A-PIECES-FIR': 'Ces pièces n’étaient pas attendues : Statuts.' },
    },
    {
      le: '2023-03-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_FIR',
      donne: {
        phase: 'P3',
        etats: { fir: 'aideAInstruire' },
        levees: ['A-TEMPS-IMPARTI-FIR'],
        modifiees: { 'A-SILENCE-FIR': '2023-04-24' },
      },
    },
    {
      le: '2023-03-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_FIR',
      donnees: SIMPLE,
      donne: { phase: 'P3' },
    },
    {
      le: '2023-03-08',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_FIR',
      donnees: { pieces: SIMPLE.pieces },
      donne: { phase: 'P3' },
    },
    {
      le: '2023-03-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'ATTRIBUER_FIR',
      donnees: { montantCentimes: 45_000_00 },
      refus: { ROLE: '« Attribuer l’aide FIR » est réservé au rôle DG_ARS.' },
    },
    {
      le: '2023-03-10',
      par: 'DG_ARS',
      type: 'ATTRIBUER_FIR',
      donnees: { montantCentimes: 45_000_00 },
      donne: {
        phase: 'P3',
        etats: { fir: 'aideAVerser' },
        armees: { 'A-APPUI-FIR': '2023-12-10' },
        levees: ['A-SILENCE-FIR'],
        courriers: ['C-P2-06'],
      },
    },
    {
      le: '2023-03-12',
      par: 'ARS_INSTRUCTEUR',
      type: 'VERSER_FIR',
      donnees: { montantCentimes: 30_000_00 },
      refus: {
        'G-P2-04': 'L’aide ne peut pas encore être payée : la CPTS n’a pas la personnalité morale.',
        'G-P4-01': 'La CPTS n’a pas encore de personnalité morale.',
        'G-P4-02': 'Il manque le récépissé de déclaration au 12/03/2023 et le SIREN.',
        'R-P2-03': 'L’aide de 45\u202f000 € dépasse 23\u202f000 € : sans convention signée, elle ne peut être payée.',
      },
    },
    {
      le: '2023-03-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: ASSOCIATION,
      donne: { phase: 'P3', etats: { association: 'associationDeclaree' } },
    },
    {
      le: '2023-03-21',
      par: 'ARS_INSTRUCTEUR',
      type: 'VERSER_FIR',
      donnees: { montantCentimes: 30_000_00 },
      refus: {
        'R-P2-03': 'L’aide de 45\u202f000 € dépasse 23\u202f000 € : sans convention signée, elle ne peut être payée.',
      },
    },
    { le: '2023-03-22', par: 'DG_ARS', type: 'SIGNER_CONVENTION_FIR', donne: { phase: 'P3' } },
    {
      le: '2023-03-25',
      par: 'ARS_INSTRUCTEUR',
      type: 'VERSER_FIR',
      donnees: { montantCentimes: 30_000_00 },
      donne: { phase: 'P3', etats: { fir: 'aideVersee' }, armees: { 'D-P2-04 aide1': '2024-06-30' } },
    },
    {
      le: '2023-09-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'VERSER_FIR',
      donnees: { montantCentimes: 20_000_00 },
      refus: {
        'A-RELIQUAT-FIR': 'Il reste 15\u202f000 € à verser : 20\u202f000 € dépasseraient l’aide attribuée.',
      },
    },
    {
      le: '2023-09-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'VERSER_FIR',
      donnees: { montantCentimes: 15_000_00 },
      donne: { phase: 'P3' },
    },
    { horloge: '2023-12-11', effets: [] },
    {
      le: '2024-06-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENDRE_COMPTE_FIR',
      donnees: { aide: 2 },
      refus: { 'A-COMPTE-FIR': 'L’aide n° 2 n’attend pas de compte rendu à cette date.' },
    },
    {
      le: '2024-06-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENDRE_COMPTE_FIR',
      donne: { phase: 'P3', levees: ['D-P2-04 aide1'] },
    },
    {
      le: '2024-07-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['COORDINATION'] },
      donne: {
        phase: 'P3',
        etats: { fir: 'aideAInstruire' },
        armees: { 'A-SILENCE-FIR': '2024-09-10' },
        levees: ['A-APPUI-FIR'],
      },
    },
    {
      le: '2024-08-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'RETIRER_DEMANDE_FIR',
      donne: { phase: 'P3', etats: { fir: 'aideADemander' }, levees: ['A-SILENCE-FIR'] },
    },
  ],
};

export const AIDE_FIR_REFUSEE_PUIS_RETIREE: Scenario = {
  titre: 'Aide FIR demandée trop tôt, refusée, attribuée puis retirée avant tout versement',
  recit:
    'L’aide est demandée avant la lettre d’intention, auprès de la caisse : le silence court de cette première réception. Sans lettre ' +
    'validée, rien ne s’attribue. Plus tard l’aide est attribuée au-delà du montant régional, puis retirée, les conditions n’étant pas tenues.',
  pas: [
    {
      le: '2023-01-05',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['CONSTITUTION'], depotInitial: { aupresDe: 'CPAM', le: '2023-01-06' } },
      refus: {
        'R-PROC-08': 'Le dépôt du 06/01/2023 est postérieur à la réception par l’ARS, du 05/01/2023.',
      },
    },
    {
      le: '2023-01-05',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['CONSTITUTION'], depotInitial: { aupresDe: 'CPAM', le: '2022-12-20' } },
      donne: { phase: 'P1', etats: { fir: 'aideAInstruire' }, armees: { 'A-SILENCE-FIR': '2023-02-20' } },
    },
    {
      le: '2023-01-06',
      par: 'DG_ARS',
      type: 'ATTRIBUER_FIR',
      donnees: { montantCentimes: 20_000_00 },
      refus: {
        'X-24': 'La lettre d’intention n’est pas validée à cette date : elle seule ouvre droit à l’aide FIR.',
      },
    },
    {
      le: '2023-01-07',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_FIR',
      donnees: { ...BUDGET, texte: undefined },
      refus: {
        'R-PROC-04': 'Une demande bloquante doit citer le texte législatif ou réglementaire qui exige les pièces.',
      },
    },
    {
      le: '2023-01-07',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_FIR',
      donnees: { ...BUDGET, avantLe: '2023-01-27' },
      donne: {
        phase: 'P1',
        etats: { fir: 'piecesDeLAideAttendues' },
        armees: { 'A-TEMPS-IMPARTI-FIR': '2023-01-27' },
        modifiees: { 'A-SILENCE-FIR': '2023-03-13' },
      },
    },
    {
      le: '2023-01-08',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_FIR',
      donnees: { ...BUDGET, pieces: ['Comptes'], avantLe: '2023-01-31' },
      donne: {
        phase: 'P1',
        armees: { 'A-TEMPS-IMPARTI-FIR': '2023-01-31' },
        modifiees: { 'A-SILENCE-FIR': '2023-03-17' },
      },
    },
    {
      le: '2023-01-08',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_FIR',
      donnees: SIMPLE,
      donne: { phase: 'P1' },
    },
    {
      le: '2023-01-08',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_FIR',
      donnees: { pieces: ['Budget prévisionnel'] },
      donne: { phase: 'P1', levees: ['A-TEMPS-IMPARTI-FIR'] },
    },
    {
      le: '2023-01-08',
      par: 'DG_ARS',
      type: 'REFUSER_FIR',
      donnees: { motivation: 'Aucune lettre d’intention n’est déposée pour ce territoire.' },
      donne: {
        phase: 'P1',
        etats: { fir: 'aideRefusee' },
        levees: ['A-SILENCE-FIR', 'A-TEMPS-IMPARTI-FIR'],
      },
    },
    ...JUSQU_A_LA_LETTRE,
    {
      le: '2023-02-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['CONSTITUTION', 'COORDINATION'] },
      donne: { phase: 'P3', etats: { fir: 'aideAInstruire' }, armees: { 'A-SILENCE-FIR': '2023-04-20' } },
    },
    {
      le: '2023-02-25',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_FIR',
      donnees: BUDGET,
      donne: {
        phase: 'P3',
        etats: { fir: 'piecesDeLAideAttendues' },
        armees: { 'A-TEMPS-IMPARTI-FIR': '2023-03-15' },
        modifiees: { 'A-SILENCE-FIR': '2023-05-09' },
      },
    },
    {
      le: '2023-03-01',
      par: 'DG_ARS',
      type: 'ATTRIBUER_FIR',
      donnees: { montantCentimes: 41_000_00, finExercice: '2023-08-31' },
      donne: {
        phase: 'P3',
        etats: { fir: 'aideAVerser' },
        levees: ['A-SILENCE-FIR', 'A-TEMPS-IMPARTI-FIR'],
        avertissements: ['R-T-12', 'X-23'],
        courriers: ['C-P2-06'],
      },
    },
    {
      le: '2023-04-01',
      par: 'DG_ARS',
      type: 'RETIRER_FIR',
      donnees: { motivation: MOTIVATION },
      donne: { phase: 'P3', etats: { fir: 'aideRefusee' } },
    },
    {
      le: '2023-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['INDEMNISATION'] },
      donne: { phase: 'P3', etats: { fir: 'aideAInstruire' }, armees: { 'A-SILENCE-FIR': '2023-07-02' } },
    },
    {
      le: '2023-05-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_FIR',
      donnees: { ...BUDGET, avantLe: '2023-05-31' },
      donne: {
        phase: 'P3',
        etats: { fir: 'piecesDeLAideAttendues' },
        armees: { 'A-TEMPS-IMPARTI-FIR': '2023-05-31' },
        modifiees: { 'A-SILENCE-FIR': '2023-07-31' },
      },
    },
    {
      le: '2023-05-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'RETIRER_DEMANDE_FIR',
      donne: {
        phase: 'P3',
        etats: { fir: 'aideADemander' },
        levees: ['A-SILENCE-FIR', 'A-TEMPS-IMPARTI-FIR'],
      },
    },
    {
      le: '2023-06-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['INDEMNISATION'] },
      donne: { phase: 'P3', etats: { fir: 'aideAInstruire' }, armees: { 'A-SILENCE-FIR': '2023-08-01' } },
    },
    // Silence may be worth a refusal, but nothing is refused by the clock: a person decides.
    { horloge: '2023-08-02', effets: [] },
    {
      le: '2023-08-05',
      par: 'DG_ARS',
      type: 'REFUSER_FIR',
      donnees: { motivation: 'Les crédits de l’exercice sont épuisés.' },
      donne: { phase: 'P3', etats: { fir: 'aideRefusee' }, levees: ['A-SILENCE-FIR'] },
    },
  ],
};

export const AIDE_FIR_REVERSEE: Scenario = {
  titre: 'Aide FIR versée, compte rendu absent, reversement exigé',
  recit:
    'Une aide de 23 000 € exactement n’exige pas de convention, mais un contrat est conseillé. Le compte rendu ne vient pas : la ' +
    'direction générale attend la fin du délai, puis exige une part de l’aide, que l’association reverse.',
  pas: [
    ...JUSQU_A_L_ASSOCIATION,
    {
      le: '2023-03-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['CONSTITUTION'] },
      donne: { phase: 'P5', etats: { fir: 'aideAInstruire' }, armees: { 'A-SILENCE-FIR': '2023-05-10' } },
    },
    {
      le: '2023-04-01',
      par: 'DG_ARS',
      type: 'ATTRIBUER_FIR',
      donnees: { montantCentimes: 23_000_00 },
      donne: { phase: 'P5', etats: { fir: 'aideAVerser' }, levees: ['A-SILENCE-FIR'], courriers: ['C-P2-06'] },
    },
    {
      le: '2023-04-02',
      par: 'DG_ARS',
      type: 'EXIGER_REVERSEMENT_FIR',
      donnees: { motif: 'CONDITIONS_NON_TENUES', montantCentimes: 1_000_00, motivation: MOTIVATION },
      refus: { 'E-P8-05': 'Aucune aide versée ne peut donner lieu à reversement.' },
    },
    {
      le: '2023-04-05',
      par: 'ARS_INSTRUCTEUR',
      type: 'VERSER_FIR',
      donnees: { montantCentimes: 23_000_00 },
      donne: {
        phase: 'P5',
        etats: { fir: 'aideVersee' },
        armees: { 'D-P2-04 aide1': '2024-06-30' },
        avertissements: ['A-CONTRAT-FIR'],
      },
    },
    {
      le: '2024-06-30',
      par: 'DG_ARS',
      type: 'EXIGER_REVERSEMENT_FIR',
      donnees: { motif: 'COMPTE_RENDU_NON_PRODUIT', montantCentimes: 10_000_00, motivation: MOTIVATION },
      refus: { 'E-P8-05': 'Le compte rendu peut encore être produit jusqu’au 30/06/2024.' },
    },
    { horloge: '2024-07-01', effets: [] },
    {
      le: '2024-07-01',
      par: 'DG_ARS',
      type: 'EXIGER_REVERSEMENT_FIR',
      donnees: { motif: 'COMPTE_RENDU_NON_PRODUIT', montantCentimes: 23_000_01, motivation: MOTIVATION },
      refus: {
        'E-P8-05': 'Le reversement de 23\u202f000,01 € dépasse ce qui peut être exigé : 23\u202f000 €.',
      },
    },
    {
      le: '2024-07-01',
      par: 'DG_ARS',
      type: 'EXIGER_REVERSEMENT_FIR',
      donnees: { motif: 'COMPTE_RENDU_NON_PRODUIT', montantCentimes: 10_000_00, motivation: MOTIVATION },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-09-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_REVERSEMENT_FIR',
      donnees: { montantCentimes: 12_000_00 },
      refus: { 'A-REVERSEMENT-FIR': 'Il reste 10\u202f000 € à reverser, moins que 12\u202f000 €.' },
    },
    {
      le: '2024-09-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_REVERSEMENT_FIR',
      donnees: { montantCentimes: 10_000_00 },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-09-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_REVERSEMENT_FIR',
      donnees: { montantCentimes: 1_00 },
      refus: { 'A-REVERSEMENT-FIR': 'Aucun reversement n’est attendu.' },
    },
    {
      le: '2024-09-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENDRE_COMPTE_FIR',
      donne: { phase: 'P5', levees: ['D-P2-04 aide1'], avertissements: ['D-P2-04'] },
    },
  ],
};

export const AIDE_EN_EXAMEN_A_LA_CLOTURE: Scenario = {
  titre: 'Aide FIR en cours d’examen : le dossier ne se clôt pas',
  recit:
    'Le projet est validé, et une aide demandée. Sans contrat, l’ARS veut clore le dossier : le silence court encore sur ' +
    'l’aide, la clôture est refusée. Le porteur retire sa demande, et le dossier se clôt.',
  pas: [
    ...JUSQU_A_L_ASSOCIATION,
    ...VALIDATION_EXPRESSE,
    {
      le: '2023-09-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_FIR',
      donnees: { objets: ['COORDINATION'] },
      donne: { phase: 'P6', etats: { fir: 'aideAInstruire' }, armees: { 'A-SILENCE-FIR': '2023-11-04' } },
    },
    {
      le: '2023-10-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'SANS_SUITE' },
      refus: { 'A-CLOTURE': 'Une décision est attendue : clore le dossier ferait oublier un délai qui court.' },
    },
    {
      le: '2023-10-09',
      par: 'ARS_INSTRUCTEUR',
      type: 'RETIRER_DEMANDE_FIR',
      donne: { phase: 'P6', etats: { fir: 'aideADemander' }, levees: ['A-SILENCE-FIR'] },
    },
    {
      le: '2023-10-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'SANS_SUITE' },
      donne: { phase: 'P8', fin: 'clos', levees: ['D-PF-01'], courriers: ['C-P8-06'] },
    },
  ],
};

export const SCENARIOS_FINANCEMENTS: readonly Scenario[] = [
  AIDE_FIR_JUSQU_AU_COMPTE_RENDU,
  AIDE_FIR_REFUSEE_PUIS_RETIREE,
  AIDE_FIR_REVERSEE,
  AIDE_EN_EXAMEN_A_LA_CLOTURE,
  ...SCENARIOS_MISSION_PRECOCE,
  ...SCENARIOS_ASSOCIATION,
];
