export const POSSIBLES_EMERGENCE = {
  'enCours.demarche.contactAEtablir': ['PRENDRE_CONTACT'],
};

export const ROLES_EMERGENCE = {
  PRENDRE_CONTACT: ['ARS_INSTRUCTEUR', 'CPAM'],
};
