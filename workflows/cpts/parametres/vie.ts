import { Centimes, Duree, euros, Parametre } from '#libs/droit';
import {
  COMPTES_DES_ASSOCIATIONS,
  contratType,
  ficheFas,
  guideHdf,
  PLAN_DE_CRISE,
  REGLE_APPLICATION,
  TYPES_DE_CRISE,
} from '../sources';

// ---- Missions and yearly meeting --------------------------------------------------------------------------------------

export const RELANCE_AVANT: Parametre<{ mois: number }> = {
  cle: 'mission.relanceAvant',
  libelle: 'Temps avant l’échéance d’une mission à partir duquel on la relance',
  pivot: 'échéance de la mission',
  valeurs: [{ du: '2019-08-25', valeur: { mois: 1 }, source: REGLE_APPLICATION }],
};

export const RELANCE_SUIVANTE: Parametre<Duree> = {
  cle: 'mission.relanceSuivante',
  libelle: 'Temps laissé à une première relance avant la seconde, en recommandé',
  pivot: 'première relance de la mission',
  valeurs: [{ du: '2019-08-25', valeur: { mois: 1 }, source: REGLE_APPLICATION }],
};

export const CONVOCATION_DIALOGUE: Parametre<{ jours: number }> = {
  cle: 'dialogue.convocation',
  libelle: 'Délai entre la convocation et le dialogue de gestion',
  pivot: 'convocation au dialogue de gestion',
  valeurs: [{ du: '2019-08-25', valeur: { jours: 15 }, source: REGLE_APPLICATION }],
};

/** What the CPTS sends before the yearly meeting. Rulebook § 5.13. */
export const PIECES_DU_DIALOGUE = {
  BILAN_PAR_MISSION: 'bilan d’activité par mission',
  TABLEAU_DES_INDICATEURS: 'tableau des indicateurs (valeur et preuve)',
  BUDGET: 'budget réalisé et prévisionnel',
  COMPTES: 'comptes',
  LISTE_DES_MEMBRES: 'liste et nombre de membres',
  POINT_DES_RETARDS: 'point des mesures en retard',
  DEMANDES_D_AVENANT: 'demandes d’avenant (ou leur absence)',
} as const;
export type PieceDuDialogue = keyof typeof PIECES_DU_DIALOGUE;

export const DOSSIER_DU_DIALOGUE: Parametre<readonly PieceDuDialogue[]> = {
  cle: 'dialogue.dossier',
  libelle: 'Pièces à produire avant le dialogue de gestion',
  pivot: 'réception du dossier, ou tenue du dialogue',
  valeurs: [
    {
      du: '2019-08-25',
      valeur: Object.keys(PIECES_DU_DIALOGUE) as PieceDuDialogue[],
      source: guideHdf('fiches 6 et 7'),
    },
  ],
};

export const TAUX_D_ATTEINTE: Parametre<{ plancher: number; plafond: number }> = {
  cle: 'indicateurs.tauxAtteinte',
  libelle: 'Plancher et plafond du taux d’atteinte d’un indicateur, en pour cent',
  pivot: 'dialogue de gestion',
  valeurs: [
    {
      du: '2019-08-25',
      valeur: { plancher: 0, plafond: 100 },
      source: ficheFas('le suivi du contrat'),
      aConfirmer: 'Q-21',
    },
  ],
};

// ---- Payments -----------------------------------------------------------------------------------------------------------

export const FONCTIONNEMENT_PREMIERE_ANNEE: Parametre<'EN_ENTIER' | 'AVANCE_ET_SOLDE'> = {
  cle: 'versement.fonctionnementPremiereAnnee',
  libelle: 'Versement du fonctionnement de la première année, à la signature',
  pivot: 'signature du contrat',
  valeurs: [{ du: '2019-08-25', valeur: 'EN_ENTIER', source: contratType('art. 6.1') }],
};

// ---- Association ----------------------------------------------------------------------------------------------------------

export const ASSEMBLEE_ANNUELLE: Parametre<Duree> = {
  cle: 'association.assembleeAnnuelle',
  libelle: 'Rythme de l’assemblée générale',
  pivot: 'dernière assemblée générale',
  valeurs: [{ du: '2019-08-25', valeur: { annees: 1 }, source: guideHdf('fiche 7') }],
};

/** Strictly above it: accounts certified and published. */
export const SEUIL_DES_SUBVENTIONS: Parametre<Centimes> = {
  cle: 'association.seuilSubventions',
  libelle: 'Subventions publiques annuelles au-delà desquelles les comptes sont certifiés et publiés',
  pivot: 'approbation des comptes',
  valeurs: [{ du: '2019-08-25', valeur: euros(153_000), source: COMPTES_DES_ASSOCIATIONS }],
};

export const PUBLICATION_DES_COMPTES: Parametre<Duree> = {
  cle: 'association.publicationComptes',
  libelle: 'Publication des comptes annuels',
  pivot: 'approbation des comptes',
  valeurs: [{ du: '2019-08-25', valeur: { mois: 3 }, source: COMPTES_DES_ASSOCIATIONS }],
};

