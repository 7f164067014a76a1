import { DateCivile } from '#libs/droit';
import { initialTransition, StateValue } from 'xstate';
import { preparer, restaurer } from './machine';
import { Definition } from './procedure';
import { Instantane } from './verdicts';

/** The version of a procedure in force on a date; the oldest one before it. */
export function versionEnVigueur(versions: readonly [Definition, ...Definition[]], le: DateCivile): Definition {
  return versions.findLast((version) => version.du <= le) ?? versions[0];
}

export function versionsDe(definition: Definition): readonly [Definition, ...Definition[]] {
  return definition.versions?.() ?? [definition];
}

/** The version under which a dossier stands. Throws when the running program does not know it. */
export function versionDe(definition: Definition, version: string): Definition {
  const trouvee = versionsDe(definition).find((connue) => connue.version === version);
  if (!trouvee)
    throw new Error(`La version ${version} de la procédure ${definition.procedure} est inconnue de ce programme.`);
  return trouvee;
}

const initiales = new WeakMap<Definition['machine'], StateValue>();

export function valeurInitiale({ machine }: Definition): StateValue {
  let valeur = initiales.get(machine);
  if (valeur === undefined) {
    [{ value: valeur }] = initialTransition(machine as never, undefined as never) as unknown as [{ value: StateValue }];
    initiales.set(machine, valeur);
  }
  return valeur;
}

/** True of a dossier that has only been opened: its first fact will say which version of the path it follows. */
export const sansFait = ({ seq }: Instantane): boolean => seq === 1;

/** The version that judges a dossier on a date, and the dossier as that version sees it. */
export function situer(
  definition: Definition,
  instantane: Instantane,
  le: DateCivile,
): { definition: Definition; instantane: Instantane } {
  if (!sansFait(instantane)) return { definition: versionDe(definition, instantane.version), instantane };
  const choisie = versionEnVigueur(versionsDe(definition), le);
  return {
    definition: choisie,
    instantane:
      choisie.version === instantane.version
        ? instantane
        : { ...instantane, ...identite(choisie), valeur: valeurInitiale(choisie) },
  };
}

/**
 * The dossier under another version of its path, from that day on: what that version adds begins at its beginning, and
 * an older fact has its place before, under the version that it lived under.
 */
export function migrer(vers: Definition, instantane: Instantane, le: DateCivile): Instantane {
  const { machine } = preparer(vers);
  const dates = { ...instantane.dates, '': le };
  return { ...instantane, ...identite(vers), dates, valeur: restaurer(machine, instantane).value };
}

const identite = (definition: Definition) => ({
  version: definition.version,
  empreinte: preparer(definition).empreinte,
});
