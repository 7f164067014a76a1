export const POSSIBLES_CRISE = {
  // The final plan is the full deployment of the mission.
  'enCours.missions.CRISE.demarree': [
    'CONSTATER_DEPLOIEMENT_MISSION.CRISE',
    'ENREGISTRER_PLAN_CRISE.FINALISE',
    'TENIR_DIALOGUE_GESTION',
  ],
  'enCours.planCrise.planARediger': ['ENREGISTRER_PLAN_CRISE.EN_REDACTION', 'ENREGISTRER_PLAN_CRISE.FINALISE'],
  'enCours.planCrise.planEnRedaction': ['ENREGISTRER_PLAN_CRISE.EN_REDACTION', 'ENREGISTRER_PLAN_CRISE.FINALISE'],
  'enCours.planCrise.planFinalise': ['ENREGISTRER_PLAN_CRISE.EN_REDACTION', 'ENREGISTRER_PLAN_CRISE.FINALISE'],
  'enCours.criseSanitaire.aucuneCrise': ['DECLARER_CRISE'],
  'enCours.criseSanitaire.criseDeclaree': ['ACTIVER_PLAN_CRISE', 'LEVER_CRISE'],
  'enCours.criseSanitaire.planActive': ['LEVER_CRISE'],
  'enCours.criseSanitaire.bilanDeCriseAttendu': ['VALIDER_BILAN_CRISE'],
};

export const ROLES_CRISE = {
  ENREGISTRER_PLAN_CRISE: ['ARS_INSTRUCTEUR', 'CPAM'],
  DECLARER_CRISE: ['ARS_INSTRUCTEUR', 'DG_ARS'],
  ACTIVER_PLAN_CRISE: ['ARS_INSTRUCTEUR', 'DG_ARS'],
  LEVER_CRISE: ['ARS_INSTRUCTEUR', 'DG_ARS'],
  VALIDER_BILAN_CRISE: ['CPAM', 'ARS_INSTRUCTEUR'],
};
