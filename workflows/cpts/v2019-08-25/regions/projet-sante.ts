import { attend, auRepos, noter, rectifier, vers } from './arrivee';

const opposer = vers('projetARedeposer', 'A-MOTIFS-OPPOSITION', 'A-NOTIFICATION', 'G-P5-06', 'R-PROC-10');

const deposer = (...regles: string[]) =>
  vers('projetAInstruire', 'R-PROC-08', 'G-P5-02', 'G-P5-03', 'G-P4-01', 'G-P5-01', 'G-P5-04', ...regles);

const SUR_LE_PROJET = {
  'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE': vers('piecesDuProjetAttendues', 'R-PROC-04'),
  'DEMANDER_PIECES_PROJET_SANTE.SIMPLE': noter('R-PROC-04'),
  'RECEVOIR_PIECES_PROJET_SANTE.PARTIEL': noter('R-PROC-05'),
  RENDRE_AVIS_PROJET_SANTE: noter(),
  INSTRUIRE_PROJET_SANTE: noter(),
  RETIRER_PROJET_SANTE: vers('projetADeposer'),
  VALIDER_PROJET_SANTE: vers('projetValideExpressement', 'G-P5-02', 'G-P5-03'),
  OPPOSER_PROJET_SANTE: opposer,
};

const MALGRE_LE_SILENCE = {
  'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE': rectifier(vers('piecesDuProjetAttendues', 'R-PROC-04', 'A-EN-TEMPS')),
  VALIDER_PROJET_SANTE: rectifier(vers('projetValideExpressement', 'A-EN-TEMPS', 'G-P5-02', 'G-P5-03')),
  OPPOSER_PROJET_SANTE: rectifier(opposer),
};

const RETIRER_VALIDATION = ['A-PROJET-VALIDE', 'R-PROC-10', 'R-PROC-11', 'R-PROC-12'];
const RENONCER = ['A-RENONCIATION-PROUVEE', 'A-PROJET-VALIDE'];

/** A validated project may fall; what was only wished for with it may still come. */
const SUR_LE_PROJET_VALIDE = {
  'RECEVOIR_PIECES_PROJET_SANTE.PARTIEL': noter('R-PROC-05'),
  RETIRER_VALIDATION: vers('validationRetiree', ...RETIRER_VALIDATION),
  RENONCER_AU_PROJET: vers('projetAbandonneParLaCpts', ...RENONCER),
};

/** States of the main road from the health project to its validation, and after it. */
export const ETATS_PROJET = {
  projetADeposer: {
    ...attend('Projet de santé à déposer'),
    on: { DEPOSER_PROJET_SANTE: deposer() },
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
    on: { DEPOSER_PROJET_SANTE: deposer('G-P5-05') },
  },
  projetValideExpressement: { ...attend('Projet de santé validé'), on: SUR_LE_PROJET_VALIDE },
  projetValideTacitement: {
    ...attend('Projet de santé validé tacitement'),
    on: {
      ...MALGRE_LE_SILENCE,
      ...SUR_LE_PROJET_VALIDE,
      DEMANDER_ATTESTATION: noter(),
      DELIVRER_ATTESTATION: noter('R-PROC-15'),
    },
  },
  validationRetiree: {
    ...attend('Validation du projet de santé retirée'),
    on: { DEPOSER_PROJET_SANTE: deposer() },
  },
  projetAbandonneParLaCpts: {
    ...attend('Projet validé auquel la CPTS a renoncé'),
    on: { DEPOSER_PROJET_SANTE: deposer() },
  },
};

/** The adversarial phase that comes before an ill-founded validation is withdrawn. */
const retraitDeValidation = {
  initial: 'aucunRetraitEnvisage',
  on: { RENONCER_AU_PROJET: vers('.aucunRetraitEnvisage', ...RENONCER) },
  states: {
    aucunRetraitEnvisage: {
      ...auRepos('Aucun retrait de la validation envisagé'),
      on: { ENGAGER_RETRAIT_VALIDATION: vers('observationsAttendues', 'A-PROJET-VALIDE', 'R-PROC-11', 'R-PROC-12') },
    },
    observationsAttendues: {
      ...attend('Retrait de la validation envisagé : observations de la CPTS'),
      on: {
        RECEVOIR_OBSERVATIONS_RETRAIT: noter('A-PROJET-VALIDE'),
        RENONCER_AU_RETRAIT_VALIDATION: vers('aucunRetraitEnvisage'),
        RETIRER_VALIDATION: vers('aucunRetraitEnvisage', ...RETIRER_VALIDATION),
      },
    },
  },
};

const SUR_L_EVOLUTION = {
  'DEMANDER_PIECES_EVOLUTION.BLOQUANTE': vers('piecesDEvolutionAttendues', 'A-EVOLUTION', 'R-PROC-04'),
  'DEMANDER_PIECES_EVOLUTION.SIMPLE': noter('A-EVOLUTION', 'R-PROC-04'),
  'RECEVOIR_PIECES_EVOLUTION.PARTIEL': noter('A-EVOLUTION', 'R-PROC-05'),
  VALIDER_EVOLUTION_TERRITOIRE: vers('aucuneEvolution', 'A-EVOLUTION', 'G-P5-03'),
  OPPOSER_EVOLUTION_TERRITOIRE: vers(
    'aucuneEvolution',
    'A-EVOLUTION',
    'A-MOTIFS-OPPOSITION',
    'A-NOTIFICATION',
    'G-P5-06',
    'R-PROC-10',
  ),
  RETIRER_EVOLUTION_TERRITOIRE: vers('aucuneEvolution'),
};

/** A change of territory after the validation; it falls with the project itself. Q-02. */
const evolutionDuTerritoire = {
  initial: 'aucuneEvolution',
  on: {
    RETIRER_VALIDATION: vers('.aucuneEvolution', ...RETIRER_VALIDATION),
    RENONCER_AU_PROJET: vers('.aucuneEvolution', ...RENONCER),
  },
  states: {
    aucuneEvolution: {
      ...auRepos('Aucune évolution du territoire à instruire'),
      on: {
        DEPOSER_EVOLUTION_TERRITOIRE: vers('evolutionAInstruire', 'A-PROJET-VALIDE', 'R-PROC-08', 'G-P5-03'),
      },
    },
    evolutionAInstruire: {
      ...attend('Évolution du territoire à instruire'),
      on: { ...SUR_L_EVOLUTION, CONSTATER_EVOLUTION_TACITE: vers('aucuneEvolution', 'A-EVOLUTION', 'D-P5-01') },
    },
    piecesDEvolutionAttendues: {
      ...attend('Pièces de l’évolution du territoire attendues'),
      on: {
        ...SUR_L_EVOLUTION,
        'RECEVOIR_PIECES_EVOLUTION.COMPLET': vers('evolutionAInstruire', 'A-EVOLUTION', 'R-PROC-05'),
      },
    },
  },
};

export const REGIONS_PROJET = { retraitDeValidation, evolutionDuTerritoire };
