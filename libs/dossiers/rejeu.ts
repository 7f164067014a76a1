import { Definition, Evenement, Instantane, projeter, rejouer } from '#libs/moteur';
import { EntreeJournal } from '#libs/persistance';

/** Type of the first entry of every journal. */
export const OUVERTURE = 'OUVRIR_DOSSIER';

/** The state that a journal gives, from its opening to its last entry. Throws when an entry is no longer accepted. */
export function rejouerJournal(definition: Definition, entrees: readonly EntreeJournal[]): Instantane {
  const [premiere, ...suite] = entrees;
  if (premiere?.type !== OUVERTURE) throw new Error('Le journal ne commence pas par l’ouverture du dossier.');
  return rejouer(definition, { donnees: premiere.donnees, constats: premiere.constats }, suite.map(evenementDe));
}

/** The state that some of the facts of a journal give, without judging them again: see `projeter`. */
export function projeterJournal(definition: Definition, [premiere, ...suite]: readonly EntreeJournal[]) {
  const { donnees, constats } = premiere!;
  return projeter(definition, { donnees, constats }, suite.map(evenementDe));
}

function evenementDe({ type, le, donnees, constats, acteur, role, seq }: EntreeJournal): Evenement {
  return { type, le, donnees, constats, acteur: { id: acteur, roles: [role] }, seq };
}
