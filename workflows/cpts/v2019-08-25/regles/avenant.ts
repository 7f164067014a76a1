import { RegleCpts } from './communes';

export const REGLES_AVENANT: readonly RegleCpts[] = [];
