import type { EvenementDefini } from '#libs/moteur';
import { FaitsCpts } from '../faits';

export const EVENEMENTS_VIE: readonly EvenementDefini<FaitsCpts>[] = [];
