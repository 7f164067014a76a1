import { Scenario } from './scenario';

export const SCENARIOS_DEMARCHE: readonly Scenario[] = [];
