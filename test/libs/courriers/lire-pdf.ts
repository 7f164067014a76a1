import { inflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';

let lecteur: ReturnType<typeof PDFiumLibrary.init> | undefined;

/** The text of each page, as an independent reader extracts it: one space for any blank. */
export async function texteDesPages(pdf: Uint8Array): Promise<string[]> {
  lecteur ??= PDFiumLibrary.init();
  const document = await (await lecteur).loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText().replace(/\s+/g, ' '));
  document.destroy();
  return pages;
}

/** Objects and metadata of the file in clear: compressed streams inflated, binary ones left out. */
export function structure(pdf: Uint8Array): string {
  const brut = Buffer.from(pdf).toString('latin1');
  return brut.replace(/stream\r?\n([\s\S]*?)\r?\nendstream/g, (_, contenu: string) => {
    const octets = Buffer.from(contenu, 'latin1');
    try {
      return inflateSync(octets).toString('utf8');
    } catch {
      return octets.toString('utf8');
    }
  });
}
