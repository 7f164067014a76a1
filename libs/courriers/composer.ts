import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Gabarits, gabarits } from './gabarits';
import { lireDocument } from './html-vers-typst';
import { NormePdf } from './moteur-typst';
import { fabriquerPdf, MetadonneesPdf } from './pdf';
import { MISE_EN_PAGE_PDF } from './racine';

export interface DemandeDeCourrier {
  /** Path of the template under `templates/`, without `.hbs`. */
  gabarit: string;
  variables: object;
  metadonnees: Omit<MetadonneesPdf, 'empreinte'>;
  /** PDF/A-2a unless said otherwise. */
  norme?: NormePdf;
}

export interface Courrier {
  /** The letter as a web page that stands alone: no outside request. */
  html: string;
  pdf: Uint8Array;
  /** SHA-256 of the PDF bytes. */
  sha256: string;
  /** SHA-256 of the HTML; its first sixteen digits are printed at the foot of each page of the PDF. */
  htmlSha256: string;
  /** SHA-256 of the template, of all that it includes and of the page layout. */
  gabaritSha256: string;
}

function sha256(donnees: string | Uint8Array): string {
  return createHash('sha256').update(donnees).digest('hex');
}

/**
 * Writes a letter or a sheet from its template and its frozen variables. The same request gives the same bytes.
 * Composing takes some ten milliseconds of processor: a job for the worker, not for a web request.
 * @throws VariableManquante, VariableInvalide, DefautDeGabarit, PdfImpossible
 */
export async function composer(demande: DemandeDeCourrier, jeu: Gabarits = gabarits): Promise<Courrier> {
  const { gabarit, variables, metadonnees, norme } = demande;
  const { titre, reference, langue } = metadonnees;
  const html = jeu.rendre(gabarit, { ...variables, document: { titre, reference, langue } });
  const htmlSha256 = sha256(html);
  const { article } = lireDocument(html, gabarit);
  const pdf = await fabriquerPdf(article, { ...metadonnees, empreinte: htmlSha256.slice(0, 16) }, norme);
  return {
    html,
    pdf,
    sha256: sha256(pdf),
    htmlSha256,
    gabaritSha256: sha256(jeu.empreinte(gabarit) + sha256(readFileSync(MISE_EN_PAGE_PDF))),
  };
}
