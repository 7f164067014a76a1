import { DateCivile } from '#libs/droit';
import { Element, Noeud } from './html-vers-typst';
import { famillesDe, Fournitures, MoteurTypst, NormePdf } from './moteur-typst';

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
  /** Written across each page of what has no value yet. */
  filigrane: string | null;
}

/** The engine of this program. */
export const moteur = new MoteurTypst();

const HORS_LATIN = /[^\x20-\x7E\u00A0-\u00FF]/gu;

// Read by eye as "this character could not be printed", and by a program as which one.
function imprimable(texte: string, admis: ReadonlySet<string>): string {
  return texte.replace(HORS_LATIN, (caractere) =>
    admis.has(caractere) ? caractere : `[U+${caractere.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

// No line may end just inside quotation marks, nor begin with a high punctuation mark. The narrow blank has a shape of
// its own in the font; the wide one is drawn as an ordinary blank, and some readers of the structure lose the text
// that follows it.
function insecable(texte: string): string {
  return texte.replace(/ (?=[»;!?])|(?<=«) /g, '\u202F');
}

function preparer(noeud: Noeud, admis: ReadonlySet<string>): Noeud {
  if ('texte' in noeud) return { texte: imprimable(insecable(noeud.texte), admis) };
  return { ...noeud, enfants: noeud.enfants.map((enfant) => preparer(enfant, admis)) };
}

function* textesDe(noeud: Noeud): Generator<string> {
  if ('texte' in noeud) yield insecable(noeud.texte);
  else for (const enfant of noeud.enfants) yield* textesDe(enfant);
}

/**
 * Lays out a document (article of class `lettre` or `fiche`) as a tagged A4 PDF, fonts embedded.
 * @throws PdfImpossible when the engine is missing on this machine, stops, or refuses the document; PoliceIllisible
 */
export async function fabriquerPdf(
  article: Element,
  metadonnees: MetadonneesPdf,
  norme: NormePdf,
  fournitures: Fournitures,
): Promise<Uint8Array> {
  const { reference, auteur, date, filigrane } = metadonnees;
  const textes = [...textesDe(article), reference, auteur, filigrane ?? ''];
  const admis = await moteur.admis(
    textes.flatMap((texte) => texte.match(HORS_LATIN) ?? []),
    fournitures,
  );
  const [annee, mois, jour] = date.split('-').map(Number);
  const document = {
    article: preparer(article, admis),
    metadonnees: {
      titre: metadonnees.titre,
      reference: imprimable(reference, admis),
      auteur: imprimable(auteur, admis),
      empreinte: metadonnees.empreinte,
      date: { annee, mois, jour },
      polices: famillesDe(fournitures),
      filigrane: filigrane === null ? null : imprimable(filigrane, admis),
    },
  };
  return moteur.document(JSON.stringify(document), norme, fournitures);
}
