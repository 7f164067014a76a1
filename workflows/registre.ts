import type { Registre } from '#libs/moteur';
import { VERSION_2019_08_25 } from './cpts/v2019-08-25';

/** Procedure → dated versions, oldest first. */
export const REGISTRE: Registre = {
  cpts: {
    cle: 'cpts',
    libelle: 'Communauté professionnelle territoriale de santé',
    versions: [VERSION_2019_08_25],
  },
};
