import type { ReferencePersonne } from '#libs/droit';
import type { Fait } from '../faits';

/** What the dossier remembers of its beginnings. */
export interface FaitsEmergence {
  emergence?: {
    leader?: ReferencePersonne;
    /** CPTS and projects next to this one, by name. */
    voisines?: readonly string[];
    /** Lead fund of a territory that spreads over several departments. G-P1-04. */
    caisseChefDeFile?: string;
    /** Each time that the territory was redrawn before the letter. */
    versionsTerritoire?: readonly Fait[];
  };
  rencontre?: { proposee?: Fait & { pour?: string }; tenue?: Fait & { suite: SuiteRencontre } };
  concurrence?: Fait & {
    /** The other projects, by name. */
    concurrents: readonly string[];
    mediation?: Fait;
    issue?: Fait & { sens: IssueConcurrence };
  };
}

export const SUITES_RENCONTRE = ['POURSUIVRE', 'RAPPROCHER', 'ABANDONNER'] as const;
export type SuiteRencontre = (typeof SUITES_RENCONTRE)[number];

export const ISSUES_CONCURRENCE = ['MAINTIEN', 'AJUSTEMENT', 'FUSION', 'RENONCEMENT'] as const;
export type IssueConcurrence = (typeof ISSUES_CONCURRENCE)[number];
