const MISSIONS = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE', 'QUALITE', 'ACCOMPAGNEMENT'];

export const POSSIBLES_MISSIONS = {
  ...Object.fromEntries(
    MISSIONS.flatMap((mission) => [
      [`enCours.missions.${mission}.aDemarrer`, [`DEMARRER_MISSION.${mission}`]],
      [`enCours.missions.${mission}.demarree`, [`CONSTATER_DEPLOIEMENT_MISSION.${mission}`, 'TENIR_DIALOGUE_GESTION']],
      [`enCours.missions.${mission}.deployee`, []],
    ]),
  ),
  'enCours.suiviDesMissions.missionsASuivre': ['ENREGISTRER_JUSTIFICATIF', 'RELANCER_MISSION', 'TENIR_POINT_ETAPE'],
};

export const ROLES_MISSIONS = {
  DEMARRER_MISSION: ['CPAM', 'ARS_INSTRUCTEUR'],
  CONSTATER_DEPLOIEMENT_MISSION: ['CPAM', 'ARS_INSTRUCTEUR'],
  RELANCER_MISSION: ['CPAM', 'ARS_INSTRUCTEUR'],
  TENIR_POINT_ETAPE: ['CPAM', 'ARS_INSTRUCTEUR'],
  ENREGISTRER_JUSTIFICATIF: ['CPAM', 'ARS_INSTRUCTEUR'],
  TENIR_DIALOGUE_GESTION: ['CPAM', 'ARS_INSTRUCTEUR'],
};
