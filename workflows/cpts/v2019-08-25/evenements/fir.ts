import type { EvenementDefini } from '#libs/moteur';
import { FaitsCpts } from '../faits';

export const EVENEMENTS_FIR: readonly EvenementDefini<FaitsCpts>[] = [];
