import { CasDeRegle } from './examens';

export const CAS_FINESS: readonly CasDeRegle[] = [];
