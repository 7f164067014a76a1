import type { Delegation, OrganismeResume } from '../api/types';
import { agence, departement as departementEnMots } from '../mots/libelles';

export const GENRES = {
  ARS: 'ARS',
  CPAM: 'Caisse',
  URPS: 'URPS',
  GESTIONNAIRE_FINESS: 'Gestionnaire FINESS',
} as const satisfies Record<OrganismeResume['genre'], string>;

export const ETATS = {
  EN_VIGUEUR: { mot: 'en vigueur', gravite: 'success' },
  A_VENIR: { mot: 'à venir', gravite: 'info' },
  ECHUE: { mot: 'échue', gravite: 'warning' },
  ANNULEE: { mot: 'annulée', gravite: 'warning' },
} as const satisfies Record<Delegation['etat'], { mot: string; gravite: string }>;

export const NORMES = {
  'a-2a': 'PDF/A-2a : archive (par défaut)',
  'ua-1': 'PDF/UA-1 : accessibilité',
} as const;

const CHAMPS: Readonly<Record<string, string>> = {
  organisme: 'organisme décrit',
  nom: 'nom',
  service: 'service',
  adresse: 'adresse',
  ville: 'ville',
  courriel: 'courriel',
  telephone: 'téléphone',
  signataires: 'signataires',
  logo: 'logo',
  logoTexte: 'description du logo',
  marque: 'marque',
  marqueTexte: 'description de la marque',
  polices: 'polices',
  norme: 'norme des PDF',
  parapheur: 'parapheur',
  fictif: 'caractère fictif',
  delegation: 'délégation',
};

/** A setting in the words of its history. */
export const champEnMots = (champ: string): string => CHAMPS[champ] ?? champ;

/** The territory that an agency writes for: its region, or one department of it. */
export function territoire({ region, departement }: Pick<OrganismeResume, 'region' | 'departement'>): string {
  return departement ? departementEnMots(departement) : agence(region).replace(/^ARS /, '');
}
