import { AideFir } from '../../../workflows/cpts/v2019-08-25/faits/fir';
import { ASSOCIATION, CasDeRegle, CONTRAT, DEMANDE, LETTRE } from './examens';

const VALIDEE = { ...LETTRE, decision: { le: '2024-01-20', seq: 4, sens: 'VALIDEE' as const } };
const AIDE: AideFir = {
  le: '2024-02-01',
  seq: 10,
  depart: { le: '2024-02-01', seq: 10, fait: 'réception de la demande d’aide' },
  objets: ['CONSTITUTION', 'APPUI_EXTERNE'],
  demandes: [],
  verse: 0,
};
const ATTRIBUEE: AideFir = {
  ...AIDE,
  decision: { le: '2024-03-01', seq: 11, sens: 'ATTRIBUEE' },
  montant: 25_000_00,
  finExercice: '2024-12-31',
};
const VERSEE: AideFir = { ...ATTRIBUEE, verse: 10_000_00, verseeLe: '2024-04-01' };
const MOTIVATION = 'L’association n’a pas engagé les actions promises.';

export const CAS_FIR: readonly CasDeRegle[] = [
  {
    code: 'A-AMORCAGE',
    vraie: { type: 'DEMANDER_FIR' },
    fausse: {
      type: 'DEMANDER_FIR',
      faits: { contrat: CONTRAT },
      message: 'Un contrat ACI est en vigueur : il finance déjà le fonctionnement et le coordonnateur.',
      remede: 'Vérifiez que la dépense n’est pas couverte par le contrat.',
    },
  },
  {
    code: 'X-24',
    vraie: { type: 'ATTRIBUER_FIR', le: '2024-01-20', faits: { lettre: VALIDEE } },
    fausse: {
      type: 'ATTRIBUER_FIR',
      le: '2024-01-19',
      faits: { lettre: VALIDEE },
      message: 'La lettre d’intention n’est pas validée à cette date : elle seule ouvre droit à l’aide FIR.',
      remede: 'Validez d’abord la lettre d’intention, ou refusez la demande d’aide.',
    },
  },
  {
    code: 'X-23',
    vraie: { type: 'ATTRIBUER_FIR', faits: { fir: [AIDE] }, donnees: { montantCentimes: 60_000_00 } },
    fausse: {
      type: 'ATTRIBUER_FIR',
      faits: { fir: [AIDE] },
      donnees: { montantCentimes: 60_000_01 },
      message: 'L’aide de 60\u202f000,01 € dépasse le montant régional de 60\u202f000 € pour une CPTS de taille 3.',
      remede: 'Ramenez l’aide au montant de la région, ou gardez au dossier ce qui justifie de le dépasser.',
    },
  },
  {
    code: 'R-T-12',
    vraie: {
      type: 'ATTRIBUER_FIR',
      le: '2023-10-09',
      faits: { fir: [AIDE] },
      donnees: { montantCentimes: 1, objets: ['COORDINATION'] },
    },
    fausse: {
      type: 'ATTRIBUER_FIR',
      le: '2023-10-08',
      faits: { fir: [AIDE] },
      donnees: { montantCentimes: 1, objets: ['COORDINATION'] },
      message:
        'Avant le 09/10/2023, aucun texte national ne finance un coordonnateur avant l’ACI, et la région n’en prévoit pas.',
      remede: 'Vérifiez le fondement de cette part de l’aide.',
    },
  },
  {
    code: 'G-P2-04',
    vraie: { type: 'VERSER_FIR', faits: { lettre: VALIDEE, association: ASSOCIATION } },
    fausse: {
      type: 'VERSER_FIR',
      message:
        'L’aide ne peut pas encore être payée : la lettre d’intention n’est pas validée et la CPTS n’a pas la personnalité morale.',
      remede: 'L’attribution reste acquise : payez quand l’association sera déclarée.',
    },
  },
  {
    code: 'R-P2-03',
    vraie: { type: 'VERSER_FIR', faits: { fir: [{ ...ATTRIBUEE, montant: 23_000_00 }] } },
    fausse: {
      type: 'VERSER_FIR',
      faits: { fir: [{ ...ATTRIBUEE, montant: 23_000_01 }] },
      message: 'L’aide de 23\u202f000,01 € dépasse 23\u202f000 € : sans convention signée, elle ne peut être payée.',
      remede: 'Enregistrez la signature de la convention (objet, montant, conditions d’emploi).',
    },
  },
  {
    code: 'A-CONTRAT-FIR',
    vraie: { type: 'VERSER_FIR', faits: { fir: [{ ...ATTRIBUEE, conventionLe: '2024-06-01' }] } },
    fausse: {
      type: 'VERSER_FIR',
      faits: { fir: [{ ...ATTRIBUEE, conventionLe: '2024-06-02' }] },
      message: 'Aucun contrat ni convention n’est enregistré pour cette aide.',
      remede: 'Joignez à la décision un contrat, même simple : il dit l’emploi attendu des fonds.',
    },
  },
  {
    code: 'A-RELIQUAT-FIR',
    vraie: { type: 'VERSER_FIR', faits: { fir: [VERSEE] }, donnees: { montantCentimes: 15_000_00 } },
    fausse: {
      type: 'VERSER_FIR',
      faits: { fir: [VERSEE] },
      donnees: { montantCentimes: 15_000_01 },
      message: 'Il reste 15\u202f000 € à verser : 15\u202f000,01 € dépasseraient l’aide attribuée.',
      remede: 'Vérifiez le montant ; une aide plus élevée demande une nouvelle décision.',
    },
  },
  {
    code: 'A-PIECES-FIR',
    vraie: {
      type: 'RECEVOIR_PIECES_FIR',
      faits: { fir: [{ ...AIDE, demandes: [DEMANDE] }] },
      donnees: { pieces: ['Statuts'] },
    },
    fausse: {
      type: 'RECEVOIR_PIECES_FIR',
      faits: { fir: [{ ...AIDE, demandes: [DEMANDE] }] },
      donnees: { pieces: ['Budget'] },
      message: 'Ces pièces n’étaient pas attendues : Budget.',
      remede: 'Pièces attendues : Statuts, Territoire.',
    },
  },
  {
    code: 'A-COMPTE-FIR',
    vraie: { type: 'RENDRE_COMPTE_FIR', faits: { fir: [VERSEE] }, donnees: {} },
    fausse: {
      type: 'RENDRE_COMPTE_FIR',
      faits: { fir: [VERSEE] },
      donnees: { aide: 2 },
      message: 'L’aide n° 2 n’attend pas de compte rendu à cette date.',
      remede: 'Enregistrez d’abord le versement de l’aide, ou vérifiez le rang de l’aide.',
    },
  },
  {
    code: 'D-P2-04',
    vraie: { type: 'RENDRE_COMPTE_FIR', le: '2025-06-30', faits: { fir: [VERSEE] }, donnees: {} },
    fausse: {
      type: 'RENDRE_COMPTE_FIR',
      le: '2025-07-01',
      faits: { fir: [VERSEE] },
      donnees: {},
      message: 'Le compte rendu était attendu au plus tard le 30/06/2025.',
      remede: 'Tenez-en compte pour les demandes suivantes : le retard seul n’oblige à aucun reversement.',
    },
  },
  {
    code: 'E-P8-05',
    vraie: {
      type: 'EXIGER_REVERSEMENT_FIR',
      le: '2025-07-01',
      faits: { fir: [VERSEE] },
      donnees: { motif: 'COMPTE_RENDU_NON_PRODUIT', montantCentimes: 10_000_00, motivation: MOTIVATION },
    },
    fausse: {
      type: 'EXIGER_REVERSEMENT_FIR',
      le: '2025-06-30',
      faits: { fir: [VERSEE] },
      donnees: { motif: 'COMPTE_RENDU_NON_PRODUIT', montantCentimes: 10_000_00, motivation: MOTIVATION },
      message: 'Le compte rendu peut encore être produit jusqu’au 30/06/2025.',
      remede: 'Exigez au plus ce qui a été versé, pour un motif établi à cette date.',
    },
  },
  {
    code: 'A-REVERSEMENT-FIR',
    vraie: {
      type: 'RECEVOIR_REVERSEMENT_FIR',
      faits: { fir: [{ ...VERSEE, reversement: { le: '2024-05-01', seq: 20, exige: 10_000_00, recu: 4_000_00 } }] },
      donnees: { montantCentimes: 6_000_00 },
    },
    fausse: {
      type: 'RECEVOIR_REVERSEMENT_FIR',
      faits: { fir: [{ ...VERSEE, reversement: { le: '2024-05-01', seq: 20, exige: 10_000_00, recu: 4_000_00 } }] },
      donnees: { montantCentimes: 6_000_01 },
      message: 'Il reste 6\u202f000 € à reverser, moins que 6\u202f000,01 €.',
      remede: 'Vérifiez le montant et la décision qui exige le reversement.',
    },
  },
];
