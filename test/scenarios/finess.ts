import { Scenario } from './scenario';

export const SCENARIOS_FINESS: readonly Scenario[] = [];
