import { machine, REGIONS } from '../v2019-08-25/definition';
import { SUR_LE_DOSSIER } from '../v2019-08-25/regions/fin';
import { REGIONS_CRISE } from './regions/crise';
import { REGIONS_MISSION_PRECOCE } from './regions/mission-precoce';

export const MACHINE = machine({ ...REGIONS, ...REGIONS_MISSION_PRECOCE, ...REGIONS_CRISE }, SUR_LE_DOSSIER);
