const CONCLURE = ['CONCLURE_CONCURRENCE.AJUSTEMENT', 'CONCLURE_CONCURRENCE.AUTRE_ISSUE'];

export const POSSIBLES_EMERGENCE = {
  'enCours.demarche.contactAEtablir': ['COMPLETER_EMERGENCE', 'PRENDRE_CONTACT'],
  'enCours.rencontre.rencontreAProposer': ['PROPOSER_RENCONTRE', 'TENIR_RENCONTRE'],
  // Proposed again when the first date does not suit.
  'enCours.rencontre.rencontreATenir': ['PROPOSER_RENCONTRE', 'TENIR_RENCONTRE'],
  'enCours.rencontre.rencontreTenue': ['PROPOSER_RENCONTRE'],
  'enCours.concurrence.aucunConcurrent': ['SIGNALER_PROJET_CONCURRENT'],
  'enCours.concurrence.concurrentSignale': ['CONFIER_MEDIATION', 'SIGNALER_PROJET_CONCURRENT', ...CONCLURE],
  'enCours.concurrence.mediationEnCours': CONCLURE,
};

export const ROLES_EMERGENCE = {
  PRENDRE_CONTACT: ['ARS_INSTRUCTEUR', 'CPAM'],
  COMPLETER_EMERGENCE: ['ARS_INSTRUCTEUR', 'CPAM', 'URPS'],
  PROPOSER_RENCONTRE: ['ARS_INSTRUCTEUR', 'CPAM'],
  TENIR_RENCONTRE: ['ARS_INSTRUCTEUR', 'CPAM', 'URPS'],
  SIGNALER_PROJET_CONCURRENT: ['ARS_INSTRUCTEUR', 'CPAM', 'URPS'],
  CONFIER_MEDIATION: ['ARS_INSTRUCTEUR', 'URPS'],
  CONCLURE_CONCURRENCE: ['ARS_INSTRUCTEUR', 'URPS'],
};
