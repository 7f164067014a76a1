import { VARIANTES_AVANT_LE_CONTRAT } from './avant-le-contrat';
import { VARIANTES_CONTRAT } from './contrat';

/** What a dossier may show besides its situation: acts added to its story, once it is told. */
export const VARIANTES = { ...VARIANTES_AVANT_LE_CONTRAT, ...VARIANTES_CONTRAT } as const;

export type NomVariante = keyof typeof VARIANTES;
