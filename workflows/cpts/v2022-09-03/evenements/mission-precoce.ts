import type { EvenementDefini } from '#libs/moteur';
import { FaitsCpts } from '../../v2019-08-25/faits';

export const EVENEMENTS_MISSION_PRECOCE: readonly EvenementDefini<FaitsCpts>[] = [];
