import { attend, auRepos, noter, vers } from '../../v2019-08-25/regions/arrivee';
import { viesDesMissions } from '../../v2019-08-25/regions/missions';

/** What a final version of the plan must satisfy, wherever it is told. */
const GARDES_DU_PLAN = ['A-PLAN-COMPLET', 'A-PLAN-ARTICULE'];

const FINALISE = 'ENREGISTRER_PLAN_CRISE.FINALISE';
const finaliser = vers('planFinalise', ...GARDES_DU_PLAN);
const EN_REDACTION = 'ENREGISTRER_PLAN_CRISE.EN_REDACTION';

const planCrise = {
  initial: 'planARediger',
  states: {
    planARediger: {
      ...auRepos('Plan de crise à rédiger'),
      on: { [EN_REDACTION]: vers('planEnRedaction'), [FINALISE]: finaliser },
    },
    planEnRedaction: {
      ...attend('Plan de crise en rédaction'),
      on: { [EN_REDACTION]: noter(), [FINALISE]: finaliser },
    },
    // A draft of the next version leaves the last final one in force.
    planFinalise: {
      ...attend('Plan de crise finalisé'),
      on: { [EN_REDACTION]: noter(), [FINALISE]: noter(...GARDES_DU_PLAN) },
    },
  },
};

const criseSanitaire = {
  initial: 'aucuneCrise',
  states: {
    aucuneCrise: {
      ...auRepos('Aucune crise sanitaire déclarée'),
      on: { DECLARER_CRISE: vers('criseDeclaree', 'A-AUTORITE-CRISE', 'A-CRISE-EXCLUE') },
    },
    criseDeclaree: {
      ...attend('Crise sanitaire déclarée'),
      on: {
        ACTIVER_PLAN_CRISE: vers('planActive', 'A-AUTORITE-CRISE', 'A-PLAN-FINALISE'),
        LEVER_CRISE: vers('aucuneCrise'),
      },
    },
    planActive: {
      ...attend('Plan de crise activé'),
      on: { LEVER_CRISE: vers('bilanDeCriseAttendu') },
    },
    bilanDeCriseAttendu: {
      ...attend('Bilan de crise attendu'),
      on: { VALIDER_BILAN_CRISE: vers('aucuneCrise', 'A-BILAN-CRISE') },
    },
  },
};

/** Lives of the dossier that this version adds; the final plan is the full deployment of the crisis mission. */
export const REGIONS_CRISE = {
  missions: viesDesMissions(
    { CRISE: ['A-PLAN-FINALISE'] },
    { CRISE: { [FINALISE]: vers('deployee', ...GARDES_DU_PLAN) } },
  ),
  planCrise,
  criseSanitaire,
};
