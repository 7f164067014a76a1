import { ASSOCIATION, EMERGENCE, LETTRE, REUNION } from './avant-le-contrat';
import { CONTRADICTIONS, LISTES } from './contradictions';
import { CONTRAT, FIN, TAILLES, VIE } from './contrat';
import { DROIT_DATE } from './droit-date';
import type { Section } from './exigence';
import { PROCEDURE } from './procedure';
import { FINESS, PROJET } from './projet-et-finess';

export type { Exigence, Section } from './exigence';

/** Every requirement of the rulebook, by its identifier there, and what bears it. */
export const REFERENTIEL: readonly Section[] = [
  PROCEDURE,
  EMERGENCE,
  LETTRE,
  REUNION,
  ASSOCIATION,
  PROJET,
  FINESS,
  CONTRAT,
  VIE,
  FIN,
  TAILLES,
  DROIT_DATE,
  CONTRADICTIONS,
  LISTES,
];
