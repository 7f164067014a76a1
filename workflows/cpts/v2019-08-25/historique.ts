import type { Depart } from '#libs/moteur';
import { Projet } from './faits';

/**
 * What came before the present start of the silence on a project: its receipt, then each request that a text allows and
 * each receipt since. None while it runs from the receipt of the project itself. Source: R-PROC-05.
 */
export function historiqueDuSilence({ le, seq, depart, demandes }: Projet): Pick<Depart, 'historique'> {
  if (depart.seq === seq) return {};
  const etapes = demandes
    .filter(({ nature }) => nature === 'BLOQUANTE')
    .flatMap((demande) => [
      { le: demande.le, quoi: 'demande de pièces exigées par un texte' },
      ...(demande.completeLe !== undefined && demande.completeLe < depart.le
        ? [{ le: demande.completeLe, quoi: 'réception de pièces demandées' }]
        : []),
    ])
    .filter((etape) => etape.le <= depart.le)
    .sort((a, b) => a.le.localeCompare(b.le));
  return { historique: [{ le, quoi: 'réception du projet par l’ARS' }, ...etapes] };
}
