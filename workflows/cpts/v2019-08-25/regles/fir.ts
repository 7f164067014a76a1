import { RegleCpts } from './communes';

export const REGLES_FIR: readonly RegleCpts[] = [];
