export const POSSIBLES_VIE = {};

export const ROLES_VIE = {};
