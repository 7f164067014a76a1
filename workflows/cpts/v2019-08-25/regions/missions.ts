import { MISSIONS } from '../../missions';
import { vers } from './arrivee';

/** One life per mission, beside one another. */
const missions = {
  type: 'parallel' as const,
  states: Object.fromEntries(
    MISSIONS.map((mission) => [
      mission,
      {
        initial: 'aDemarrer',
        states: {
          aDemarrer: { on: { [`DEMARRER_MISSION.${mission}`]: vers('demarree', 'A-MISSION-ENGAGEE') } },
          demarree: {},
        },
      },
    ]),
  ),
};

export const REGIONS_MISSIONS = { missions };
