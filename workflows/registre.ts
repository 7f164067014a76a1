import type { Definition, Registre } from '#libs/moteur';
import { VERSION_2019_08_25 } from './cpts/v2019-08-25';
import { VERSION_2022_09_03 } from './cpts/v2022-09-03';

/** Each version knows the others: a live dossier may pass from one to the next. */
const lier = (...versions: [Definition, ...Definition[]]): [Definition, ...Definition[]] => {
  const liees = versions.map((version): Definition => ({ ...version, versions: () => liees })) as typeof versions;
  return liees;
};

/** Procedure → dated versions, oldest first. */
export const REGISTRE: Registre = {
  cpts: {
    cle: 'cpts',
    libelle: 'Communauté professionnelle territoriale de santé',
    versions: lier(VERSION_2019_08_25, VERSION_2022_09_03),
  },
};
