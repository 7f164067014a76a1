/** Events that the whole dossier awaits, whatever its parts do. */
export const SUR_LE_DOSSIER = ['ABANDONNER', 'CLORE_DOSSIER'];

export const POSSIBLES_FIN = {
  clos: [],
  abandonne: [],
};

export const ROLES_FIN = {
  RECEVOIR_RESILIATION: ['CPAM', 'ARS_INSTRUCTEUR'],
  CLORE_DOSSIER: ['ARS_INSTRUCTEUR', 'DG_ARS'],
  ABANDONNER: ['ARS_INSTRUCTEUR'],
};
