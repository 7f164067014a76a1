import { SITUATIONS_CONTRAT } from './contrat';
import { SITUATIONS_FINESS } from './finess';
import { SITUATIONS_LETTRE } from './lettre';
import { SITUATIONS_PROJET } from './projet';

/** Every situation that the demonstration shows, in the order of the path. */
export const SITUATIONS = {
  ...SITUATIONS_LETTRE,
  ...SITUATIONS_PROJET,
  ...SITUATIONS_FINESS,
  ...SITUATIONS_CONTRAT,
} as const;

export type NomSituation = keyof typeof SITUATIONS;
