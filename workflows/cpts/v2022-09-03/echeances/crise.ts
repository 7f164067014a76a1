import type { EcheanceDefinie } from '#libs/moteur';
import { FaitsCpts } from '../../v2019-08-25/faits';

export const ECHEANCES_CRISE: readonly EcheanceDefinie<FaitsCpts>[] = [];
