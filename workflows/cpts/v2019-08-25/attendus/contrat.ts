import { LIBELLE_PIECE_ACI } from '../../parametres';
import type { Attendus } from '../attendus';
import { projetValide } from '../faits';

export const ATTENDUS_CONTRAT: Attendus = (faits, est) => [
  [projetValide(faits) && est('enCours.contrat.contratADemander'), 'Demander l’adhésion à l’ACI', 'PORTEUR'],
  [
    est('enCours.contrat.piecesDeLaDemandeAttendues'),
    `Produire les pièces de la demande de contrat : ${(faits.contrat?.piecesAttendues ?? [])
      .map((piece) => LIBELLE_PIECE_ACI[piece])
      .join(', ')}`,
    'PORTEUR',
  ],
  [projetValide(faits) && est('enCours.contrat.contratANegocier'), 'Négocier et signer le contrat ACI', 'CPAM'],
  [est('enCours.contrat.desaccordSurLeContrat'), 'Reprendre la négociation du contrat, ou le refuser', 'CPAM'],
  [est('enCours.contrat.contratRefuse'), 'Demander à nouveau le contrat, ou clore le dossier', 'PORTEUR'],
  [est('enCours.contrat.contratEteint'), 'Clore le dossier ou demander un nouveau contrat', 'ARS_INSTRUCTEUR'],
];
