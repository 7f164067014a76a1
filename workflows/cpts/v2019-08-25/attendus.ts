import { ATTENDUS_DEMARCHE } from './attendus/demarche';
import { ATTENDUS_FIR } from './attendus/fir';
import { ATTENDUS_ASSOCIATION } from './attendus/association';
import { ATTENDUS_PROJET } from './attendus/projet';
import { ATTENDUS_FINESS } from './attendus/finess';
import { ATTENDUS_CONTRAT } from './attendus/contrat';
import { ATTENDUS_AVENANT } from './attendus/avenant';
import { ATTENDUS_MISSIONS } from './attendus/missions';
import { ATTENDUS_VIE } from './attendus/vie';
import { ATTENDUS_FIN } from './attendus/fin';
import { FaitsCpts } from './faits';

/** True when the dossier stands on a state, named by its dotted path. */
export type Est = (chemin: string) => boolean;

/** Acts that may be awaited: whether it is so now, what, and from whom. */
export type Attendus = (faits: FaitsCpts, est: Est) => readonly (readonly [boolean, string, string])[];

/** Everything awaited now, in the order of the path. */
export const attendus = (faits: FaitsCpts, est: Est): { quoi: string; qui: string }[] =>
  [
    ATTENDUS_DEMARCHE,
    ATTENDUS_FIR,
    ATTENDUS_ASSOCIATION,
    ATTENDUS_PROJET,
    ATTENDUS_FINESS,
    ATTENDUS_CONTRAT,
    ATTENDUS_AVENANT,
    ATTENDUS_MISSIONS,
    ATTENDUS_VIE,
    ATTENDUS_FIN,
  ]
    .flatMap((lister) => lister(faits, est))
    .filter(([attendu]) => attendu)
    .map(([, quoi, qui]) => ({ quoi, qui }));
