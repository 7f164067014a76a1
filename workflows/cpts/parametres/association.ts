import { Centimes, Duree, euros, Parametre } from '#libs/droit';
import { csp, guideHdf, guideReunion, LOI_1901, STATUTS_CPTS } from '../sources';
import { CategorieMembre, PointDeVigilance } from '../association';

export const DECLARATION_CHANGEMENT: Parametre<Duree> = {
  cle: 'association.declarationChangement',
  libelle: 'Délai de déclaration d’un changement au greffe des associations',
  pivot: 'délibération',
  valeurs: [{ du: '2016-01-26', valeur: { mois: 3 }, source: LOI_1901 }],
};

export const PUBLICATION_JO: Parametre<Duree> = {
  cle: 'association.publicationJo',
  libelle: 'Délai de publication de la création au Journal officiel',
  pivot: 'déclaration de l’association',
  valeurs: [{ du: '2016-01-26', valeur: { mois: 1 }, source: LOI_1901 }],
};

export const AMENDE_DECLARATION: Parametre<{ premiere: Centimes; recidive: Centimes }> = {
  cle: 'association.amende',
  libelle: 'Amende encourue pour un changement non déclaré',
  pivot: 'délibération',
  valeurs: [{ du: '2016-01-26', valeur: { premiere: euros(1500), recidive: euros(3000) }, source: LOI_1901 }],
};

/** A usage, not a text. */
export const BUREAU_MINIMAL: Parametre<number> = {
  cle: 'association.bureau',
  libelle: 'Nombre usuel de membres du bureau, au moins',
  pivot: 'déclaration de l’association',
  valeurs: [{ du: '2016-01-26', valeur: 3, source: guideHdf('fiche 5') }],
};

export const CONSEIL_USUEL: Parametre<readonly [number, number]> = {
  cle: 'association.conseil',
  libelle: 'Taille usuelle du conseil d’administration, facultatif',
  pivot: 'déclaration de l’association',
  valeurs: [{ du: '2016-01-26', valeur: [10, 20], source: guideHdf('fiche 5') }],
};

/** The four points of the guide, which announces three; the others complete the grid. Rulebook § 5.5. */
export const VIGILANCE_STATUTS: Parametre<readonly PointDeVigilance[]> = {
  cle: 'association.vigilance',
  libelle: 'Points de vigilance à examiner dans les statuts',
  pivot: 'avis sur les statuts',
  valeurs: [
    {
      du: '2016-01-26',
      valeur: ['NON_DISCRIMINATION', 'DEMOCRATIE', 'TRANSPARENCE_FINANCIERE', 'DEFRAIEMENT'],
      source: guideReunion('annexe 4'),
    },
  ],
};

export const VIGILANCE_COMPLEMENTS: Parametre<readonly PointDeVigilance[]> = {
  cle: 'association.vigilanceComplements',
  libelle: 'Points de vigilance complémentaires',
  pivot: 'avis sur les statuts',
  valeurs: [
    {
      du: '2016-01-26',
      valeur: ['TERRITOIRE', 'CONDITIONS_ADHESION', 'COLLEGE_PARTENAIRES', 'PERSONNES_MORALES', 'DEVOLUTION', 'EMPLOI'],
      source: STATUTS_CPTS,
    },
  ],
};

/** Occupational health services are admitted from a date that the text read does not give. R-T-06, rulebook § 5.15. */
export const CATEGORIES_NON_ADMISES: Parametre<readonly CategorieMembre[]> = {
  cle: 'membres.categoriesExclues',
  libelle: 'Catégories qui ne peuvent pas encore adhérer (R-T-06)',
  pivot: 'adhésion',
  valeurs: [
    { du: '2016-01-26', valeur: ['SERVICE_PREVENTION_SANTE_TRAVAIL'], source: csp('L.1434-12') },
    { du: '2022-03-31', valeur: [], source: csp('L.1434-12'), aConfirmer: 'Q-37' },
  ],
};

/** Before the decree of 2022, a leader could be paid up to this share of the monthly minimum wage. R-T-07a. */
export const PART_DU_SMIC: Parametre<string> = {
  cle: 'membres.partDuSmic',
  libelle: 'Part du SMIC mensuel brut qu’un dirigeant pouvait recevoir sans remettre en cause la gestion désintéressée',
  pivot: 'paiement',
  valeurs: [{ du: '2019-08-25', valeur: 'trois quarts', source: guideReunion('annexe 4') }],
};
