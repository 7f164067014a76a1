import { CasDeRegle } from './examens';

export const CAS_FIR: readonly CasDeRegle[] = [];
