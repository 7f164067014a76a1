import { ImageIllisible } from './erreurs';

/** An image of a letterhead: a logo, or the mark of the State where an agency supplies it. */
export interface ImageDeDocument {
  /** SHA-256 of the bytes, as a template cites it: `src="image:<cle>"`. */
  cle: string;
  type: 'image/png' | 'image/jpeg';
  octets: Uint8Array;
  /** What a screen reader says of it. */
  texte: string;
}

const SIGNATURES: Record<ImageDeDocument['type'], readonly number[]> = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

/**
 * The images by their key.
 * @throws ImageIllisible for a file that is empty, or not of its type
 */
export function rangerImages(images: readonly ImageDeDocument[]): Map<string, ImageDeDocument> {
  for (const { type, octets, texte } of images) {
    if (octets.byteLength === 0) throw new ImageIllisible(texte, 'est vide');
    if (!SIGNATURES[type].every((octet, rang) => octets[rang] === octet))
      throw new ImageIllisible(texte, `n’est pas un fichier ${type === 'image/png' ? 'PNG' : 'JPEG'}`);
  }
  return new Map(images.map((image) => [image.cle, image]));
}

/**
 * The page with its images inside, so that it stands alone. A text typed by somebody never has this form: its
 * quotation marks are escaped.
 */
export function embarquerImages(html: string, images: ReadonlyMap<string, ImageDeDocument>): string {
  return html.replace(/ src="image:(\w+)"/g, (_, cle: string) => {
    const { type, octets } = images.get(cle)!;
    return ` src="data:${type};base64,${Buffer.from(octets).toString('base64')}"`;
  });
}
