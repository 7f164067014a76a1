import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { Graphe, Noeud, Trait } from './graphe';
import { enLignes, largeurDe } from './texte';

/** Sizes of letters and lines, in pixels. */
export const CORPS = { titre: 14, etat: 12, evenement: 10.5 };
export const INTERLIGNE = { titre: 18, etat: 16, evenement: 14 };
const MARGE = 10;
const PUCE = '· ';

export interface Point {
  x: number;
  y: number;
}

export interface Cadre extends Point {
  largeur: number;
  hauteur: number;
}

/** A state laid out on the page: absolute coordinates. */
export interface NoeudPlace extends Cadre {
  noeud: Noeud;
  titre: readonly string[];
  lignes: readonly { trait: Trait; texte: readonly string[] }[];
}

/** Arrows that share their ends are one line with several labels. */
export interface FlechePlacee {
  points: readonly Point[];
  etiquettes: readonly (Cadre & { trait: Trait; texte: readonly string[] })[];
  traits: readonly Trait[];
}

export interface Page {
  largeur: number;
  hauteur: number;
  noeuds: readonly NoeudPlace[];
  departs: readonly (Point & { vers: string })[];
  fleches: readonly FlechePlacee[];
}

const COMMUN = { 'elk.randomSeed': '1', 'elk.padding': '[top=46,left=16,bottom=16,right=16]' };
const ETATS = {
  ...COMMUN,
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.edgeLabels.placement': 'CENTER',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.labelNode': '8',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  // States are written in the order of the path: it reads from top to bottom, and only what goes back goes up.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
};
const RACINE = { ...ETATS, 'elk.hierarchyHandling': 'SEPARATE_CHILDREN', 'elk.direction': 'DOWN' };
const PARTIES = {
  ...COMMUN,
  'elk.algorithm': 'rectpacking',
  'elk.aspectRatio': '1.3',
  'elk.spacing.nodeNode': '20',
};

const DEPART = 'depart:';

/** Places every state and every arrow. The same graph always gives the same page. */
export async function mettreEnPage(graphe: Graphe): Promise<Page> {
  const places = new Map<string, Omit<NoeudPlace, keyof Cadre>>();
  const traits = new Map<string, Trait[]>();
  const place = await new ELK().layout(preparer(graphe, graphe.racine, places, traits));
  const noeuds: NoeudPlace[] = [];
  const departs: Page['departs'][number][] = [];
  const fleches: FlechePlacee[] = [];
  const origines = new Map<string, Point>();
  const situer = (elk: ElkNode, { x, y }: Point): void => {
    const ici = { x: x + (elk.x ?? 0), y: y + (elk.y ?? 0) };
    origines.set(elk.id, ici);
    if (elk.id.startsWith(DEPART))
      departs.push({ x: ici.x + elk.width! / 2, y: ici.y + elk.height! / 2, vers: elk.id.slice(DEPART.length) });
    else noeuds.push({ ...places.get(elk.id)!, ...ici, largeur: elk.width!, hauteur: elk.height! });
    for (const enfant of elk.children ?? []) situer(enfant, ici);
  };
  situer(place, { x: 0, y: 0 });
  const tracer = (elk: ElkNode): void => {
    for (const arete of elk.edges ?? [])
      fleches.push(placer(arete, origines.get((arete as { container?: string }).container ?? elk.id)!, traits));
    for (const enfant of elk.children ?? []) tracer(enfant);
  };
  tracer(place);
  return { largeur: Math.ceil(place.width!), hauteur: Math.ceil(place.height!), noeuds, departs, fleches };
}

