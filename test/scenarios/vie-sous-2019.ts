import { Scenario } from './scenario';
import { VIE_ENTIERE_SOUS_2019 } from './sous-2019/contrat';
import { DISSOLUTION_SOUS_2019 } from './sous-2019/dissolution';
import { REFUS_SOUS_2019 } from './sous-2019/refus';
import { RUPTURE_SOUS_2019 } from './sous-2019/rupture';

/** Stories that begin and end before the second path: what it did not know yet is not there. */
export const SCENARIOS_SOUS_2019: readonly Scenario[] = [
  VIE_ENTIERE_SOUS_2019,
  REFUS_SOUS_2019,
  RUPTURE_SOUS_2019,
  DISSOLUTION_SOUS_2019,
];
