import { echeancesDe } from './echeances';
import { Echeance } from './echeance';
import { Acteur } from './evenements';
import { Definition } from './procedure';
import { retenuPar } from './retenue';
import { versionDe } from './versions';
import { Instantane } from './verdicts';

/** Actor under which an expired deadline sends its event. */
export const HORLOGE: Acteur = { id: 'horloge', roles: ['HORLOGE'] };

/** An event that time itself sends. */
export interface EffetDuTemps {
  echeance: Echeance;
  type: string;
  le: string;
  donnees: object;
}

/**
 * The next event that time itself sends, if its effect stands on or before `jusquAu`.
 * Its legal date is the deadline's, whenever the program gets round to it. Where a deadline cannot be worked out, those of
 * its part of the dossier wait for it, and no other does.
 */
export function prochainEffetDuTemps(
  definition: Definition,
  instantane: Instantane,
  jusquAu: string,
): EffetDuTemps | undefined {
  const echeance = echeancesDe(definition, instantane).find(
    (e) => e.evenement && e.effetLe <= jusquAu && !retenuPar(definition, instantane, { type: e.evenement }),
  );
  if (!echeance) return undefined;
  const donnees = saisieDuTemps(definition, instantane, echeance);
  return { echeance, type: echeance.evenement!, le: echeance.echeance, donnees };
}

/** The payload of the event that the clock sends at this deadline: which one it is, and what its definition adds. */
export function saisieDuTemps(
  definition: Definition,
  { version }: Instantane,
  { cle, code, depart }: Echeance,
): object {
  const definie = versionDe(definition, version).echeances.find((connue) => connue.code === code)!;
  return { echeance: cle, ...definie.evenement!.donnees?.(depart) };
}
