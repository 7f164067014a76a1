import type { Attendus } from '../attendus';

export const ATTENDUS_FIN: Attendus = () => [];
