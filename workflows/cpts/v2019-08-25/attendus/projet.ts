import type { Attendus } from '../attendus';

export const ATTENDUS_PROJET: Attendus = (_faits, est) => [
  [est('enCours.demarche.projetADeposer'), 'Déposer le projet de santé', 'PORTEUR'],
  [est('enCours.demarche.projetAInstruire'), 'Valider le projet de santé ou s’y opposer', 'DG_ARS'],
  [est('enCours.demarche.piecesDuProjetAttendues'), 'Produire les pièces exigées', 'PORTEUR'],
  [est('enCours.demarche.projetARedeposer'), 'Déposer un nouveau projet de santé', 'PORTEUR'],
];
