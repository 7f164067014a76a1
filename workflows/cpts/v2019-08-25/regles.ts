import { RegleCpts } from './regles/communes';
import { REGLES_EMERGENCE } from './regles/emergence';
import { REGLES_LETTRE } from './regles/lettre-intention';
import { REGLES_FIR } from './regles/fir';
import { REGLES_REUNION } from './regles/reunion';
import { REGLES_ASSOCIATION } from './regles/association';
import { REGLES_PROJET } from './regles/projet-sante';
import { REGLES_FINESS } from './regles/finess';
import { REGLES_DREES } from './regles/vie-finess';
import { REGLES_CONTRAT } from './regles/contrat';
import { REGLES_DEMANDE_ACI } from './regles/demande-aci';
import { REGLES_ENGAGEMENTS } from './regles/engagements';
import { REGLES_POPULATION } from './regles/population';
import { REGLES_AVENANT } from './regles/avenant';
import { REGLES_MISSIONS } from './regles/missions';
import { REGLES_VIE } from './regles/vie';
import { REGLES_RUPTURE } from './regles/rupture';
import { REGLES_DISSOLUTION } from './regles/dissolution';
import { REGLES_DECOMPTE } from './regles/decompte';
import { REGLES_FIN } from './regles/fin';
import { REGLES_PROCEDURE } from './regles/procedure';

import { REGLES_PARCOURS } from './regles/parcours';

export const parCode = (...listes: readonly (readonly RegleCpts[])[]): Readonly<Record<string, RegleCpts>> =>
  Object.fromEntries(listes.flat().map((regle) => [regle.code, regle]));

/** Rules that the following versions keep. */
export const REGLES_DU_PARCOURS: readonly RegleCpts[] = [
  ...REGLES_EMERGENCE,
  ...REGLES_LETTRE,
  ...REGLES_FIR,
  ...REGLES_REUNION,
  ...REGLES_ASSOCIATION,
  ...REGLES_PROJET,
  ...REGLES_FINESS,
  ...REGLES_CONTRAT,
  ...REGLES_DEMANDE_ACI,
  ...REGLES_ENGAGEMENTS,
  ...REGLES_POPULATION,
  ...REGLES_AVENANT,
  ...REGLES_MISSIONS,
  ...REGLES_VIE,
  ...REGLES_RUPTURE,
  ...REGLES_DISSOLUTION,
  ...REGLES_DECOMPTE,
  ...REGLES_FIN,
  ...REGLES_PROCEDURE,
];

/** Every rule by its code: the guard names of the machine. */
export const REGLES = parCode(REGLES_DU_PARCOURS, REGLES_DREES, REGLES_PARCOURS);
