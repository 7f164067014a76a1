import { defaultTreeAdapter as arbreHtml, DefaultTreeAdapterTypes, parse } from 'parse5';
import { DefautDeGabarit, ImageIllisible } from './erreurs';
import { ImageDeDocument } from './images';

type NoeudHtml = DefaultTreeAdapterTypes.ChildNode;
type ElementHtml = DefaultTreeAdapterTypes.Element;

/** A text of the letter, exactly as it is to be printed. */
export interface Texte {
  texte: string;
}

/** An element of the letter. `portee` says what a `th` is the header of; `image` and `alternative`, what an `img` shows. */
export interface Element {
  element: string;
  classes: string[];
  portee?: string;
  /** Key of one of the images given with the document. */
  image?: string;
  alternative?: string;
  enfants: Noeud[];
}

export type Noeud = Texte | Element;

type Contenu = 'blocs' | 'ligne' | 'libre' | { seulement: readonly string[] };

const LIGNE: readonly string[] = ['strong', 'em', 'br'];
const BLOCS: readonly string[] = [
  ...['article', 'header', 'footer', 'section', 'address', 'blockquote'],
  ...['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'dl', 'table', 'img'],
];

// Every element that a template may use, with what it may hold.
const ELEMENTS: Record<string, Contenu> = {
  article: 'blocs',
  header: 'blocs',
  footer: 'blocs',
  section: 'blocs',
  blockquote: 'blocs',
  address: 'ligne',
  h1: 'ligne',
  h2: 'ligne',
  h3: 'ligne',
  p: 'ligne',
  strong: 'ligne',
  em: 'ligne',
  br: { seulement: [] },
  img: { seulement: [] },
  ul: { seulement: ['li'] },
  ol: { seulement: ['li'] },
  li: 'libre',
  dl: { seulement: ['dt', 'dd'] },
  dt: 'ligne',
  dd: 'ligne',
  table: { seulement: ['thead', 'tbody'] },
  thead: { seulement: ['tr'] },
  tbody: { seulement: ['tr'] },
  tr: { seulement: ['th', 'td'] },
  th: 'libre',
  td: 'libre',
};

/** The parts of a document that the page layout knows by their class. */
const CLASSES: ReadonlySet<string> = new Set([
  ...['lettre', 'fiche', 'courriel', 'en-tete', 'destinataire', 'references', 'lieu-date', 'objet'],
  ...['signature', 'qualite', 'acte', 'signataire', 'electronique', 'conjoint', 'logo', 'marque'],
  ...['mentions', 'cadre', 'remplace', 'fictif', 'nombre', 'etroit'],
  ...['compact', 'deux-colonnes', 'cases', 'saut-de-page'],
]);

/** Those that have no end tag. */
const VIDES: readonly string[] = ['br', 'img'];

function admet(contenu: Contenu, enfant: string): boolean {
  if (typeof contenu === 'object') return contenu.seulement.includes(enfant);
  if (contenu === 'blocs') return BLOCS.includes(enfant);
  return LIGNE.includes(enfant) || (contenu === 'libre' && BLOCS.includes(enfant));
}

class Lecture {
  constructor(
    private readonly gabarit: string,
    private readonly images: ReadonlyMap<string, ImageDeDocument>,
  ) {}

  private refuser(defaut: string): never {
    throw new DefautDeGabarit(this.gabarit, defaut);
  }

  private attributs(noeud: ElementHtml): Pick<Element, 'classes' | 'portee' | 'image' | 'alternative'> {
    let classes: string[] = [];
    let portee: string | undefined;
    for (const { name, value } of noeud.attrs) {
      if (noeud.tagName === 'img' && ['src', 'alt'].includes(name)) continue;
      if (name === 'class') classes = value.split(/\s+/).filter(Boolean);
      else if (name === 'scope' && noeud.tagName === 'th' && ['col', 'row'].includes(value)) portee = value;
      else this.refuser(`l’attribut « ${name} » de l’élément « ${noeud.tagName} » n’est pas admis`);
    }
    const inconnue = classes.find((classe) => !CLASSES.has(classe));
    if (inconnue !== undefined) this.refuser(`la classe « ${inconnue} » n’est pas admise`);
    if (noeud.tagName === 'img') return { classes, ...this.image(noeud, classes) };
    return portee === undefined ? { classes } : { classes, portee };
  }

  private image({ attrs }: ElementHtml, classes: string[]): { image: string; alternative: string } {
    const attribut = (nom: string): string => attrs.find(({ name }) => name === nom)?.value ?? '';
    const [, image = ''] = /^image:(\w+)$/.exec(attribut('src')) ?? [];
    const alternative = attribut('alt').trim();
    if (!['logo', 'marque'].includes(classes.join(' '))) this.refuser('une image est de classe « logo » ou « marque »');
    if (image === '') this.refuser('la source d’une image s’écrit « image: » suivi de son empreinte');
    if (alternative === '') this.refuser('une image n’a pas de texte de remplacement (attribut « alt »)');
    if (!this.images.has(image)) throw new ImageIllisible(alternative, 'manque');
    return { image, alternative };
  }

  // The parser mends what is badly closed or misplaced: a template must not rely on it.
  private verifierBalises({ tagName, sourceCodeLocation: lieu }: ElementHtml, apres: number): number {
    if (!lieu?.startTag || (!lieu.endTag && !VIDES.includes(tagName))) {
      this.refuser(`l’élément « ${tagName} » doit être ouvert et fermé en toutes lettres`);
    }
    if (lieu.startOffset < apres) this.refuser(`l’élément « ${tagName} » contient un élément qui n’y a pas sa place`);
    return lieu.endOffset;
  }

  element(noeud: ElementHtml): Element {
    const contenu = Object.hasOwn(ELEMENTS, noeud.tagName) ? ELEMENTS[noeud.tagName] : undefined;
    if (contenu === undefined) this.refuser(`l’élément « ${noeud.tagName} » n’est pas admis`);
    const enfants = this.enfants(noeud.childNodes, contenu, noeud.tagName);
    if (noeud.tagName === 'table' && new Set(enfants.flatMap(casesParLigne)).size > 1) {
      this.refuser('les lignes d’un tableau n’ont pas toutes le même nombre de cases');
    }
    const horsPaire = enfants.some((enfant, rang) => !estElement(enfant, rang % 2 ? 'dd' : 'dt'));
    if (noeud.tagName === 'dl' && (horsPaire || enfants.length % 2 === 1)) {
      this.refuser(
        'chaque terme (« dt ») d’une liste de définitions est suivi d’une définition (« dd ») et d’une seule',
      );
    }
    return { element: noeud.tagName, ...this.attributs(noeud), enfants };
  }

  enfants(noeuds: readonly NoeudHtml[], contenu: Contenu, parent: string): Noeud[] {
    const lus: Noeud[] = [];
    let apres = 0;
    for (const noeud of noeuds) {
      if (arbreHtml.isCommentNode(noeud)) continue;
      if (arbreHtml.isTextNode(noeud)) {
        const texte = noeud.value.replace(/[ \t\n\r\f]+/g, ' ');
        if (contenu === 'ligne' || contenu === 'libre') lus.push({ texte });
        else if (texte !== ' ')
          this.refuser(`le texte « ${texte.trim()} » est hors d’un paragraphe (dans « ${parent} »)`);
        continue;
      }
      if (!arbreHtml.isElementNode(noeud)) this.refuser(`un contenu de « ${parent} » n’est ni un élément ni un texte`);
      apres = this.verifierBalises(noeud, apres);
      const enfant = this.element(noeud);
      if (!admet(contenu, enfant.element))
        this.refuser(`l’élément « ${enfant.element} » n’a pas sa place dans « ${parent} »`);
      lus.push(enfant);
    }
    return sansBlancsInutiles(lus);
  }
}

function casesParLigne(partie: Noeud): number[] {
  return 'texte' in partie ? [] : partie.enfants.map((ligne) => ('texte' in ligne ? 0 : ligne.enfants.length));
}

const estElement = (noeud: Noeud, nom: string): boolean => 'element' in noeud && noeud.element === nom;

const estLigne = (noeud: Noeud | undefined): boolean =>
  noeud !== undefined && ('texte' in noeud || noeud.element === 'strong' || noeud.element === 'em');

// A blank beside a block, a line break or an edge is layout of the source, not text of the letter.
function sansBlancsInutiles(noeuds: Noeud[]): Noeud[] {
  return noeuds.flatMap((noeud, rang): Noeud[] => {
    if (!('texte' in noeud)) return [noeud];
    let { texte } = noeud;
    if (!estLigne(noeuds[rang - 1])) texte = texte.replace(/^ /, '');
    if (!estLigne(noeuds[rang + 1])) texte = texte.replace(/ $/, '');
    return texte === '' ? [] : [{ texte }];
  });
}

/** A document as plain data: its title, and the one article of its body. */
export interface DocumentLu {
  titre: string;
  article: Element;
}

function trouver(noeud: DefaultTreeAdapterTypes.ParentNode, balise: string): ElementHtml | undefined {
  return noeud.childNodes.find(
    (enfant): enfant is ElementHtml => arbreHtml.isElementNode(enfant) && enfant.tagName === balise,
  );
}

/**
 * Reads the HTML of a letter into plain data. Text stays text: nothing in it is ever interpreted again.
 * @throws DefautDeGabarit naming the element, attribute or class that is not allowed, or the HTML fault; ImageIllisible
 * for an image that was not given with the document
 */
export function lireDocument(
  html: string,
  gabarit: string,
  images: ReadonlyMap<string, ImageDeDocument> = new Map(),
): DocumentLu {
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => {
      throw new DefautDeGabarit(gabarit, `son HTML est mal formé (${code}, ligne ${startLine} du document produit)`);
    },
  });
  const racine = trouver(document, 'html');
  const titre = racine && trouver(racine, 'head') && trouver(trouver(racine, 'head') as ElementHtml, 'title');
  const corps = racine && trouver(racine, 'body');
  const texteTitre = titre?.childNodes
    .filter((noeud) => arbreHtml.isTextNode(noeud))
    .map((noeud) => noeud.value)
    .join('');
  const contenu = corps
    ? new Lecture(gabarit, images).enfants(corps.childNodes, { seulement: ['article'] }, 'body')
    : [];
  const [article, ...reste] = contenu;
  if (article === undefined || !('element' in article) || reste.length > 0) {
    throw new DefautDeGabarit(gabarit, 'le corps doit contenir un article et un seul');
  }
  return { titre: (texteTitre ?? '').replace(/\s+/g, ' ').trim(), article };
}
