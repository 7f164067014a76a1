import { ajouterJours, dateCourte, enVigueur } from '#libs/droit';
import { LIBELLE_MISSION, Mission } from '../../missions';
import type { Attendus } from '../attendus';
import { echeanceDeMission, etapeAttendue, relancesDe } from '../calendrier';
import { missionsEngagees } from '../delais';
import { FaitsCpts } from '../faits';

const ACTE = { demarrage: 'Démarrer la mission', deploiement: 'Déployer la mission' } as const;

/** Before when; since when it is late, once it was found so late that it had to be reminded. */
function delai(faits: FaitsCpts, mission: Mission): string {
  const etape = etapeAttendue(faits, mission)!;
  const echeance = echeanceDeMission(faits, mission, etape, enVigueur);
  const relance = relancesDe(faits, mission).at(-1);
  if (!echeance) return '';
  const retard =
    relance && relance.le > echeance
      ? `, en retard depuis le ${dateCourte(ajouterJours(echeance, 1))}`
      : `, au plus tard le ${dateCourte(echeance)}`;
  return retard + (relance ? `, relancée le ${dateCourte(relance.le)}` : '');
}

export const ATTENDUS_MISSIONS: Attendus = (faits) =>
  (faits.contrat?.fin ? [] : missionsEngagees(faits, enVigueur))
    .map((mission) => [mission, etapeAttendue(faits, mission)] as const)
    .filter(([, etape]) => etape !== undefined)
    .map(([mission, etape]) => [
      true,
      `${ACTE[etape!]} « ${LIBELLE_MISSION[mission]} »${delai(faits, mission)}`,
      'PORTEUR',
    ]);
