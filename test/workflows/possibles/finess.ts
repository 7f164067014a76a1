export const POSSIBLES_FINESS = {
  'enCours.finess.transmissionAFaire': ['TRANSMETTRE_FINESS'],
  // Transmitted again when another validation has taken the place of the one that was.
  'enCours.finess.immatriculationAEnregistrer': ['ENREGISTRER_IMMATRICULATION', 'TRANSMETTRE_FINESS'],
  'enCours.finess.immatriculee': ['ENREGISTRER_IMMATRICULATION', 'TRANSMETTRE_FINESS'],
};

export const ROLES_FINESS = {
  TRANSMETTRE_FINESS: ['ARS_INSTRUCTEUR'],
  ENREGISTRER_IMMATRICULATION: ['GESTIONNAIRE_FINESS'],
};
