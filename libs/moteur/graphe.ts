import { AnyStateMachine, AnyStateNode, StateValue } from 'xstate';

// What the machine of a definition is made of, read once: its states, its arrows, and where to look for them.

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
  /** Nothing is awaited there of anybody. */
  repos: boolean;
}

/** A transition as the engine looks for it: by its event, then by the state that must be active. */
export interface Passage {
  gardes: readonly string[];
  /** The part of the dossier that it moves, and the way to it from the whole. */
  partie: string;
  cles: readonly string[];
  etat: string;
  chemin: readonly string[];
  /** Where it goes; nowhere when it only records facts. */
  vers: readonly string[];
}

/** A state that holds no other. */
export interface Feuille {
  chemin: string;
  /** The state beside whose children it stands. */
  region: string;
  cles: readonly string[];
  libelle: string;
  /** Nothing is awaited there of anybody. */
  repos: boolean;
  ordre: number;
}

/** True when a state is active, wherever its children are. */
export function actif(valeur: StateValue, chemin: readonly string[]): boolean {
  let courant: StateValue | undefined = valeur;
  for (const cle of chemin) {
    if (typeof courant === 'string') {
      if (courant !== cle) return false;
      courant = undefined;
    } else {
      courant = courant?.[cle];
      if (courant === undefined) return false;
    }
  }
  return true;
}

/** True when a part of the dossier is the other one, or within it; '' is the whole. */
export const dans = (une: string, autre: string): boolean =>
  autre === '' || une === autre || une.startsWith(`${autre}.`);

/** Codes of the rules that guard a transition, in the order in which they are written. */
export function codesDesGardes(garde: unknown): string[] {
  if (garde === undefined) return [];
  if (typeof garde === 'string') return [garde];
  const composees = (garde as { guards?: unknown[] }).guards;
  if (composees) return composees.flatMap(codesDesGardes);
  throw new Error('Une garde anonyme ne peut pas expliquer un refus : donnez-lui le nom d’une règle.');
}

/** The parallel part of the dossier to which a state belongs; '' when it is the whole of it. */
function partieDe(noeud: AnyStateNode): string {
  let courant = noeud;
  while (courant.parent && courant.parent.type !== 'parallel') courant = courant.parent;
  return courant.parent ? cheminDe(courant) : '';
}

function cheminDe(noeud: AnyStateNode): string {
  return noeud.path.join('.');
}

function libelleDe(noeud: AnyStateNode): string {
  return (noeud.meta as { libelle?: string } | undefined)?.libelle ?? '';
}

export function parcourir(machine: AnyStateMachine) {
  const etats: Etat[] = [];
  const fleches: Fleche[] = [];
  const feuilles: Feuille[] = [];
  const passages: (Passage & { evenement: string; ordre: number })[] = [];
  const visiter = (noeud: AnyStateNode): void => {
    const chemin = cheminDe(noeud);
    const repos = (noeud.meta as { repos?: boolean } | undefined)?.repos ?? false;
    etats.push({ chemin, type: noeud.type, libelle: libelleDe(noeud), repos });
    if (Object.keys(noeud.states).length === 0)
      feuilles.push({
        chemin,
        region: noeud.path.slice(0, -1).join('.'),
        cles: noeud.path,
        libelle: libelleDe(noeud),
        repos,
        ordre: noeud.order,
      });
    for (const [evenement, transitions] of noeud.transitions)
      for (const { target, guard, meta } of transitions) {
        const vers = (target ?? []).map(cheminDe);
        const regles = codesDesGardes(guard);
        const rectification = (meta as { rectification?: boolean } | undefined)?.rectification ?? false;
        fleches.push({ de: chemin, evenement, vers, regles, rectification });
        const partie = partieDe(noeud);
        const cles = partie === '' ? [] : partie.split('.');
        const place = { etat: chemin, chemin: noeud.path, partie, cles, ordre: noeud.order };
        passages.push({ ...place, evenement, gardes: regles, vers });
      }
    for (const enfant of Object.values(noeud.states)) visiter(enfant);
  };
  visiter(machine.root);
  feuilles.sort((a, b) => b.cles.length - a.cles.length || a.ordre - b.ordre);
  passages.sort((a, b) => b.chemin.length - a.chemin.length || a.ordre - b.ordre);
  return { etats, fleches, feuilles, passages: parCle(passages, ({ evenement }) => evenement) };
}

export function parCle<T>(liste: readonly T[], cle: (element: T) => string): Map<string, T[]> {
  const groupes = new Map<string, T[]>();
  for (const element of liste) {
    const groupe = groupes.get(cle(element));
    if (groupe) groupe.push(element);
    else groupes.set(cle(element), [element]);
  }
  return groupes;
}
