import { RegleCpts } from './communes';

export const REGLES_VIE: readonly RegleCpts[] = [];
