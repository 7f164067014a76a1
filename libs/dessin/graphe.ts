import { Definition, Fleche, preparer } from '#libs/moteur';
import { majuscule, motsDe } from './texte';

/** How an arrow comes to be taken: by a person, by time, or by a person going back on what time did. */
export type Nature = 'ACTE' | 'HORLOGE' | 'RECTIFICATION';

/** One event that goes from a state to another, or that is recorded without leaving it. */
export interface Trait {
  de: string;
  vers: string;
  evenement: string;
  libelle: string;
  nature: Nature;
  regles: readonly string[];
}

/** A state, or a part that holds others. */
export interface Noeud {
  chemin: string;
  libelle: string;
  /** False when the definition names it nowhere: it is called by its key. */
  nomme: boolean;
  /** Parts that live beside one another, states of which one is current, or a state that holds none. */
  sorte: 'PARTIES' | 'ETATS' | 'ETAT' | 'FINAL';
  enfants: Noeud[];
  /** Paths of the children in which it begins. */
  initiaux: readonly string[];
  /** Events that no arrow to another box can show: recorded there without moving, or that go within it. */
  surPlace: Trait[];
}

export interface Graphe {
  racine: Noeud;
  /** Arrows from a state to another one. */
  traits: Trait[];
}

interface NoeudDeMachine {
  path: string[];
  type: string;
  states: Record<string, NoeudDeMachine>;
  initial?: { target: { path: string[] }[] };
  /** `libelle`: what the state awaits; `nom`: how to call what awaits nothing. */
  meta?: { libelle?: string; nom?: string };
}

/** The graph of a version, read from its machine. */
export function lireGraphe(definition: Definition): Graphe {
  const { machine, etats, fleches, evenements } = preparer(definition);
  const libelles = new Map(etats.map(({ chemin, libelle }) => [chemin, libelle]));
  const tous = fleches.flatMap((fleche) =>
    (fleche.vers.length ? fleche.vers : [fleche.de]).map((vers) =>
      trait(fleche, vers, evenements, libelles.get(vers) || vers),
    ),
  );
  const visiter = ({ path, type, states, initial, meta }: NoeudDeMachine): Noeud => {
    const chemin = path.join('.');
    const enfants = Object.values(states).map(visiter);
    return {
      chemin,
      libelle: meta?.libelle ?? meta?.nom ?? majuscule(motsDe(path.at(-1) ?? definition.procedure)),
      nomme: Boolean(meta?.libelle ?? meta?.nom),
      sorte: type === 'parallel' ? 'PARTIES' : enfants.length ? 'ETATS' : type === 'final' ? 'FINAL' : 'ETAT',
      enfants,
      initiaux: type === 'parallel' ? [] : (initial?.target ?? []).map((cible) => cible.path.join('.')),
      surPlace: tous.filter((un) => un.de === chemin && emboites(un)),
    };
  };
  return {
    racine: visiter(machine.root as unknown as NoeudDeMachine),
    traits: tous.filter((un) => !emboites(un)),
  };
}

/** True when one end is the other, or lies within it. */
const emboites = ({ de, vers }: Pick<Trait, 'de' | 'vers'>) =>
  de === vers || vers.startsWith(`${de}.`) || de.startsWith(`${vers}.`);

function trait(
  { de, evenement, regles, rectification }: Fleche,
  vers: string,
  evenements: ReturnType<typeof preparer>['evenements'],
  cible: string,
): Trait {
  const [type = '', variante] = evenement.split('.');
  const defini = evenements.get(type)!;
  // A variant named after the part where it stands says nothing more.
  const precise = variante && !de.split('.').includes(variante) ? ` (${motsDe(variante)})` : '';
  return {
    de,
    vers,
    evenement,
    regles,
    libelle: `${defini.libelle}${precise}${emboites({ de, vers }) && de !== vers ? ` → ${cible}` : ''}`,
    nature: rectification ? 'RECTIFICATION' : defini.route === 'HORLOGE' ? 'HORLOGE' : 'ACTE',
  };
}
