import { AnyMachineSnapshot, StateValue, transition } from 'xstate';
import { Questions } from './examen';
import { Passage } from './graphe';
import { MachinePrete, restaurer } from './machine';
import { Evenement } from './evenements';
import { Instantane } from './verdicts';

/** What the machine makes of an event: which parts go where, and whether the facts are recorded. */
interface Issue {
  prise: boolean;
  note: boolean;
  parts: readonly (readonly [chemin: readonly string[], valeur: StateValue])[];
}

const tables = new WeakMap<MachinePrete, Map<string, Issue>>();

/**
 * Sends an event to the machine. Pure; nothing when no transition is taken. What becomes of a part depends on its own
 * state, the event and which transitions are open, and on nothing else: xstate is asked once, the answer is remembered.
 */
export function suivre(
  prete: MachinePrete,
  instantane: Instantane,
  type: string,
  voies: readonly Passage[],
  evenement: Evenement,
  questions: Pick<Questions, 'tient'>,
): { valeur: StateValue; faits: unknown } | undefined {
  let cle = type;
  let ouverte = false;
  for (const { etat, partie, cles, gardes } of voies) {
    const passe = gardes.every((code) => questions.tient(code));
    ouverte ||= passe;
    cle += `|${passe ? '+' : '-'}${etat}=${JSON.stringify(lirePart(instantane.valeur, cles))}@${partie}`;
  }
  if (!ouverte) return undefined;
  const issue = retrouver(prete, cle, () => demander(prete, instantane, type, voies, evenement, questions));
  if (!issue.prise) return undefined;
  return {
    valeur: issue.parts.reduce((valeur, [chemin, part]) => ecrirePart(valeur, chemin, part), instantane.valeur),
    faits: issue.note ? noter(prete, instantane.faits, evenement) : instantane.faits,
  };
}

// As `assign` would: what is not named stays.
function noter({ evenements }: MachinePrete, faits: unknown, evenement: Evenement): object {
  return { ...(faits as object), ...(evenements.get(evenement.type)!.noter(faits, evenement) as object) };
}

function retrouver(prete: MachinePrete, cle: string, chercher: () => Issue): Issue {
  let table = tables.get(prete);
  if (!table) tables.set(prete, (table = new Map()));
  let issue = table.get(cle);
  if (!issue) table.set(cle, (issue = chercher()));
  return issue;
}

/** Asks xstate. The same object comes back when no transition was taken: it ignores what it does not expect. */
function demander(
  { machine }: MachinePrete,
  instantane: Instantane,
  type: string,
  voies: readonly Passage[],
  evenement: Evenement,
  questions: Pick<Questions, 'tient'>,
): Issue {
  const avant = restaurer(machine, instantane);
  let note = false;
  const envoi = { type, evenement, questions, noter: () => ((note = true), {}) };
  const [apres] = transition(machine as never, avant as never, envoi as never) as unknown as [AnyMachineSnapshot];
  if (apres === avant) return { prise: false, note, parts: [] };
  const bougees = new Map(voies.filter(({ vers }) => vers.length > 0).map(({ partie, cles }) => [partie, cles]));
  // A whole that moves takes its parts with it.
  const chemins = bougees.has('') ? [[]] : [...bougees.values()];
  return { prise: true, note, parts: chemins.map((chemin) => [chemin, lirePart(apres.value, chemin)!] as const) };
}

function lirePart(valeur: StateValue, chemin: readonly string[]): StateValue | undefined {
  let part: StateValue | undefined = valeur;
  for (const cle of chemin) part = typeof part === 'object' ? part[cle] : undefined;
  return part;
}

function ecrirePart(valeur: StateValue, [cle, ...reste]: readonly string[], part: StateValue): StateValue {
  if (cle === undefined) return part;
  const parts = valeur as Record<string, StateValue>;
  return { ...parts, [cle]: ecrirePart(parts[cle]!, reste, part) };
}
