import { CasDeRegle } from './examens';

export const CAS_AVENANT: readonly CasDeRegle[] = [];
