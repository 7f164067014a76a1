import { Scenario } from './scenario';

export const SCENARIOS_PROJET: readonly Scenario[] = [];
