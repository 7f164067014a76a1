import { attend, auRepos, noter, vers } from './arrivee';

const SUR_LA_DEMANDE = {
  'DEMANDER_PIECES_FIR.BLOQUANTE': vers('piecesDeLAideAttendues', 'R-PROC-04'),
  'DEMANDER_PIECES_FIR.SIMPLE': noter('R-PROC-04'),
  'RECEVOIR_PIECES_FIR.PARTIEL': noter('A-PIECES-FIR'),
  ATTRIBUER_FIR: vers('aideAVerser', 'X-24'),
  REFUSER_FIR: vers('aideRefusee', 'R-PROC-10'),
  RETIRER_DEMANDE_FIR: vers('aideADemander'),
};

const demander = vers('aideAInstruire', 'R-PROC-08');
const CONDITIONS_DU_VERSEMENT = ['G-P2-04', 'G-P4-01', 'G-P4-02', 'R-P2-03', 'A-RELIQUAT-FIR'];

const fir = {
  initial: 'aideADemander',
  // Accounts and repayments concern any grant already paid, whatever the next one awaits.
  on: {
    RENDRE_COMPTE_FIR: noter('A-COMPTE-FIR'),
    EXIGER_REVERSEMENT_FIR: noter('E-P8-05', 'R-PROC-10'),
    RECEVOIR_REVERSEMENT_FIR: noter('A-REVERSEMENT-FIR'),
  },
  states: {
    aideADemander: { ...auRepos('Aide FIR : aucune demande en cours'), on: { DEMANDER_FIR: demander } },
    aideAInstruire: { ...attend('Aide FIR à instruire'), on: SUR_LA_DEMANDE },
    piecesDeLAideAttendues: {
      ...attend('Pièces de la demande d’aide FIR attendues'),
      on: { ...SUR_LA_DEMANDE, 'RECEVOIR_PIECES_FIR.COMPLET': vers('aideAInstruire', 'A-PIECES-FIR') },
    },
    aideRefusee: { ...attend('Aide FIR refusée ou retirée'), on: { DEMANDER_FIR: demander } },
    aideAVerser: {
      ...attend('Aide FIR attribuée, à verser'),
      on: {
        SIGNER_CONVENTION_FIR: noter(),
        VERSER_FIR: vers('aideVersee', ...CONDITIONS_DU_VERSEMENT),
        RETIRER_FIR: vers('aideRefusee', 'R-PROC-10'),
      },
    },
    aideVersee: {
      ...attend('Aide FIR versée'),
      on: { VERSER_FIR: noter(...CONDITIONS_DU_VERSEMENT), DEMANDER_FIR: demander },
    },
  },
};

export const REGIONS_FIR = { fir };
