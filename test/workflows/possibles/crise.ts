export const POSSIBLES_CRISE = {};

export const ROLES_CRISE = {};
