import type { EvenementDefini } from '#libs/moteur';
import { FaitsCpts } from '../faits';

export const EVENEMENTS_REUNION: readonly EvenementDefini<FaitsCpts>[] = [];
