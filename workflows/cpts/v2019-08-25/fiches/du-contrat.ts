import type { FicheDefinie } from '#libs/moteur';
import { FaitsCpts } from '../faits';
import { FICHE_AVENANT } from './avenant';
import { FICHE_CALCUL } from './calcul';
import { FICHE_CONTRAT } from './contrat';
import { FICHE_CRISE } from './crise';
import { FICHE_DECOMPTE } from './decompte';
import { FICHE_DIALOGUE } from './dialogue';

/** Sheets of the contract, of its life and of its end. */
export const FICHES_DU_CONTRAT: readonly FicheDefinie<FaitsCpts>[] = [
  FICHE_CONTRAT,
  FICHE_AVENANT,
  FICHE_DIALOGUE,
  FICHE_CALCUL,
  FICHE_CRISE,
  FICHE_DECOMPTE,
];
