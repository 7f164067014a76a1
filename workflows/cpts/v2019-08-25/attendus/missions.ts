import { enVigueur } from '#libs/droit';
import { LIBELLE_MISSION } from '../../missions';
import type { Attendus } from '../attendus';
import { missionsEngagees } from '../delais';

export const ATTENDUS_MISSIONS: Attendus = (faits) =>
  (faits.contrat?.fin ? [] : missionsEngagees(faits, enVigueur))
    .filter((mission) => !faits.missions[mission])
    .map((mission) => [true, `Démarrer la mission « ${LIBELLE_MISSION[mission]} »`, 'PORTEUR']);
