import type { EcheanceDefinie } from '#libs/moteur';
import { FaitsCpts } from '../faits';

export const ECHEANCES_FIR: readonly EcheanceDefinie<FaitsCpts>[] = [];
