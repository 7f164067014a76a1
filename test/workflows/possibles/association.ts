export const POSSIBLES_ASSOCIATION = {
  'enCours.association.associationADeclarer': ['DECLARER_ASSOCIATION'],
  'enCours.association.associationDeclaree': ['DECLARER_ASSOCIATION'],
};

export const ROLES_ASSOCIATION = {
  DECLARER_ASSOCIATION: ['ARS_INSTRUCTEUR', 'CPAM'],
};
