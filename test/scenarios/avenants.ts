import { Scenario } from './scenario';

export const SCENARIOS_AVENANTS: readonly Scenario[] = [];
