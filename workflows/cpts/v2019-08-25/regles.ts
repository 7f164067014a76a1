import { RegleCpts } from './regles/communes';
import { REGLES_CONTRAT } from './regles/contrat';
import { REGLES_FIN } from './regles/fin';
import { REGLES_FINESS } from './regles/finess';
import { REGLES_LETTRE } from './regles/lettre-intention';
import { REGLES_PROCEDURE } from './regles/procedure';
import { REGLES_PROJET } from './regles/projet-sante';

/** Every rule by its code: the guard names of the machine. */
export const REGLES: Readonly<Record<string, RegleCpts>> = Object.fromEntries(
  [...REGLES_LETTRE, ...REGLES_PROJET, ...REGLES_FINESS, ...REGLES_CONTRAT, ...REGLES_FIN, ...REGLES_PROCEDURE].map(
    (regle) => [regle.code, regle],
  ),
);
