export const POSSIBLES_REUNION = {
  'enCours.reunionInformation.reunionATenir': ['TENIR_REUNION_INFORMATION'],
  'enCours.reunionInformation.reunionTenue': [],
};

export const ROLES_REUNION = {
  TENIR_REUNION_INFORMATION: ['ARS_INSTRUCTEUR', 'URPS'],
};
