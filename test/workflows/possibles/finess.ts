export const POSSIBLES_FINESS = {
  // Whatever the register awaits.
  'enCours.finess': ['CONTROLER_FINESS', 'SIGNALER_CONTRAT_FINESS'],
  'enCours.finess.transmissionAFaire': ['TRANSMETTRE_FINESS'],
  // Transmitted again when another validation has taken the place of the one that was.
  'enCours.finess.immatriculationAEnregistrer': [
    'ENREGISTRER_IMMATRICULATION',
    'REJETER_TRANSMISSION_FINESS',
    'TRANSMETTRE_FINESS',
  ],
  'enCours.finess.transmissionRejetee': ['TRANSMETTRE_FINESS'],
  'enCours.finess.immatriculee': [
    'CLORE_CONVENTION_FINESS',
    'ENREGISTRER_CONVENTION_FINESS',
    'ENREGISTRER_IMMATRICULATION',
    'FERMER_FINESS',
    'SIGNALER_CHANGEMENT_FINESS',
    'TRANSMETTRE_FINESS',
  ],
  'enCours.finess.fermee': ['TRANSMETTRE_FINESS'],
};

export const ROLES_FINESS = {
  TRANSMETTRE_FINESS: ['ARS_INSTRUCTEUR'],
  REJETER_TRANSMISSION_FINESS: ['GESTIONNAIRE_FINESS'],
  ENREGISTRER_IMMATRICULATION: ['GESTIONNAIRE_FINESS'],
  SIGNALER_CONTRAT_FINESS: ['ARS_INSTRUCTEUR'],
  ENREGISTRER_CONVENTION_FINESS: ['GESTIONNAIRE_FINESS'],
  CLORE_CONVENTION_FINESS: ['GESTIONNAIRE_FINESS'],
  SIGNALER_CHANGEMENT_FINESS: ['ARS_INSTRUCTEUR', 'CPAM'],
  CONTROLER_FINESS: ['ARS_INSTRUCTEUR', 'GESTIONNAIRE_FINESS'],
  FERMER_FINESS: ['GESTIONNAIRE_FINESS'],
};

/** The monthly list of the DREES ended before the path of 2022. */
export const POSSIBLES_DREES = { 'enCours.finess': [...POSSIBLES_FINESS['enCours.finess'], 'INSCRIRE_LISTE_DREES'] };

export const ROLES_DREES = { INSCRIRE_LISTE_DREES: ['ARS_INSTRUCTEUR'] };