/** Reminders to an employer and to an association. Rulebook § 5.11. */
export const RAPPELS_EMPLOYEUR = {
  URSSAF: 'immatriculation à l’URSSAF',
  REGISTRE_DU_PERSONNEL: 'registre du personnel',
  DOCUMENT_UNIQUE: 'document unique des risques',
  RETRAITE_COMPLEMENTAIRE: 'retraite complémentaire',
  OPCO: 'opérateur de compétences (OPCO)',
  SANTE_ET_PREVOYANCE: 'complémentaire santé et prévoyance',
  MEDECINE_DU_TRAVAIL: 'médecine du travail',
  DECLARATION_SOCIALE: 'déclaration sociale mensuelle',
  RESPONSABILITE_CIVILE: 'assurance de responsabilité civile',
  COTISATIONS: 'appel des cotisations',
  CONVENTIONS_DE_STAGE: 'conventions de stage',
  COMPTABILITE_ANALYTIQUE: 'comptabilité analytique par mission',
  REGISTRE_DES_TRAITEMENTS: 'registre des traitements (délégué recommandé)',
  INFORMATION_DES_ADHERENTS: 'information des adhérents',
} as const;
export type RappelEmployeur = keyof typeof RAPPELS_EMPLOYEUR;

export const OBLIGATIONS_EMPLOYEUR: Parametre<readonly RappelEmployeur[]> = {
  cle: 'employeur.rappels',
  libelle: 'Obligations rappelées à l’association qui emploie',
  pivot: 'tenue de la liste',
  valeurs: [
    {
      du: '2019-08-25',
      valeur: Object.keys(RAPPELS_EMPLOYEUR) as RappelEmployeur[],
      source: guideHdf('fiches 7, 16, 20 et 23'),
    },
  ],
};

/** The hire itself is the last day: nothing is added to it. */
export const DECLARATION_D_EMBAUCHE: Parametre<Duree> = {
  cle: 'employeur.declarationEmbauche',
  libelle: 'Temps laissé après la prise de poste pour déclarer l’embauche',
  pivot: 'prise de poste',
  valeurs: [{ du: '2019-08-25', valeur: { jours: 0 }, source: guideHdf('fiche 7'), aConfirmer: 'Q-23' }],
};

// ---- Health crisis --------------------------------------------------------------------------------------------------------

/** Types of crisis that a plan answers. Rulebook § 5.12. */
export const TYPES_CRISE = {
  BLESSES: 'blessés somatiques ou psychiques',
  MALADES: 'malades, surtout âgés',
  AGENT_INFECTIEUX: 'agent infectieux émergent',
  AGENT_NRC: 'agent nucléaire, radiologique ou chimique',
  OFFRE_DE_SOINS: 'altération de l’offre de soins',
} as const;
export type TypeCrise = keyof typeof TYPES_CRISE;

export const THEMES_CRISE = {
  ANTICIPER: 'anticiper',
  S_ADAPTER: 's’adapter',
  ACTIVER_ET_PILOTER: 'activer et piloter',
  EVALUER: 'évaluer',
} as const;
export type ThemeCrise = keyof typeof THEMES_CRISE;

/** The cells of the national template: each type of crisis under each theme. */
export const CELLULES_DU_PLAN: Parametre<{ types: readonly TypeCrise[]; themes: readonly ThemeCrise[] }> = {
  cle: 'crise.cellules',
  libelle: 'Types de crise et thèmes que traite un plan complet',
  pivot: 'version du plan',
  valeurs: [
    {
      du: '2022-09-03',
      valeur: {
        types: Object.keys(TYPES_CRISE) as TypeCrise[],
        themes: Object.keys(THEMES_CRISE) as ThemeCrise[],
      },
      source: TYPES_DE_CRISE,
    },
  ],
};

export const MISE_A_JOUR_DU_PLAN: Parametre<Duree> = {
  cle: 'crise.miseAJour',
  libelle: 'Mise à jour du plan de réponse à la crise',
  pivot: 'dernière version du plan',
  valeurs: [{ du: '2022-09-03', valeur: { mois: 12 }, source: guideHdf('fiche 13') }],
};

export const OBJECTIF_DU_PLAN: Parametre<Duree> = {
  cle: 'crise.objectif',
  libelle: 'Objectif souple de remise du premier plan',
  pivot: 'signature du contrat (ou parution de la trame nationale)',
  valeurs: [{ du: '2022-09-03', valeur: { mois: 12 }, source: PLAN_DE_CRISE }],
};

export const AUTORITES = {
  DG_ARS: 'le directeur général de l’ARS',
  PREFET: 'le préfet',
  MINISTRE: 'le ministre chargé de la santé',
  CPTS: 'la CPTS',
  CPAM: 'la caisse',
  ETABLISSEMENT: 'un établissement de santé',
} as const;
export type Autorite = keyof typeof AUTORITES;

export const AUTORITES_DE_CRISE: Parametre<readonly Autorite[]> = {
  cle: 'crise.autorites',
  libelle: 'Autorités qui déclarent une crise et activent le plan',
  pivot: 'déclaration ou activation',
  valeurs: [{ du: '2022-09-03', valeur: ['DG_ARS', 'PREFET', 'MINISTRE'], source: PLAN_DE_CRISE }],
};

export const SITUATIONS = {
  CRISE_SANITAIRE: 'une crise sanitaire',
  EPIDEMIE_SAISONNIERE: 'une épidémie saisonnière ordinaire',
  TENSION_HOSPITALIERE: 'une tension hospitalière',
} as const;
export type Situation = keyof typeof SITUATIONS;

export const SITUATIONS_DE_CRISE: Parametre<readonly Situation[]> = {
  cle: 'crise.situations',
  libelle: 'Situations qui relèvent du plan de crise',
  pivot: 'déclaration de la crise',
  valeurs: [{ du: '2022-09-03', valeur: ['CRISE_SANITAIRE'], source: PLAN_DE_CRISE }],
};
