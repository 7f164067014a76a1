import { POSSIBLES_EMERGENCE, ROLES_EMERGENCE } from './possibles/emergence';
import { POSSIBLES_LETTRE, ROLES_LETTRE } from './possibles/lettre-intention';
import { POSSIBLES_FIR, ROLES_FIR } from './possibles/fir';
import { POSSIBLES_REUNION, ROLES_REUNION } from './possibles/reunion';
import { POSSIBLES_ASSOCIATION, ROLES_ASSOCIATION } from './possibles/association';
import { POSSIBLES_PROJET, ROLES_PROJET } from './possibles/projet-sante';
import { POSSIBLES_DREES, POSSIBLES_FINESS, ROLES_DREES, ROLES_FINESS } from './possibles/finess';
import { POSSIBLES_CONTRAT, ROLES_CONTRAT } from './possibles/contrat';
import { POSSIBLES_AVENANT, ROLES_AVENANT } from './possibles/avenant';
import { POSSIBLES_MISSIONS, ROLES_MISSIONS } from './possibles/missions';
import { POSSIBLES_VIE, ROLES_VIE } from './possibles/vie';
import { POSSIBLES_FIN, ROLES_FIN, SUR_LE_DOSSIER } from './possibles/fin';
import { POSSIBLES_MISSION_PRECOCE, ROLES_MISSION_PRECOCE } from './possibles/mission-precoce';
import { POSSIBLES_CRISE, ROLES_CRISE } from './possibles/crise';

/**
 * For each state of a version, the complete list of events that it awaits, and for each event who may send it. A door
 * wrongly open fails like a door wrongly shut. Written by hand: it is what the law says, not what the machine does.
 */
interface Attendu {
  possibles: Readonly<Record<string, readonly string[]>>;
  roles: Readonly<Record<string, readonly string[]>>;
}

const POSSIBLES = {
  ...POSSIBLES_EMERGENCE,
  ...POSSIBLES_LETTRE,
  ...POSSIBLES_FIR,
  ...POSSIBLES_REUNION,
  ...POSSIBLES_ASSOCIATION,
  ...POSSIBLES_PROJET,
  ...POSSIBLES_FINESS,
  ...POSSIBLES_CONTRAT,
  ...POSSIBLES_AVENANT,
  ...POSSIBLES_MISSIONS,
  ...POSSIBLES_VIE,
  ...POSSIBLES_FIN,
};
const ROLES = {
  ...ROLES_EMERGENCE,
  ...ROLES_LETTRE,
  ...ROLES_FIR,
  ...ROLES_REUNION,
  ...ROLES_ASSOCIATION,
  ...ROLES_PROJET,
  ...ROLES_FINESS,
  ...ROLES_CONTRAT,
  ...ROLES_AVENANT,
  ...ROLES_MISSIONS,
  ...ROLES_VIE,
  ...ROLES_FIN,
};

export const ATTENDUS: Readonly<Record<string, Attendu>> = {
  '2019-08-25': {
    possibles: { ...POSSIBLES, ...POSSIBLES_DREES, enCours: [...SUR_LE_DOSSIER, 'CHANGER_DE_PARCOURS'] },
    roles: { ...ROLES, ...ROLES_DREES, CHANGER_DE_PARCOURS: ['HORLOGE'] },
  },
  '2022-09-03': {
    possibles: { ...POSSIBLES, ...POSSIBLES_MISSION_PRECOCE, ...POSSIBLES_CRISE, enCours: SUR_LE_DOSSIER },
    roles: { ...ROLES, ...ROLES_MISSION_PRECOCE, ...ROLES_CRISE },
  },
};
