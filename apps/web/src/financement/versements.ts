import type { Versement as VersementDuDossier } from '#workflows/cpts/v2019-08-25/faits/vie';
import type { Json, VueDossier } from '../api/types';

export type Versement = Json<VersementDuDossier>;

/** The payments that the facts of a dossier hold, cancelled ones left aside. */
export function versementsDe({ faits }: Pick<VueDossier, 'faits'>): Versement[] {
  const { versements } = (faits ?? {}) as { versements?: Versement[] };
  return (versements ?? []).filter(({ annule }) => !annule);
}
