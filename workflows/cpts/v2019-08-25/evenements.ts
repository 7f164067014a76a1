import type { EvenementDefini } from '#libs/moteur';
import { EVENEMENTS_EMERGENCE } from './evenements/emergence';
import { EVENEMENTS_LETTRE } from './evenements/lettre-intention';
import { EVENEMENTS_FIR } from './evenements/fir';
import { EVENEMENTS_REUNION } from './evenements/reunion';
import { EVENEMENTS_ASSOCIATION } from './evenements/association';
import { EVENEMENTS_PROJET } from './evenements/projet-sante';
import { EVENEMENTS_FINESS } from './evenements/finess';
import { EVENEMENTS_CONTRAT } from './evenements/contrat';
import { EVENEMENTS_AVENANT } from './evenements/avenant';
import { EVENEMENTS_MISSIONS } from './evenements/missions';
import { EVENEMENTS_VIE } from './evenements/vie';
import { EVENEMENTS_FIN } from './evenements/fin';
import { EVENEMENTS_PARCOURS } from './evenements/parcours';
import { FaitsCpts } from './faits';

/** Everything that can happen to a dossier, in the order of the path. */
export const EVENEMENTS_DU_PARCOURS: readonly EvenementDefini<FaitsCpts>[] = [
  ...EVENEMENTS_EMERGENCE,
  ...EVENEMENTS_LETTRE,
  ...EVENEMENTS_FIR,
  ...EVENEMENTS_REUNION,
  ...EVENEMENTS_ASSOCIATION,
  ...EVENEMENTS_PROJET,
  ...EVENEMENTS_FINESS,
  ...EVENEMENTS_CONTRAT,
  ...EVENEMENTS_AVENANT,
  ...EVENEMENTS_MISSIONS,
  ...EVENEMENTS_VIE,
  ...EVENEMENTS_FIN,
];

/** Those, and what leads to the next version of the path. */
export const EVENEMENTS: readonly EvenementDefini<FaitsCpts>[] = [...EVENEMENTS_DU_PARCOURS, ...EVENEMENTS_PARCOURS];
