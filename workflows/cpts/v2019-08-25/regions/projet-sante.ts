import { attend, noter, rectifier, vers } from './arrivee';

const opposer = vers('projetARedeposer', 'A-MOTIFS-OPPOSITION', 'A-NOTIFICATION', 'G-P5-06', 'R-PROC-10');

const SUR_LE_PROJET = {
  'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE': vers('piecesDuProjetAttendues', 'R-PROC-04'),
  'DEMANDER_PIECES_PROJET_SANTE.SIMPLE': noter('R-PROC-04'),
  'RECEVOIR_PIECES_PROJET_SANTE.PARTIEL': noter('R-PROC-05'),
  VALIDER_PROJET_SANTE: vers('projetValideExpressement', 'G-P5-02', 'G-P5-03'),
  OPPOSER_PROJET_SANTE: opposer,
};

const MALGRE_LE_SILENCE = {
  'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE': rectifier(vers('piecesDuProjetAttendues', 'R-PROC-04', 'A-EN-TEMPS')),
  VALIDER_PROJET_SANTE: rectifier(vers('projetValideExpressement', 'A-EN-TEMPS', 'G-P5-02', 'G-P5-03')),
  OPPOSER_PROJET_SANTE: rectifier(opposer),
};

/** States of the main road from the health project to its validation. */
export const ETATS_PROJET = {
  projetADeposer: {
    ...attend('Projet de santé à déposer'),
    on: { DEPOSER_PROJET_SANTE: vers('projetAInstruire', 'R-PROC-08', 'G-P5-02', 'G-P5-03', 'G-P4-01') },
  },
  projetAInstruire: {
    ...attend('Projet de santé à instruire'),
    on: { ...SUR_LE_PROJET, CONSTATER_VALIDATION_TACITE: vers('projetValideTacitement', 'D-P5-01') },
  },
  piecesDuProjetAttendues: {
    ...attend('Pièces du projet attendues'),
    on: { ...SUR_LE_PROJET, 'RECEVOIR_PIECES_PROJET_SANTE.COMPLET': vers('projetAInstruire', 'R-PROC-05') },
  },
  projetARedeposer: {
    ...attend('Opposition au projet de santé'),
    on: { DEPOSER_PROJET_SANTE: vers('projetAInstruire', 'R-PROC-08', 'G-P5-02', 'G-P5-03', 'G-P4-01', 'G-P5-05') },
  },
  projetValideExpressement: attend('Projet de santé validé'),
  projetValideTacitement: { ...attend('Projet de santé validé tacitement'), on: MALGRE_LE_SILENCE },
};
