import { enVigueur } from '#libs/droit';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { AnyMachineSnapshot, AnyStateMachine, assign, StateValue } from 'xstate';
import { examiner, Questions } from './examen';
import { actif, Etat, Feuille, Fleche, parCle, parcourir, Passage } from './graphe';
import { Evenement, EvenementDefini } from './evenements';
import { Definition } from './procedure';
import { Instantane, Motif } from './verdicts';

export { codesDesGardes } from './graphe';

/** The event as the machine sees it: its type may carry the variant chosen by the payload. */
export interface EvenementMachine {
  type: string;
  evenement: Evenement;
  /** Whether a rule holds of this event; each is asked anew when nobody keeps the answers. */
  questions?: Pick<Questions, 'tient'>;
  /** Records the facts, in the place of the event's own way of recording them. */
  noter?(): object;
}

// xstate merges what it is given into what there was: a fact that is left out must be said to be gone.
const oublier = (context: unknown): object =>
  Object.fromEntries(Object.keys(context as object).map((cle) => [cle, undefined]));

/** A definition made executable, once per version. */
export interface MachinePrete {
  machine: AnyStateMachine;
  empreinte: string;
  etats: Etat[];
  fleches: Fleche[];
  evenements: ReadonlyMap<string, EvenementDefini>;
  /** Transitions of each machine event, innermost state first: the order in which a statechart looks for them. */
  passages: ReadonlyMap<string, readonly Passage[]>;
  departs: ReadonlyMap<string, readonly Fleche[]>;
  feuilles: readonly Feuille[];
  /** Where events are awaited, by what they are. */
  attentes: Map<string, { etats: ReadonlySet<string>; regions: ReadonlySet<string> }>;
  /** What was already said of an event that is not awaited, by where one is and what one wants. */
  refusDePhase: Map<string, Motif>;
}

const pretes = new WeakMap<Definition, MachinePrete>();

/** Binds the guard names of a definition to its rules, and its only action to the recording of facts. */
export function preparer(definition: Definition): MachinePrete {
  const connue = pretes.get(definition);
  if (connue) return connue;
  const evenements = new Map(definition.evenements.map((evenement) => [evenement.type, evenement]));
  const gardes = Object.fromEntries(
    Object.keys(definition.regles).map((code) => [
      code,
      ({ context, event }: { context: unknown; event: EvenementMachine }) =>
        (event.questions ?? new Questions(definition, examiner(context, event.evenement, enVigueur))).tient(code),
    ]),
  );
  const actions = {
    noter: assign(({ context, event }: { context: unknown; event: EvenementMachine }) => {
      const faits = event.noter?.() ?? evenements.get(event.evenement.type)!.noter(context, event.evenement);
      return { ...oublier(context), ...faits };
    }) as never,
  };
  const machine: AnyStateMachine = definition.machine.provide({ guards: gardes as never, actions });
  const { etats, fleches, passages, feuilles } = parcourir(machine);
  const prete: MachinePrete = {
    machine,
    empreinte: createHash('sha256')
      .update(canonicalize({ etats: etats.map(({ repos: _, ...etat }) => etat), fleches })!)
      .digest('hex'),
    etats,
    fleches,
    evenements,
    passages,
    feuilles,
    departs: parCle(fleches, ({ de }) => de),
    attentes: new Map(),
    refusDePhase: new Map(),
  };
  pretes.set(definition, prete);
  return prete;
}

/** Restores an unstarted snapshot: no timer, no actor, no history. */
export function restaurer(machine: AnyStateMachine, instantane: Instantane): AnyMachineSnapshot {
  return machine.resolveState({ value: instantane.valeur, context: instantane.faits as never });
}

/** Machine events under which an event may be sent. */
export function typesMachine({ type, variantes }: EvenementDefini): readonly string[] {
  return variantes ? variantes.map((variante) => `${type}.${variante}`) : [type];
}

/** Transitions that these machine events could take now. */
export function passagesDe(prete: MachinePrete, { valeur }: Instantane, types: readonly string[]): Passage[] {
  return types.flatMap((type) => (prete.passages.get(type) ?? []).filter(({ chemin }) => actif(valeur, chemin)));
}

const feuillesActives = new WeakMap<object, { prete: MachinePrete; feuilles: readonly Feuille[] }>();

/** Active states that hold no other, the deepest first. Looked for once of each state value. */
export function feuillesDe(prete: MachinePrete, valeur: StateValue): readonly Feuille[] {
  const connues = typeof valeur === 'object' ? feuillesActives.get(valeur) : undefined;
  if (connues?.prete === prete) return connues.feuilles;
  const feuilles = prete.feuilles.filter(({ cles }) => actif(valeur, cles));
  if (typeof valeur === 'object') feuillesActives.set(valeur, { prete, feuilles });
  return feuilles;
}
