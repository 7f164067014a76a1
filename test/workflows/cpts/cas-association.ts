import { CasDeRegle } from './examens';

export const CAS_ASSOCIATION: readonly CasDeRegle[] = [];
