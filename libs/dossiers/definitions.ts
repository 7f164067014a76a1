import { Definition, EvenementDefini, Instantane, preparer, Registre, versionDe, versionsDe } from '#libs/moteur';
import { EntreeInvalide } from './issue';

/** The definition under which a dossier is judged: the version to which it is frozen. */
export function definitionDe(
  registre: Registre,
  { procedure, version }: { procedure: string; version: string },
): Definition {
  const connue = registre[procedure];
  if (!connue) throw new Error(`La procédure ${procedure} est inconnue de ce programme.`);
  return versionDe(connue.versions[0], version);
}

/** The event of this type, in this version of the path or in another. Throws `EntreeInvalide` when none knows it. */
export function evenementDe(definition: Definition, type: unknown): EvenementDefini {
  if (typeof type !== 'string') throw new EntreeInvalide([{ champ: 'type', message: 'est un texte' }]);
  const defini = [definition, ...versionsDe(definition)]
    .flatMap(({ evenements }) => evenements)
    .find((evenement) => evenement.type === type);
  if (!defini)
    throw new EntreeInvalide([
      {
        champ: 'type',
        message: `« ${type.slice(0, 60)} » n’est pas un événement de la procédure ${definition.procedure}`,
      },
    ]);
  return defini;
}

/** True when a stored snapshot was made by the very structure of this definition: else it must be rebuilt. */
export function estFidele(definition: Definition, instantane: Instantane): boolean {
  return instantane.empreinte === preparer(definition).empreinte;
}
