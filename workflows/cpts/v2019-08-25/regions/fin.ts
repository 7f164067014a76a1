import { vers } from './arrivee';

/** What may happen to the whole dossier, whatever its parts await. */
export const SUR_LE_DOSSIER = {
  CLORE_DOSSIER: vers('clos', 'A-CLOTURE'),
  ABANDONNER: vers('abandonne', 'A-ABANDON', 'A-RETRAIT'),
};

export const REGIONS_FIN = {};
