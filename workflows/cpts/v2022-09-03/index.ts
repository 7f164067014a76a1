import type { Definition } from '#libs/moteur';
import { VERSION_2019_08_25 } from '../v2019-08-25';
import { ECHEANCES_DU_PARCOURS } from '../v2019-08-25/echeances';
import { EVENEMENTS_DU_PARCOURS } from '../v2019-08-25/evenements';
import { FaitsCpts } from '../v2019-08-25/faits';
import { parCode, REGLES_DU_PARCOURS } from '../v2019-08-25/regles';
import { MACHINE } from './definition';
import { ECHEANCES_CRISE } from './echeances/crise';
import { ECHEANCES_MISSION_PRECOCE } from './echeances/mission-precoce';
import { EVENEMENTS_CRISE } from './evenements/crise';
import { EVENEMENTS_MISSION_PRECOCE } from './evenements/mission-precoce';
import { REGLES_CRISE } from './regles/crise';
import { REGLES_MISSION_PRECOCE } from './regles/mission-precoce';

/** The path in force from the second amendment to the national agreement: early mission and health crisis. R-T-03b. */
export const VERSION_2022_09_03: Definition<FaitsCpts> = {
  ...VERSION_2019_08_25,
  version: '2022-09-03',
  du: '2022-09-03',
  machine: MACHINE,
  evenements: [...EVENEMENTS_DU_PARCOURS, ...EVENEMENTS_MISSION_PRECOCE, ...EVENEMENTS_CRISE],
  regles: parCode(REGLES_DU_PARCOURS, REGLES_MISSION_PRECOCE, REGLES_CRISE),
  echeances: [...ECHEANCES_DU_PARCOURS, ...ECHEANCES_MISSION_PRECOCE, ...ECHEANCES_CRISE],
};
