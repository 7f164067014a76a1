import type { Attendus } from '../attendus';
import { projetValide, validationATransmettre } from '../faits';

export const ATTENDUS_FINESS: Attendus = (faits, est) => [
  [validationATransmettre(faits), 'Transmettre au gestionnaire FINESS', 'ARS_INSTRUCTEUR'],
  [
    projetValide(faits) && !validationATransmettre(faits) && est('enCours.finess.immatriculationAEnregistrer'),
    'Immatriculer la CPTS',
    'GESTIONNAIRE_FINESS',
  ],
];
