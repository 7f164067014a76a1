import type { Definition } from '#libs/moteur';
import { FINANCEMENT } from '../financement/definition';
import { CONSULTATION_RECOMMANDE, PARAMETRES, SUSPENSIONS_GENERALES } from '../parametres';
import { RAPPEL_DE_PASSAGE } from '../rappels';
import { valeurEnClair } from '../valeurs-en-clair';
import { COURRIERS, joindre } from './courriers';
import { MACHINE } from './definition';
import { ECHEANCES } from './echeances';
import { EVENEMENTS } from './evenements';
import { FaitsCpts } from './faits';
import { FICHES } from './fiches';
import { ouvrir, Ouverture } from './ouverture';
import { resumer } from './phases';
import { REGLES } from './regles';

/** The path in force from the national agreement of 2019. */
export const VERSION_2019_08_25: Definition<FaitsCpts> = {
  procedure: 'cpts',
  version: '2019-08-25',
  du: '2019-08-25',
  machine: MACHINE,
  evenements: EVENEMENTS,
  regles: REGLES,
  echeances: ECHEANCES,
  rappelDePassage: RAPPEL_DE_PASSAGE,
  courriers: COURRIERS,
  fiches: FICHES,
  parametres: PARAMETRES,
  valeurEnClair,
  suspensionsGenerales: SUSPENSIONS_GENERALES,
  recommandeElectronique: CONSULTATION_RECOMMANDE,
  ouverture: Ouverture,
  ouvrir,
  zone: ({ zone }) => zone,
  joindre,
  resumer,
  financement: FINANCEMENT,
};
