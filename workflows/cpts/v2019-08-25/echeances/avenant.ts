import type { EcheanceDefinie } from '#libs/moteur';
import { FaitsCpts } from '../faits';

export const ECHEANCES_AVENANT: readonly EcheanceDefinie<FaitsCpts>[] = [];
