import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Utils } from 'handlebars';
import { Gabarits, gabarits } from './gabarits';
import { lireDocument } from './html-vers-typst';
import { embarquerImages, ImageDeDocument, rangerImages } from './images';
import { NormePdf } from './moteur-typst';
import { fabriquerPdf, MetadonneesPdf } from './pdf';
import { PoliceDeDocument, preparerPolice } from './police-agence';
import { MISE_EN_PAGE_PDF } from './racine';

export interface DemandeDeCourrier {
  /** Path of the template under `templates/`, without `.hbs`. */
  gabarit: string;
  variables: object;
  metadonnees: Omit<MetadonneesPdf, 'empreinte' | 'filigrane'>;
  /** PDF/A-2a unless said otherwise. */
  norme?: NormePdf;
  /** Of what has no value yet: written across each page, and read at the head of the document. */
  filigrane?: string;
  /** Those that the template may cite, by their key. */
  images?: readonly ImageDeDocument[];
  /** Fonts of the agency, preferred to ours in the PDF. */
  polices?: readonly PoliceDeDocument[];
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

// Here rather than in the templates: none of them can forget it.
function marquer(html: string, filigrane: string | null): string {
  if (filigrane === null) return html;
  return html.replace(
    /<article class="[\w -]+">/,
    (ouverture) => `${ouverture}\n<p class="filigrane">${Utils.escapeExpression(filigrane)}</p>`,
  );
}

/**
 * Writes a letter or a sheet from its template and its frozen variables. The same request gives the same bytes.
 * Composing takes some tens of milliseconds of a processor, in the process of the PDF engine.
 * @throws VariableManquante, VariableInvalide, DefautDeGabarit, PdfImpossible, PoliceIllisible, ImageIllisible
 */
export async function composer(demande: DemandeDeCourrier, jeu: Gabarits = gabarits): Promise<Courrier> {
  const { gabarit, variables, metadonnees, norme = 'a-2a', filigrane = null } = demande;
  const { titre, reference, langue } = metadonnees;
  const images = rangerImages(demande.images ?? []);
  const polices = (demande.polices ?? []).map(preparerPolice);
  const page = jeu.rendre(gabarit, { ...variables, document: { titre, reference, langue } });
  const { article } = lireDocument(page, gabarit, images);
  const html = marquer(embarquerImages(page, images), filigrane);
  const htmlSha256 = sha256(html);
  const suite = { empreinte: htmlSha256.slice(0, 16), filigrane };
  const pdf = await fabriquerPdf(article, { ...metadonnees, ...suite }, norme, {
    images: [...images.values()],
    polices,
  });
  return {
    html,
    pdf,
    sha256: sha256(pdf),
    htmlSha256,
    gabaritSha256: sha256(jeu.empreinte(gabarit) + sha256(readFileSync(MISE_EN_PAGE_PDF))),
  };
}
