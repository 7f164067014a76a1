import { CasDeRegle } from './examens';

export const CAS_CRISE: readonly CasDeRegle[] = [];
