import type { Gabarit } from '../api/types';

/** Kinds of templates, as people call them. */
export const GENRES: Record<Gabarit['genre'], string> = {
  LETTRE: 'Lettre',
  FICHE: 'Fiche',
  COURRIEL: 'Courriel',
  PREUVE: 'Preuve d’envoi',
};
