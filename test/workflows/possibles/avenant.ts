export const POSSIBLES_AVENANT = {};

export const ROLES_AVENANT = {};
