import type { EcheanceDefinie } from '#libs/moteur';
import { LIBELLE_CHANGEMENT } from '../../association';
import { DECLARATION_CHANGEMENT, PUBLICATION_JO } from '../../parametres/association';
import { ALERTES_DU_MOIS, ALERTES_EN_MOIS } from '../../rappels';
import { guideHdf, LOI_1901 } from '../../sources';
import { FaitsCpts } from '../faits';
import { changementsADeclarer } from '../faits/association';
import { REPORT_AU_JOUR_OUVRE } from './report';

export const ECHEANCES_ASSOCIATION: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P4-01',
    libelle: 'Déclaration d’un changement au greffe des associations',
    sources: [LOI_1901, guideHdf('fiche 7')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'délibération de l’association',
    dans: ['enCours.association.associationDeclaree'],
    departs: (faits) =>
      changementsADeclarer(faits).map(({ nature, le, seq }) => ({
        instance: nature,
        libelle: `Déclaration au greffe : ${LIBELLE_CHANGEMENT[nature]}`,
        le,
        seq,
        fait: 'délibération de l’association',
      })),
    duree: DECLARATION_CHANGEMENT,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le changement n’est pas opposable aux tiers, et une amende est encourue',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_EN_MOIS,
  },
  {
    code: 'D-P4-02',
    libelle: 'Publication de l’association au Journal officiel',
    sources: [LOI_1901],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'déclaration de l’association',
    dans: ['enCours.association.associationDeclaree'],
    // Where local law applies, the court's register takes the place of the official journal.
    departs: ({ association }) =>
      association?.forme === 'ASSOCIATION_1901' && association.recepisseLe && !association.publieeLe
        ? [{ le: association.recepisseLe, seq: association.seq, fait: 'déclaration de l’association' }]
        : [],
    duree: PUBLICATION_JO,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : la publication au Journal officiel n’est pas connue',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_DU_MOIS,
  },
];
