import { Scenario } from './scenario';
import { VIE_ASSOCIATIVE } from './vie/association';
import { CRISE_SANITAIRE } from './vie/crise';
import { DEPLOIEMENT_SANS_DEMARRAGE, DIALOGUE_CONTESTE } from './vie/dialogue';
import { DEPLOIEMENT_SUR_PIECES, MISSION_EN_RETARD } from './vie/missions';
import { VERSEMENT_SANS_CONTRAT, DEUX_PERSONNES, VERSEMENTS_DU_CONTRAT } from './vie/versements';

export const SCENARIOS_VIE: readonly Scenario[] = [
  DEPLOIEMENT_SUR_PIECES,
  MISSION_EN_RETARD,
  DIALOGUE_CONTESTE,
  DEPLOIEMENT_SANS_DEMARRAGE,
  VERSEMENT_SANS_CONTRAT,
  DEUX_PERSONNES,
  VERSEMENTS_DU_CONTRAT,
  CRISE_SANITAIRE,
  VIE_ASSOCIATIVE,
];
