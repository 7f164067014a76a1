import { RegleCpts } from './communes';

export const REGLES_ASSOCIATION: readonly RegleCpts[] = [];
