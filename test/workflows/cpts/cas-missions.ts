import { CasDeRegle } from './examens';

export const CAS_MISSIONS: readonly CasDeRegle[] = [];