function placer(arete: ElkExtendedEdge, origine: Point, traits: ReadonlyMap<string, Trait[]>): FlechePlacee {
  const decaler = ({ x, y }: Point): Point => ({ x: x + origine.x, y: y + origine.y });
  const [section] = arete.sections ?? [];
  const siens = traits.get(arete.id) ?? [];
  return {
    traits: siens,
    points: section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(decaler) : [],
    etiquettes: (arete.labels ?? []).map((etiquette, rang) => ({
      ...decaler({ x: etiquette.x!, y: etiquette.y! }),
      largeur: etiquette.width!,
      hauteur: etiquette.height!,
      trait: siens[rang]!,
      texte: enLignes(siens[rang]!.libelle, 26),
    })),
  };
}

function preparer(
  graphe: Graphe,
  noeud: Noeud,
  places: Map<string, Omit<NoeudPlace, keyof Cadre>>,
  traits: Map<string, Trait[]>,
): ElkNode {
  const feuille = noeud.enfants.length === 0;
  const titre = enLignes(noeud.libelle, feuille ? 26 : 60);
  const lignes = noeud.surPlace.map((trait) => ({
    trait,
    texte: enLignes(PUCE + trait.libelle, noeud.enfants.length ? 70 : 38),
  }));
  places.set(noeud.chemin, { noeud, titre, lignes });
  const corps = feuille ? CORPS.etat : CORPS.titre;
  const largeur = Math.max(
    ...titre.map((ligne) => largeurDe(ligne, corps, true)),
    ...lignes.flatMap(({ texte }) => texte.map((ligne) => largeurDe(ligne, CORPS.evenement))),
  );
  const hauteurs =
    titre.length * (feuille ? INTERLIGNE.etat : INTERLIGNE.titre) +
    (lignes.length ? MARGE : 0) +
    lignes.reduce((somme, { texte }) => somme + texte.length, 0) * INTERLIGNE.evenement;
  const taille = { width: largeur + 2 * MARGE, height: hauteurs + 2 * MARGE };
  if (feuille) return { id: noeud.chemin, ...taille };
  const haut = Math.ceil(hauteurs + 2 * MARGE);
  return {
    id: noeud.chemin,
    layoutOptions: {
      ...(noeud.chemin === '' ? RACINE : noeud.sorte === 'PARTIES' ? PARTIES : ETATS),
      'elk.padding': `[top=${haut},left=16,bottom=16,right=16]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${taille.width},${taille.height})`,
    },
    children: [
      ...noeud.initiaux.map((vers) => ({ id: DEPART + vers, width: 12, height: 12 })),
      ...noeud.enfants.map((enfant) => preparer(graphe, enfant, places, traits)),
    ],
    edges: [
      ...noeud.initiaux.map((vers) => ({ id: `vers:${vers}`, sources: [DEPART + vers], targets: [vers] })),
      ...aretes(graphe, noeud, traits),
    ],
  };
}

/** The arrows whose nearest common part is this one. */
function aretes(graphe: Graphe, { chemin }: Noeud, traits: Map<string, Trait[]>): ElkExtendedEdge[] {
  const groupes = new Map<string, Trait[]>();
  for (const trait of graphe.traits.filter(({ de, vers }) => communDe(de, vers) === chemin)) {
    const id = `${trait.de} → ${trait.vers}`;
    groupes.set(id, [...(groupes.get(id) ?? []), trait]);
  }
  return [...groupes].map(([id, groupe]) => {
    traits.set(id, groupe);
    return {
      id,
      sources: [groupe[0]!.de],
      targets: [groupe[0]!.vers],
      labels: groupe.map(({ libelle }) => {
        const lignes = enLignes(libelle, 26);
        return {
          text: libelle,
          width: Math.max(...lignes.map((ligne) => largeurDe(ligne, CORPS.evenement))) + 4,
          height: lignes.length * INTERLIGNE.evenement + 2,
        };
      }),
    };
  });
}

function communDe(a: string, b: string): string {
  const [gauche, droite] = [a.split('.'), b.split('.')];
  const parents = gauche.slice(0, -1);
  const difference = parents.findIndex((cle, rang) => cle !== droite[rang] || rang >= droite.length - 1);
  return parents.slice(0, difference < 0 ? parents.length : difference).join('.');
}
