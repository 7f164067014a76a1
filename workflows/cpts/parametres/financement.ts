import { Parametre } from '#libs/droit';
import { contratType, ficheFas, guideHdf, guideReunion } from '../sources';

// How amounts of the scale become payments. Rulebook § 2.8.

/** In per cent of what is fixed for the year; the rest is its balance. */
export const PART_AVANCEE: Parametre<{ fonctionnement: number; missions: number }> = {
  cle: 'versement.partAvancee',
  libelle: 'Part avancée du fonctionnement et de la part fixe des missions, en pour cent',
  pivot: 'ouverture de l’année de contrat',
  valeurs: [{ du: '2019-08-25', valeur: { fonctionnement: 75, missions: 75 }, source: contratType('art. 6') }],
};

export type BaseDuProrata = 'JOURS' | 'MOIS';

/** Real days of the contract year, or its whole months. */
export const BASE_DU_PRORATA: Parametre<BaseDuProrata> = {
  cle: 'versement.baseDuProrata',
  libelle: 'Base du prorata de l’année de démarrage ou de fin',
  pivot: 'signature du contrat',
  valeurs: [{ du: '2019-08-25', valeur: 'JOURS', source: contratType('art. 6.2'), aConfirmer: 'Q-20' }],
};

export const PRORATA_DU_VARIABLE: Parametre<boolean> = {
  cle: 'versement.prorataDuVariable',
  libelle: 'La part variable suit le prorata de la part fixe',
  pivot: 'signature du contrat',
  valeurs: [{ du: '2019-08-25', valeur: true, source: guideHdf('fiches 6 et 16'), aConfirmer: 'Q-18' }],
};

/** Where the share of unscheduled care goes in the scale of 2019, of which one total alone is printed. */
export const COMPLEMENT_ACCES_AUX_SOINS: Parametre<'FIXE' | 'VARIABLE'> = {
  cle: 'versement.complementAccesAuxSoins',
  libelle: 'Rattachement du financement propre aux soins non programmés (barème de 2019)',
  pivot: 'signature du contrat ou de l’avenant',
  valeurs: [{ du: '2019-08-25', valeur: 'FIXE', source: guideReunion('tableau récapitulatif'), aConfirmer: 'Q-15' }],
};

/** Until when the fixed share is that of the first plan: the contract year of the start, or each that opens without it. */
export const TARIF_DE_CRISE: Parametre<'ANNEE_DE_DEMARRAGE' | 'JUSQU_AU_PLAN_FINALISE'> = {
  cle: 'versement.tarifDeCrise',
  libelle: 'Années de contrat payées au tarif de la première rédaction du plan de crise',
  pivot: 'signature du contrat ou de l’avenant',
  valeurs: [{ du: '2019-08-25', valeur: 'ANNEE_DE_DEMARRAGE', source: guideHdf('fiche 16'), aConfirmer: 'Q-19' }],
};

/** When nothing has been recorded yet, what the forecast takes. In per cent. */
export const ATTEINTE_PREVUE: Parametre<number> = {
  cle: 'versement.atteintePrevue',
  libelle: 'Taux d’atteinte que suppose la prévision, en pour cent',
  pivot: 'ouverture de l’année de contrat',
  valeurs: [{ du: '2019-08-25', valeur: 100, source: ficheFas('le suivi du contrat'), aConfirmer: 'Q-21' }],
};
