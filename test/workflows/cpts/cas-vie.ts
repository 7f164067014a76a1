import { CasDeRegle } from './examens';

export const CAS_VIE: readonly CasDeRegle[] = [];
