import { casDuContrat } from './cas-contrat';
import { casDeLaFin } from './cas-contrat-fin';
import { casDeLaVie } from './cas-contrat-vie';
import { casDuParcours } from './cas-parcours';
import { casDeSituation } from './cas-situation';

/** Every sheet in each of its turns. */
export const LES_FICHES = [
  ...casDeSituation(),
  ...casDuParcours(),
  ...casDuContrat(),
  ...casDeLaVie(),
  ...casDeLaFin(),
];
