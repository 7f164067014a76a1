import { DateCivile } from '#libs/droit';
import { Definition, Evenement, inserer, Insertion, Motif, Refuse } from '#libs/moteur';
import { Ecriture, EntreeJournal, Fait } from '#libs/persistance';
import { Cadre, faitDe, Provenance } from './commande';
import { EntreeRejouable, evenementInscrit } from './rejeu';

// A fact received late takes its place in the legal order, if the rest of the history still holds with it.

const SANS_CHANGEMENT = { armees: [], levees: [], modifiees: [] };

/**
 * Looks for the place of a fact that was refused at the end of the history, when others recorded follow it in law. Without
 * a place, the reasons are those of the end of the history, unless it was only that the fact comes too early for it.
 */
export function chercherPlace(
  definition: Definition,
  journal: readonly EntreeRejouable[],
  evenement: Evenement,
  jusquAu: DateCivile,
  refus: Refuse,
): Insertion | Refuse {
  if (refus.categorie !== 'DROIT' || refus.anomalies || !journal.slice(1).some(({ le }) => le > evenement.le))
    return refus;
  const issue = placer(definition, journal, evenement, jusquAu);
  if (issue.accepte) return issue;
  // Those of its own place count when it only came too early; that the rest would no longer hold always does.
  const autres = issue.motifs.filter(({ code }) => code === 'HISTOIRE' || (tropTot(refus) && code !== TROP_TOT));
  return { ...refus, motifs: [...refus.motifs, ...autres] };
}

const TROP_TOT = 'LE-ANTERIEUR';

/** True of a refusal that only says that the fact comes too early for the end of the history. */
export const tropTot = ({ motifs }: { motifs: readonly Motif[] }): boolean =>
  motifs.some(({ code }) => code === TROP_TOT);

/** The fact at its place in the legal order of a journal, or why the rest of the history no longer holds with it. */
export function placer(
  definition: Definition,
  [ouverture, ...suite]: readonly EntreeRejouable[],
  evenement: Evenement,
  jusquAu: DateCivile,
): Insertion | Refuse {
  const { donnees, constats } = ouverture!;
  return inserer(definition, { donnees, constats }, suite.map(evenementInscrit), evenement, jusquAu);
}

/** The entries to write: the fact first, then what time does otherwise because of it. */
export function faitsTardifs(
  cadre: Cadre,
  { entrees, instantane, effets }: Insertion,
  provenance: Provenance,
): [Fait, ...Fait[]] {
  return entrees.map(({ evenement, verdict }, rang) =>
    faitDe(
      cadre,
      evenement,
      {
        ...verdict,
        instantane,
        effets: { ...verdict.effets, echeances: rang === 0 ? effets.echeances : SANS_CHANGEMENT },
      },
      rang === 0 ? provenance : {},
    ),
  ) as [Fait, ...Fait[]];
}

/** What the register of deadlines and that of letters must say of what no longer holds. */
export function defaitPar({ entrees, ecart }: Insertion, journal: readonly EntreeJournal[]): Ecriture['defait'] {
  const annulees = new Set(ecart.annulees.map(({ seq }) => seq));
  return {
    par: entrees[0]!.evenement.seq,
    echeances: journal
      .filter(({ seq }) => annulees.has(seq))
      .flatMap(({ donnees }) => (donnees as { echeance?: string }).echeance ?? []),
    courriers: ecart.courriersACorriger.map(({ seq, code }) => ({ seq, code })),
  };
}
