import type { FicheDefinie } from '#libs/moteur';
import { FaitsCpts } from './faits';
import { FICHES_DU_CONTRAT } from './fiches/du-contrat';
import { FICHES_DU_PARCOURS } from './fiches/du-parcours';

/** What may be printed of a dossier on a day. Each is pure: the facts, the journal, the deadlines that run. */
export const FICHES: readonly FicheDefinie<FaitsCpts>[] = [...FICHES_DU_PARCOURS, ...FICHES_DU_CONTRAT];
