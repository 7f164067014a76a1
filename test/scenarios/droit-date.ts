import { Scenario } from './scenario';

export const SCENARIOS_DROIT_DATE: readonly Scenario[] = [];
