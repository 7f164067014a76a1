const MISSIONS = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE', 'QUALITE', 'ACCOMPAGNEMENT'];

export const POSSIBLES_MISSIONS = {
  ...Object.fromEntries(
    MISSIONS.flatMap((mission) => [
      [`enCours.missions.${mission}.aDemarrer`, [`DEMARRER_MISSION.${mission}`]],
      [`enCours.missions.${mission}.demarree`, []],
    ]),
  ),
};

export const ROLES_MISSIONS = {
  DEMARRER_MISSION: ['CPAM', 'ARS_INSTRUCTEUR'],
  TENIR_DIALOGUE_GESTION: ['CPAM', 'ARS_INSTRUCTEUR'],
};
