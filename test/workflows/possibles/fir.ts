export const POSSIBLES_FIR = {};

export const ROLES_FIR = {};
