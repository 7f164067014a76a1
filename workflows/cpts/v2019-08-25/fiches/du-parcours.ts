import type { FicheDefinie } from '#libs/moteur';
import { FaitsCpts } from '../faits';
import { FICHE_ASSOCIATION } from './association';
import { FICHE_EMERGENCE } from './emergence';
import { FICHES_FINESS } from './finess';
import { FICHES_LETTRE } from './lettre';
import { FICHE_INSTRUCTION } from './projet';
import { FICHE_SITUATION } from './situation';
import { FICHE_TACITE } from './tacite';

/** Sheets of the path up to the register, and of the dossier as a whole. */
export const FICHES_DU_PARCOURS: readonly FicheDefinie<FaitsCpts>[] = [
  FICHE_SITUATION,
  FICHE_EMERGENCE,
  ...FICHES_LETTRE,
  FICHE_ASSOCIATION,
  FICHE_INSTRUCTION,
  FICHE_TACITE,
  ...FICHES_FINESS,
];
