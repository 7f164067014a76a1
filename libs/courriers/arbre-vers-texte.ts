import { Element, Noeud } from './html-vers-typst';

function enLigne(noeuds: readonly Noeud[]): string {
  return noeuds
    .map((noeud) => {
      if ('texte' in noeud) return noeud.texte;
      return noeud.element === 'br' ? '\n' : enLigne(noeud.enfants);
    })
    .join('');
}

function elements(noeud: Element): Element[] {
  return noeud.enfants.filter((enfant): enfant is Element => 'element' in enfant);
}

function contientDesBlocs(noeud: Element): boolean {
  return elements(noeud).some(({ element }) => !['br', 'strong', 'em'].includes(element));
}

function puces(liste: Element, puce: (rang: number) => string): string {
  return elements(liste)
    .map((item, rang) => `${puce(rang + 1)} ${bloc(item).replaceAll('\n', '\n  ')}`)
    .join('\n');
}

function bloc(noeud: Element): string {
  switch (noeud.element) {
    case 'ul':
      return puces(noeud, () => '-');
    case 'ol':
      return puces(noeud, (rang) => `${rang}.`);
    case 'table':
      return elements(noeud)
        .flatMap(elements)
        .map((ligne) => elements(ligne).map(bloc).join(' : '))
        .join('\n');
    case 'dl':
      return elements(noeud)
        .map((enfant) => (enfant.element === 'dt' ? bloc(enfant) : ` : ${bloc(enfant)}\n`))
        .join('')
        .trimEnd();
    case 'h1':
    case 'h2':
    case 'h3':
      return enLigne(noeud.enfants).toUpperCase();
    default:
      return contientDesBlocs(noeud)
        ? noeud.enfants.map((enfant) => ('texte' in enfant ? enfant.texte : bloc(enfant))).join('\n\n')
        : enLigne(noeud.enfants);
  }
}

/** The plain-text part of an e-mail: the same words as its HTML part, a blank line between blocks. */
export function enTexte(article: Element): string {
  return `${bloc(article)
    .replace(/[ \t]+$/gm, '')
    .trim()}\n`;
}
