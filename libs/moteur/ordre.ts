import { Evenement } from './evenements';

/**
 * The legal order of a journal. A journal is only ever added to: what is recorded late says after which entry it stands,
 * and which entries of the clock no longer hold because of it. Entries come in any order; the annulled ones are gone.
 * `partielle`: some entries were left out, so that the one after which another stands may be missing; the date then says.
 */
export function ordonner(suite: readonly Evenement[]): Evenement[] {
  // The common journal holds nothing late: it is in its order already.
  if (suite.every(({ place, seq }, rang) => !place && (rang === 0 || seq > suite[rang - 1]!.seq))) return [...suite];
  const ordre: Evenement[] = [];
  for (const evenement of [...suite].sort((a, b) => a.seq - b.seq)) {
    if (!evenement.place) {
      ordre.push(evenement);
      continue;
    }
    const { apres, annule } = evenement.place;
    const rang = apres === 1 ? 0 : ordre.findIndex(({ seq }) => seq === apres) + 1;
    const connu = rang > 0 || apres === 1;
    ordre.splice(connu ? rang : ordre.findLastIndex(({ le }) => le <= evenement.le) + 1, 0, evenement);
    for (const seq of annule) {
      const annulee = ordre.findIndex((autre) => autre.seq === seq);
      if (annulee >= 0) ordre.splice(annulee, 1);
    }
  }
  return ordre;
}

/** The greatest rank of a journal: that of its last entry, wherever it stands. */
export function dernierRang(suite: readonly Evenement[]): number {
  return suite.reduce((rang, { seq }) => Math.max(rang, seq), 1);
}
