import type { Attendus } from '../attendus';
import { projetValide } from '../faits';

export const ATTENDUS_CONTRAT: Attendus = (faits, est) => [
  [projetValide(faits) && est('enCours.contrat.contratADemander'), 'Demander l’adhésion à l’ACI', 'PORTEUR'],
  [projetValide(faits) && est('enCours.contrat.contratANegocier'), 'Négocier et signer le contrat ACI', 'CPAM'],
  [est('enCours.contrat.contratEteint'), 'Clore le dossier ou demander un nouveau contrat', 'ARS_INSTRUCTEUR'],
];
