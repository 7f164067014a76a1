import { DateCivile } from '#libs/droit';
import { Element, Noeud } from './html-vers-typst';
import { MoteurTypst, NormePdf } from './moteur-typst';
import { POLICES } from './polices';

export interface MetadonneesPdf {
  titre: string;
  reference: string;
  /** The issuing agency: author of the document, recalled at the head of the following pages. */
  auteur: string;
  langue: 'fr';
  /** Date of the letter, which becomes the creation date: the same letter gives the same bytes. */
  date: DateCivile;
  /** Printed at the foot of each page: what ties the paper to the stored content. */
  empreinte: string;
}

const moteur = new MoteurTypst();

// Read by eye as "this character could not be printed", and by a program as which one.
function imprimable(texte: string): string {
  return texte.replace(/[^\x20-\x7E\u00A0-\u00FF]/gu, (caractere) =>
    moteur.imprimable(caractere)
      ? caractere
      : `[U+${caractere.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

// No line may end just inside quotation marks, nor begin with a high punctuation mark. The narrow blank has a shape of
// its own in the font; the wide one is drawn as an ordinary blank, and some readers of the structure lose the text
// that follows it.
function insecable(texte: string): string {
  return texte.replace(/ (?=[»;!?])|(?<=«) /g, '\u202F');
}

function preparer(noeud: Noeud): Noeud {
  if ('texte' in noeud) return { texte: imprimable(insecable(noeud.texte)) };
  return { ...noeud, enfants: noeud.enfants.map(preparer) };
}

/**
 * Lays out a document (article of class `lettre` or `fiche`) as a tagged A4 PDF, fonts embedded.
 * @throws PdfImpossible when the engine is missing on this machine, or refuses the document
 */
export async function fabriquerPdf(
  article: Element,
  metadonnees: MetadonneesPdf,
  norme: NormePdf = 'a-2a',
): Promise<Uint8Array> {
  const [annee, mois, jour] = metadonnees.date.split('-').map(Number);
  const document = {
    article: preparer(article),
    metadonnees: {
      titre: metadonnees.titre,
      reference: imprimable(metadonnees.reference),
      auteur: imprimable(metadonnees.auteur),
      empreinte: metadonnees.empreinte,
      date: { annee, mois, jour },
      polices: POLICES,
    },
  };
  return moteur.document(JSON.stringify(document), norme);
}
