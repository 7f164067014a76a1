import { RegleCpts } from './communes';

export const REGLES_REUNION: readonly RegleCpts[] = [];
