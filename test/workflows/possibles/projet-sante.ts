const SUR_LE_PROJET = [
  'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE',
  'DEMANDER_PIECES_PROJET_SANTE.SIMPLE',
  'OPPOSER_PROJET_SANTE',
  'RECEVOIR_PIECES_PROJET_SANTE.PARTIEL',
  'VALIDER_PROJET_SANTE',
];

export const POSSIBLES_PROJET = {
  'enCours.demarche.projetADeposer': ['DEPOSER_PROJET_SANTE'],
  'enCours.demarche.projetAInstruire': [...SUR_LE_PROJET, 'CONSTATER_VALIDATION_TACITE'],
  'enCours.demarche.piecesDuProjetAttendues': [...SUR_LE_PROJET, 'RECEVOIR_PIECES_PROJET_SANTE.COMPLET'],
  'enCours.demarche.projetARedeposer': ['DEPOSER_PROJET_SANTE'],
  'enCours.demarche.projetValideExpressement': [],
  // Acts made in time, recorded after the clock had spoken.
  'enCours.demarche.projetValideTacitement': [
    'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE',
    'OPPOSER_PROJET_SANTE',
    'VALIDER_PROJET_SANTE',
  ],
};

export const ROLES_PROJET = {
  DEPOSER_PROJET_SANTE: ['ARS_INSTRUCTEUR'],
  DEMANDER_PIECES_PROJET_SANTE: ['ARS_INSTRUCTEUR'],
  RECEVOIR_PIECES_PROJET_SANTE: ['ARS_INSTRUCTEUR'],
  VALIDER_PROJET_SANTE: ['DG_ARS'],
  OPPOSER_PROJET_SANTE: ['DG_ARS'],
  CONSTATER_VALIDATION_TACITE: ['HORLOGE'],
};
