export const POSSIBLES_MISSION_PRECOCE = {};

export const ROLES_MISSION_PRECOCE = {};
