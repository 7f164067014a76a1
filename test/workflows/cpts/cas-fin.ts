import { CasDeRegle } from './examens';

export const CAS_FIN: readonly CasDeRegle[] = [];
