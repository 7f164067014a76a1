import { RegleCpts } from '../../v2019-08-25/regles/communes';

export const REGLES_CRISE: readonly RegleCpts[] = [];
