import { Scenario } from './scenario';

export const SCENARIOS_ACI: readonly Scenario[] = [];
