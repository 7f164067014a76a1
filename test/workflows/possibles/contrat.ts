export const POSSIBLES_CONTRAT = {
  'enCours.contrat.contratADemander': ['DEMANDER_ACI'],
  'enCours.contrat.contratANegocier': ['SIGNER_ACI', 'TENIR_DIALOGUE_GESTION'],
  'enCours.contrat.contratEnVigueur': ['CONSTATER_FIN_CONTRAT', 'RECEVOIR_RESILIATION', 'TENIR_DIALOGUE_GESTION'],
  'enCours.contrat.preavisEnCours': ['CONSTATER_FIN_CONTRAT', 'TENIR_DIALOGUE_GESTION'],
  'enCours.contrat.contratEteint': ['DEMANDER_ACI', 'RECEVOIR_RESILIATION', 'TENIR_DIALOGUE_GESTION'],
};

export const ROLES_CONTRAT = {
  DEMANDER_ACI: ['CPAM', 'ARS_INSTRUCTEUR'],
  SIGNER_ACI: ['CPAM', 'DG_ARS'],
  CONSTATER_FIN_CONTRAT: ['HORLOGE'],
};
