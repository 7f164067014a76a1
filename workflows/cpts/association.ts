import { PROFESSIONS, STRUCTURES } from './acteurs';

/** Ten steps of the making of an association. Rulebook § 5.5. */
export const ETAPES_ASSOCIATION = [
  'STATUTS',
  'REGLEMENT_INTERIEUR',
  'CANDIDATURES',
  'ASSEMBLEE_CONSTITUTIVE',
  'DECLARATION',
  'SIRENE',
  'COMPTE_ET_ASSURANCE',
  'ADHESIONS',
  'SUBVENTIONS',
  'VIE_ASSOCIATIVE',
] as const;
export type EtapeAssociation = (typeof ETAPES_ASSOCIATION)[number];

export const LIBELLE_ETAPE: Record<EtapeAssociation, string> = {
  STATUTS: 'Statuts (nom, siège, gouvernance)',
  REGLEMENT_INTERIEUR: 'Règlement intérieur (facultatif)',
  CANDIDATURES: 'Candidatures des représentants',
  ASSEMBLEE_CONSTITUTIVE: 'Assemblée générale constitutive',
  DECLARATION: 'Déclaration en préfecture, ou au tribunal en Alsace-Moselle',
  SIRENE: 'Inscription à SIRENE (SIREN et APE)',
  COMPTE_ET_ASSURANCE: 'Compte bancaire et assurance',
  ADHESIONS: 'Adhésions',
  SUBVENTIONS: 'Demandes de subvention',
  VIE_ASSOCIATIVE: 'Vie associative (assemblée annuelle…)',
};

/** The only step that an association may leave out. */
export const ETAPE_FACULTATIVE: EtapeAssociation = 'REGLEMENT_INTERIEUR';

/** What the ARS looks at in the bylaws, as advice. Rulebook § 5.5. */
export const POINTS_DE_VIGILANCE = [
  'NON_DISCRIMINATION',
  'DEMOCRATIE',
  'TRANSPARENCE_FINANCIERE',
  'DEFRAIEMENT',
  'TERRITOIRE',
  'CONDITIONS_ADHESION',
  'COLLEGE_PARTENAIRES',
  'PERSONNES_MORALES',
  'DEVOLUTION',
  'EMPLOI',
] as const;
export type PointDeVigilance = (typeof POINTS_DE_VIGILANCE)[number];

export const LIBELLE_VIGILANCE: Record<PointDeVigilance, string> = {
  NON_DISCRIMINATION: 'aucun acteur de santé du territoire n’est écarté de l’adhésion',
  DEMOCRATIE: 'démocratie (assemblée annuelle, vote, élection de la moitié des administrateurs, rapport d’activité)',
  TRANSPARENCE_FINANCIERE: 'transparence financière (budget et comptes communiqués et approuvés)',
  DEFRAIEMENT: 'conditions de défraiement prévues',
  TERRITOIRE: 'territoire couvert',
  CONDITIONS_ADHESION: 'conditions d’adhésion',
  COLLEGE_PARTENAIRES: 'collège des partenaires',
  PERSONNES_MORALES: 'personnes morales admises',
  DEVOLUTION: 'dévolution de l’actif à la dissolution',
  EMPLOI: 'pas de groupement d’employeurs pour les adhérents',
};

/** What must be declared to the registry within three months. Rulebook § 5.10, complete list. */
export const CHANGEMENTS = [
  'DIRIGEANTS',
  'SIEGE_SOCIAL',
  'ADRESSE_DE_GESTION',
  'ETABLISSEMENT',
  'LOCAUX',
  'STATUTS',
  'COMPOSITION_UNION',
] as const;
export type Changement = (typeof CHANGEMENTS)[number];

export const LIBELLE_CHANGEMENT: Record<Changement, string> = {
  DIRIGEANTS: 'dirigeants (conseil d’administration, bureau)',
  SIEGE_SOCIAL: 'siège social',
  ADRESSE_DE_GESTION: 'adresse de gestion',
  ETABLISSEMENT: 'ouverture ou fermeture d’un établissement',
  LOCAUX: 'acquisition ou aliénation des locaux',
  STATUTS: 'modification des statuts (titre, objet, durée…)',
  COMPOSITION_UNION: 'composition d’une union',
};

/** Who may join, by category. Rulebook § 5.15. */
export const CATEGORIES_MEMBRES = [...PROFESSIONS, ...STRUCTURES] as const;
export type CategorieMembre = (typeof CATEGORIES_MEMBRES)[number];
