import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, assign, getStateNodes, StateValue } from 'xstate';
import { examiner, regle, satisfaite } from './examen';
import { Definition, Evenement, EvenementDefini, Instantane } from './procedure';

/** The event as the machine sees it: its type may carry the variant chosen by the payload. */
export interface EvenementMachine {
  type: string;
  evenement: Evenement;
}

/** One arrow of the graph, with the codes of the rules that guard it. */
export interface Fleche {
  de: string;
  evenement: string;
  vers: string[];
  regles: string[];
  /** Goes back on what the clock found: never a way to be advised. */
  rectification: boolean;
}

export interface Etat {
  chemin: string;
  type: string;
  libelle: string;
}

/** A definition made executable, once per version. */
export interface MachinePrete {
  machine: AnyStateMachine;
  /** The same without its guards: for facts that have already been judged. */
  sansGardes: AnyStateMachine;
  empreinte: string;
  etats: Etat[];
  fleches: Fleche[];
  evenements: ReadonlyMap<string, EvenementDefini>;
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
        satisfaite(regle(definition, code), examiner(context, event.evenement)),
    ]),
  );
  const actions = {
    noter: assign(({ context, event }: { context: unknown; event: EvenementMachine }) =>
      evenements.get(event.evenement.type)!.noter(context, event.evenement),
    ) as never,
  };
  const machine: AnyStateMachine = definition.machine.provide({ guards: gardes as never, actions });
  const admises = Object.fromEntries(Object.keys(gardes).map((code) => [code, () => true]));
  const sansGardes: AnyStateMachine = definition.machine.provide({ guards: admises as never, actions });
  const { etats, fleches } = parcourir(machine);
  const empreinte = createHash('sha256').update(canonicalize({ etats, fleches })!).digest('hex');
  const prete = { machine, sansGardes, empreinte, etats, fleches, evenements };
  pretes.set(definition, prete);
  return prete;
}

/** Restores an unstarted snapshot: no timer, no actor, no history. */
export function restaurer(machine: AnyStateMachine, instantane: Instantane): AnyMachineSnapshot {
  return machine.resolveState({ value: instantane.valeur, context: instantane.faits as never });
}

/** Active state nodes, innermost first: the order in which a statechart looks for a transition. */
export function noeudsActifs(machine: AnyStateMachine, valeur: StateValue): AnyStateNode[] {
  return getStateNodes(machine.root, valeur).sort((a, b) => b.path.length - a.path.length);
}

/** Codes of the rules that guard a transition, in the order in which they are written. */
export function codesDesGardes(garde: unknown): string[] {
  if (garde === undefined) return [];
  if (typeof garde === 'string') return [garde];
  const composees = (garde as { guards?: unknown[] }).guards;
  if (composees) return composees.flatMap(codesDesGardes);
  throw new Error('Une garde anonyme ne peut pas expliquer un refus : donnez-lui le nom d’une règle.');
}

/** The parallel part of the dossier to which a state belongs; '' when it is the whole of it. */
export function partieDe(noeud: AnyStateNode): string {
  let courant = noeud;
  while (courant.parent && courant.parent.type !== 'parallel') courant = courant.parent;
  return courant.parent ? cheminDe(courant) : '';
}

export function cheminDe(noeud: AnyStateNode): string {
  return noeud.path.join('.');
}

export function libelleDe(noeud: AnyStateNode): string {
  return (noeud.meta as { libelle?: string } | undefined)?.libelle ?? '';
}

function parcourir(machine: AnyStateMachine): { etats: Etat[]; fleches: Fleche[] } {
  const etats: Etat[] = [];
  const fleches: Fleche[] = [];
  const visiter = (noeud: AnyStateNode): void => {
    etats.push({
      chemin: cheminDe(noeud),
      type: noeud.type,
      libelle: libelleDe(noeud),
    });
    for (const [evenement, transitions] of noeud.transitions)
      for (const transition of transitions)
        fleches.push({
          de: cheminDe(noeud),
          evenement,
          vers: (transition.target ?? []).map(cheminDe),
          regles: codesDesGardes(transition.guard),
          rectification: (transition.meta as { rectification?: boolean } | undefined)?.rectification ?? false,
        });
    for (const enfant of Object.values(noeud.states)) visiter(enfant);
  };
  visiter(machine.root);
  return { etats, fleches };
}
