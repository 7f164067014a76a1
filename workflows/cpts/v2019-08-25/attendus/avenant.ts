import type { Attendus } from '../attendus';

export const ATTENDUS_AVENANT: Attendus = () => [];
