import { CasDeRegle } from './examens';

export const CAS_REUNION: readonly CasDeRegle[] = [];
