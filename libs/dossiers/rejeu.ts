import { Definition, Evenement, Instantane, projeter, rejouer } from '#libs/moteur';
import { EntreeJournal } from '#libs/persistance';
import { reglesSansControle } from './anomalies';
import { isDeepStrictEqual } from 'node:util';

/** Type of the first entry of every journal. */
export const OUVERTURE = 'OUVRIR_DOSSIER';

/** The state that a journal gives, from its opening to its last entry. Throws when an entry is no longer accepted. */
export function rejouerJournal(definition: Definition, entrees: readonly EntreeJournal[]): Instantane {
  const [premiere, ...suite] = entrees;
  if (premiere?.type !== OUVERTURE) throw new Error('Le journal ne commence pas par l’ouverture du dossier.');
  return rejouer(definition, { donnees: premiere.donnees, constats: premiere.constats }, suite.map(evenementInscrit));
}

/**
 * The state of a dossier whose stored snapshot is no longer of this program. What an act was accepted under stays: a rule
 * that came since does not undo it, and `verifier` is where it shows. Throws when an entry has no place any more.
 */
export function reconstruire(definition: Definition, entrees: readonly EntreeJournal[]): Instantane {
  try {
    return rejouerJournal(definition, entrees);
  } catch (refuse) {
    const { instantane, ecartees } = projeterJournal(definition, entrees, '9999-12-31');
    // Not judged, an act may have taken another way: the journal says where the last one came to.
    if (ecartees.length || !isDeepStrictEqual(instantane.valeur, entrees.at(-1)!.etat)) throw refuse;
    return instantane;
  }
}

/**
 * The state on a legal date, as the journal tells it: what had happened by then, whenever it was recorded. Not judged
 * again: see `projeter`.
 */
export function projeterJournal(definition: Definition, [premiere, ...suite]: readonly EntreeJournal[], le: string) {
  const { donnees, constats } = premiere!;
  return projeter(definition, { donnees, constats }, suite.map(evenementInscrit), (fait) => fait.le <= le);
}

/** Of an entry, written or only tried, what it takes to play it again. */
export type EntreeRejouable = Pick<
  EntreeJournal,
  'type' | 'le' | 'donnees' | 'constats' | 'acteur' | 'role' | 'seq' | 'place' | 'avertissements'
>;

/** An entry of the journal as the engine judged it. */
export function evenementInscrit(entree: EntreeRejouable): Evenement {
  const { type, le, donnees, constats, acteur, role, seq, place } = entree;
  const sansControle = reglesSansControle(entree.avertissements);
  return {
    ...{ type, le, donnees, constats, acteur: { id: acteur, roles: [role] }, seq },
    ...(place ? { place } : {}),
    ...(sansControle.length ? { sansControle } : {}),
  };
}
