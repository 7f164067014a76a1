import { Scenario } from './scenario';

export const SCENARIOS_VIE: readonly Scenario[] = [];
