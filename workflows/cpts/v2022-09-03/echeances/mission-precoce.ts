import type { EcheanceDefinie } from '#libs/moteur';
import { FaitsCpts } from '../../v2019-08-25/faits';

export const ECHEANCES_MISSION_PRECOCE: readonly EcheanceDefinie<FaitsCpts>[] = [];
