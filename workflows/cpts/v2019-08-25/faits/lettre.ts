import type { Fait } from '../faits';

/** What the dossier remembers of its letter of intent, beside the letter itself. */
export interface FaitsLettre {
  /** Reasons of an implicit refusal: asked for, then given. R-PROC-15. */
  motifsRefus?: Fait & { communication?: Fait };
}
