import type { EvenementDefini } from '#libs/moteur';
import { EVENEMENTS_EMERGENCE } from './evenements/emergence';
import { EVENEMENTS_LETTRE } from './evenements/lettre-intention';
import { EVENEMENTS_FIR } from './evenements/fir';
import { EVENEMENTS_REUNION } from './evenements/reunion';
import { EVENEMENTS_ASSOCIATION } from './evenements/association';
import { EVENEMENTS_PROJET } from './evenements/projet-sante';
import { EVENEMENTS_VALIDATION } from './evenements/validation-projet';
import { EVENEMENTS_EVOLUTION } from './evenements/evolution-territoire';
import { EVENEMENTS_DREES, EVENEMENTS_FINESS } from './evenements/finess';
import { EVENEMENTS_CONTRAT } from './evenements/contrat';
import { EVENEMENTS_RENOUVELLEMENT } from './evenements/renouvellement';
import { EVENEMENTS_AVENANT } from './evenements/avenant';
import { EVENEMENTS_MISSIONS } from './evenements/missions';
import { EVENEMENTS_VIE } from './evenements/vie';
import { EVENEMENTS_RUPTURE } from './evenements/rupture';
import { EVENEMENTS_DISSOLUTION } from './evenements/dissolution';
import { EVENEMENTS_DECOMPTE } from './evenements/decompte';
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
  ...EVENEMENTS_VALIDATION,
  ...EVENEMENTS_EVOLUTION,
  ...EVENEMENTS_FINESS,
  ...EVENEMENTS_CONTRAT,
  ...EVENEMENTS_RENOUVELLEMENT,
  ...EVENEMENTS_AVENANT,
  ...EVENEMENTS_MISSIONS,
  ...EVENEMENTS_VIE,
  ...EVENEMENTS_RUPTURE,
  ...EVENEMENTS_DISSOLUTION,
  ...EVENEMENTS_DECOMPTE,
  ...EVENEMENTS_FIN,
];

/** Those, what ended with this version of the path, and what leads to the next one. */
export const EVENEMENTS: readonly EvenementDefini<FaitsCpts>[] = [
  ...EVENEMENTS_DU_PARCOURS,
  ...EVENEMENTS_DREES,
  ...EVENEMENTS_PARCOURS,
];
