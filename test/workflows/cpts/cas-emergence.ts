import { CasDeRegle } from './examens';

export const CAS_EMERGENCE: readonly CasDeRegle[] = [];
