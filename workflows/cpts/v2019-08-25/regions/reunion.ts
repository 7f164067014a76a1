import { attend, vers } from './arrivee';

const reunionInformation = {
  initial: 'reunionATenir',
  states: {
    reunionATenir: {
      ...attend('Réunion d’information à tenir'),
      on: { TENIR_REUNION_INFORMATION: vers('reunionTenue', 'G-P3-01') },
    },
    reunionTenue: attend('Réunion d’information tenue'),
  },
};

export const REGIONS_REUNION = { reunionInformation };
