import { Scenario } from './scenario';

export const SCENARIOS_FIN: readonly Scenario[] = [];
