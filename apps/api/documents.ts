import { Response } from 'express';

/** `nom`: without its extension. */
export function envoyerPdf(reponse: Response, nom: string, pdf: Uint8Array, sha256: string): void {
  reponse
    .type('application/pdf')
    .set('Content-Disposition', `inline; filename="${nom.replace(/[^\w.-]+/g, '_')}.pdf"`)
    .set('X-Content-SHA256', sha256)
    .send(Buffer.from(pdf));
}

/**
 * A page that is data: nothing in it may run or reach out; its images are in it. It may be shown within a page of this
 * application, and of no other.
 */
export function envoyerPage(reponse: Response, html: string): void {
  reponse
    .set(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox`,
    )
    .type('html')
    .send(html);
}
