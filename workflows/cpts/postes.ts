import { LIBELLE_MISSION, MISSIONS } from './missions';

/** What a contract pays for. */
export const POSTES = ['FONCTIONNEMENT', ...MISSIONS] as const;
export type Poste = (typeof POSTES)[number];

export const LIBELLE_POSTE: Record<Poste, string> = { FONCTIONNEMENT: 'Fonctionnement', ...LIBELLE_MISSION };

export const NATURES_DE_VERSEMENT = ['AVANCE', 'SOLDE', 'VARIABLE'] as const;
export type NatureDeVersement = (typeof NATURES_DE_VERSEMENT)[number];

/** Inside a sentence. */
export const LIBELLE_NATURE: Record<NatureDeVersement, string> = {
  AVANCE: 'avance',
  SOLDE: 'solde',
  VARIABLE: 'part variable',
};
