import type { VueDossier } from '../api/types';

/** The time zone in which the dossier's days are counted, as its facts tell it. */
export function fuseauDe({ faits }: Pick<VueDossier, 'faits'>): string | undefined {
  return (faits as { zone?: { fuseau?: string } } | null)?.zone?.fuseau;
}
