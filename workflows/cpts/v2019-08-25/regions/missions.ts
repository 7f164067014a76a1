import { MISSIONS, Mission, LIBELLE_MISSION } from '../../missions';
import { Arrivee, attend, auRepos, noter, vers } from './arrivee';

/** What a yearly meeting must satisfy, wherever it is told: it is taken everywhere or nowhere. */
export const GARDES_DU_DIALOGUE = ['D-P7-02', 'A-MISSION-DEMARREE', 'A-TAUX'];

/** One life per mission, beside one another. `gardes` and `autres`: what a later version asks and offers besides. */
export const viesDesMissions = (
  gardes: Partial<Record<Mission, readonly string[]>> = {},
  autres: Partial<Record<Mission, Readonly<Record<string, Arrivee>>>> = {},
) => ({
  type: 'parallel' as const,
  states: Object.fromEntries(
    MISSIONS.map((mission) => [
      mission,
      {
        initial: 'aDemarrer',
        states: {
          aDemarrer: { on: { [`DEMARRER_MISSION.${mission}`]: vers('demarree', 'A-MISSION-ENGAGEE', 'R-T-03c') } },
          demarree: {
            ...attend(`Mission « ${LIBELLE_MISSION[mission]} » à déployer`),
            on: {
              TENIR_DIALOGUE_GESTION: vers('deployee', ...GARDES_DU_DIALOGUE, `A-DEPLOIEMENT-${mission}`),
              [`CONSTATER_DEPLOIEMENT_MISSION.${mission}`]: vers(
                'deployee',
                'A-MISSION-ENGAGEE',
                `A-DEPLOIEMENT-${mission}`,
                ...(gardes[mission] ?? []),
              ),
              ...autres[mission],
            },
          },
          deployee: attend(`Mission « ${LIBELLE_MISSION[mission]} » déployée`),
        },
      },
    ]),
  ),
});

const suiviDesMissions = {
  initial: 'missionsASuivre',
  states: {
    missionsASuivre: {
      ...auRepos('Missions à suivre'),
      on: {
        RELANCER_MISSION: noter('A-MISSION-EN-RETARD', 'A-RELANCE-ECRITE'),
        TENIR_POINT_ETAPE: noter('A-CONTRAT-SIGNE'),
        ENREGISTRER_JUSTIFICATIF: noter('A-CONTRAT-SIGNE'),
      },
    },
  },
};

export const REGIONS_MISSIONS = { missions: viesDesMissions(), suiviDesMissions };
