// What a letter of intent holds and what the information meeting presents. Rulebook §§ 5.1 and 5.4.

/** Items of a letter of intent: the union of the three regional lists. */
export const LIBELLE_RUBRIQUE = {
  CONTEXTE: 'contexte et historique',
  TERRITOIRE: 'territoire d’action envisagé',
  ACTEURS: 'acteurs et partenaires',
  DIAGNOSTIC: 'premiers éléments de diagnostic',
  ORIENTATIONS: 'orientations du futur projet',
  APPUI: 'besoins d’appui pour la suite',
  THEMATIQUES: 'thématiques retenues',
  EQUIPE_PROJET: 'équipe projet',
  ACTIONS_ET_PARTENARIATS: 'actions et partenariats envisagés par mission',
  CALENDRIER: 'calendrier prévisionnel',
  PROBLEMATIQUE: 'problématique',
  MOYENS: 'moyens',
  OBJECTIF: 'objectif',
  ARTICULATION: 'articulation avec les projets existants',
} as const;
export type Rubrique = keyof typeof LIBELLE_RUBRIQUE;
export const RUBRIQUES = Object.keys(LIBELLE_RUBRIQUE) as readonly Rubrique[];

export const LIBELLE_PIECE_LETTRE = {
  LETTRE_SIGNEE: 'lettre signée',
  LISTE_DES_COMMUNES: 'liste des communes',
  LISTE_DES_PORTEURS: 'liste des porteurs',
  LETTRES_DE_SOUTIEN: 'lettres de soutien',
} as const;
export type PieceLettre = keyof typeof LIBELLE_PIECE_LETTRE;
export const PIECES_LETTRE = Object.keys(LIBELLE_PIECE_LETTRE) as readonly PieceLettre[];

/** Those who are consulted on a letter. */
export const LIBELLE_AUTEUR_AVIS = {
  ARS: 'ARS',
  AM: 'assurance maladie',
  URPS: 'URPS',
  USAGERS: 'représentants d’usagers',
} as const;
export type AuteurAvis = keyof typeof LIBELLE_AUTEUR_AVIS;
export const AUTEURS_AVIS = Object.keys(LIBELLE_AUTEUR_AVIS) as readonly AuteurAvis[];

export const SENS_AVIS = ['FAVORABLE', 'RESERVE', 'DEFAVORABLE'] as const;
export type SensAvis = (typeof SENS_AVIS)[number];

/** What a committee may propose of a letter. */
export const PROPOSITIONS = ['VALIDER', 'COMPLETER', 'AJOURNER', 'REFUSER'] as const;
export type Proposition = (typeof PROPOSITIONS)[number];

/** The eight points of the information meeting. */
export const LIBELLE_POINT_REUNION = {
  CONCEPT: 'concept de CPTS',
  HISTORIQUE: 'historique',
  EQUIPE: 'équipe initiatrice',
  ATOUTS: 'intérêts et atouts',
  TERRITOIRE: 'territoire proposé',
  PRE_DIAGNOSTIC: 'pré-diagnostic',
  ORIENTATIONS: 'orientations des missions',
  SUITES: 'étapes suivantes',
} as const;
export type PointReunion = keyof typeof LIBELLE_POINT_REUNION;
export const POINTS_REUNION = Object.keys(LIBELLE_POINT_REUNION) as readonly PointReunion[];
