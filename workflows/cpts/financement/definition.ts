import type { FinancementDefini } from '#libs/moteur';
import { FaitsCpts } from '../v2019-08-25/faits';
import { cumuler } from './cumul';
import { Hypothese } from './hypothese';
import { financer } from './index';
import { ordresDe } from './ordres';
import { simuler } from './simulation';

/** The money of a CPTS, as the programs ask for it. An impossible hypothesis is answered by `HypotheseImpossible`. */
export const FINANCEMENT: FinancementDefini<FaitsCpts, Hypothese> = {
  detailler: financer,
  hypothese: Hypothese,
  simuler,
  cumuler,
  ordres: ordresDe,
};
