import type { Parametre } from '#libs/droit';
import * as principaux from './parametres/principaux';
import * as emergence from './parametres/emergence';
import * as fir from './parametres/fir';
import * as reunion from './parametres/reunion';
import * as association from './parametres/association';
import * as projet from './parametres/projet';
import * as finess from './parametres/finess';
import * as contrat from './parametres/contrat';
import * as avenant from './parametres/avenant';
import * as vie from './parametres/vie';
import * as fin from './parametres/fin';
import * as financement from './parametres/financement';

export * from './parametres/principaux';
export * from './parametres/emergence';
export * from './parametres/fir';
export * from './parametres/reunion';
export * from './parametres/association';
export * from './parametres/projet';
export * from './parametres/finess';
export * from './parametres/contrat';
export * from './parametres/avenant';
export * from './parametres/vie';
export * from './parametres/fin';
export * from './parametres/financement';

const estParametre = (valeur: unknown): valeur is Parametre<unknown> =>
  typeof valeur === 'object' && valeur !== null && 'cle' in valeur && 'valeurs' in valeur;

/** The parameters that a module holds, whether alone, in a list or in a table. */
const dans = (valeur: unknown): Parametre<unknown>[] =>
  estParametre(valeur)
    ? [valeur]
    : typeof valeur === 'object' && valeur !== null
      ? Object.values(valeur).flatMap(dans)
      : [];

/** Every dated parameter of the procedure. */
export const PARAMETRES: readonly Parametre<unknown>[] = [
  principaux,
  emergence,
  fir,
  reunion,
  association,
  projet,
  finess,
  contrat,
  avenant,
  vie,
  fin,
  financement,
].flatMap(dans);
