import { RegleCpts } from './communes';

export const REGLES_EMERGENCE: readonly RegleCpts[] = [];
