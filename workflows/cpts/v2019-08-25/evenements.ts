import type { EvenementDefini } from '#libs/moteur';
import { EVENEMENTS_ASSOCIATION } from './evenements/association';
import { EVENEMENTS_CONTRAT } from './evenements/contrat';
import { EVENEMENTS_FIN } from './evenements/fin';
import { EVENEMENTS_FINESS } from './evenements/finess';
import { EVENEMENTS_LETTRE } from './evenements/lettre-intention';
import { EVENEMENTS_PROJET } from './evenements/projet-sante';
import { FaitsCpts } from './faits';

/** Everything that can happen to a dossier, in the order of the path. */
export const EVENEMENTS: readonly EvenementDefini<FaitsCpts>[] = [
  ...EVENEMENTS_LETTRE,
  ...EVENEMENTS_ASSOCIATION,
  ...EVENEMENTS_PROJET,
  ...EVENEMENTS_FINESS,
  ...EVENEMENTS_CONTRAT,
  ...EVENEMENTS_FIN,
];
