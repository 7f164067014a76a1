import type { EcheanceDefinie } from '#libs/moteur';
import { ECHEANCES_EMERGENCE } from './echeances/emergence';
import { ECHEANCES_LETTRE } from './echeances/lettre';
import { ECHEANCES_FIR } from './echeances/fir';
import { ECHEANCES_REUNION } from './echeances/reunion';
import { ECHEANCES_ASSOCIATION } from './echeances/association';
import { ECHEANCES_PROJET } from './echeances/projet';
import { ECHEANCES_DREES, ECHEANCES_FINESS } from './echeances/finess';
import { ECHEANCES_CONTRAT } from './echeances/contrat';
import { ECHEANCES_AVENANT } from './echeances/avenant';
import { ECHEANCES_MISSIONS } from './echeances/missions';
import { ECHEANCES_VIE } from './echeances/vie';
import { ECHEANCES_FIN } from './echeances/fin';
import { ECHEANCES_PARCOURS } from './echeances/parcours';
import { FaitsCpts } from './faits';

/** What time does: armed in which state, from which fact, how long, then which event, which reminders. */
export const ECHEANCES_DU_PARCOURS: readonly EcheanceDefinie<FaitsCpts>[] = [
  ...ECHEANCES_EMERGENCE,
  ...ECHEANCES_LETTRE,
  ...ECHEANCES_FIR,
  ...ECHEANCES_REUNION,
  ...ECHEANCES_ASSOCIATION,
  ...ECHEANCES_PROJET,
  ...ECHEANCES_FINESS,
  ...ECHEANCES_CONTRAT,
  ...ECHEANCES_AVENANT,
  ...ECHEANCES_MISSIONS,
  ...ECHEANCES_VIE,
  ...ECHEANCES_FIN,
];

/** Those, and what leads to the next version of the path. */
export const ECHEANCES: readonly EcheanceDefinie<FaitsCpts>[] = [
  ...ECHEANCES_DU_PARCOURS,
  ...ECHEANCES_DREES,
  ...ECHEANCES_PARCOURS,
];
