import type { Fait } from '../faits';

/** What the dossier remembers of its information meeting, beside the meeting itself. */
export interface FaitsReunion {
  /** The meeting that is called; none once it is put off without a date. */
  convocationReunion?: Fait & { pour: string };
  compteRenduReunion?: Fait & { suite: SuiteReunion };
}

export const SUITES_REUNION = ['MAINTENIR', 'AJUSTER'] as const;
export type SuiteReunion = (typeof SUITES_REUNION)[number];
