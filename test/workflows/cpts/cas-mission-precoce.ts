import { CasDeRegle } from './examens';

export const CAS_MISSION_PRECOCE: readonly CasDeRegle[] = [];
