import { ETAPE_FACULTATIVE, ETAPES_ASSOCIATION, LIBELLE_CHANGEMENT, LIBELLE_ETAPE } from '../../association';
import type { Attendus } from '../attendus';
import { changementsADeclarer, etapesFranchies } from '../faits/association';

export const ATTENDUS_ASSOCIATION: Attendus = (faits) => {
  const franchies = etapesFranchies(faits);
  const suivante = ETAPES_ASSOCIATION.find((etape) => !franchies[etape] && etape !== ETAPE_FACULTATIVE);
  const fait = Object.keys(franchies).length;
  return [
    // Shown once the steps are followed in the dossier, not to those that never noted any.
    [
      faits.etapes !== undefined && suivante !== undefined,
      `Franchir l’étape « ${suivante && LIBELLE_ETAPE[suivante]} » de l’association (${fait} sur ${ETAPES_ASSOCIATION.length})`,
      'PORTEUR',
    ],
    [faits.association !== undefined && !faits.association.siren, 'Obtenir le SIREN de l’association', 'PORTEUR'],
    ...changementsADeclarer(faits).map(
      ({ nature }) => [true, `Déclarer au greffe : ${LIBELLE_CHANGEMENT[nature]}`, 'PORTEUR'] as const,
    ),
  ];
};
