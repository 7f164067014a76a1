/** A text relied on, at the version that was read. `cle` is the key by which the rulebook cites it (`W1`, `002`…). */
export interface Source {
  cle: string;
  texte: string;
  /** Article, sheet or section within the text. */
  reference?: string;
  /** The version read: date of the consolidated text or of the document. */
  version: string;
  /** Public address, or file name of the source document. */
  lien: string;
}

/** The same text, cited at one of its articles, sheets or sections. */
export function citation(texte: Source, reference: string): Source {
  return { ...texte, reference };
}

/** The sentence by which a refusal or a letter cites a source. */
export function citer(source: Source): string {
  return source.reference ? `${source.texte}, ${source.reference}` : source.texte;
}
