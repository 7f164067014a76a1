import type { Attendus } from '../attendus';

export const ATTENDUS_FIR: Attendus = () => [];
