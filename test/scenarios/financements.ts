import { Scenario } from './scenario';

export const SCENARIOS_FINANCEMENTS: readonly Scenario[] = [];
