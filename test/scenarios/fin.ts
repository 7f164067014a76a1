import { SCENARIOS_FIN_CLOTURE } from './fin-cloture';
import { SCENARIOS_FIN_RUPTURE } from './fin-rupture';
import { SCENARIOS_FIN_SUITES } from './fin-suites';
import { Scenario } from './scenario';

/** The end of the contract, of the association and of the dossier. */
export const SCENARIOS_FIN: readonly Scenario[] = [
  ...SCENARIOS_FIN_RUPTURE,
  ...SCENARIOS_FIN_SUITES,
  ...SCENARIOS_FIN_CLOTURE,
];
