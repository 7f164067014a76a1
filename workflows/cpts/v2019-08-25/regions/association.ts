import { attend, noter, vers } from './arrivee';

const association = {
  initial: 'associationADeclarer',
  states: {
    associationADeclarer: {
      ...attend('Association à déclarer'),
      on: { DECLARER_ASSOCIATION: vers('associationDeclaree') },
    },
    // Declared again when its receipt or its numbers arrive.
    associationDeclaree: { ...attend('Association déclarée'), on: { DECLARER_ASSOCIATION: noter() } },
  },
};

export const REGIONS_ASSOCIATION = { association };
