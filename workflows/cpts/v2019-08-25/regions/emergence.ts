import { attend, vers } from './arrivee';

/** States of the main road before the letter of intent. */
export const ETATS_EMERGENCE = {
  contactAEtablir: {
    ...attend('Premier contact à établir'),
    on: { PRENDRE_CONTACT: vers('lettreADeposer') },
  },
};

/** Other lives of the dossier that begin here. */
export const REGIONS_EMERGENCE = {};
