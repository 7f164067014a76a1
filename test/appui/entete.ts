import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PNG } from 'pngjs';

const chemin = createRequire(__filename);

/** An image of one colour, of that many pixels. */
export function imagePng(largeur: number, hauteur: number, teinte = 0x33): Buffer {
  const image = new PNG({ width: largeur, height: hauteur });
  image.data.fill(teinte);
  for (let rang = 3; rang < image.data.length; rang += 4) image.data[rang] = 0xff;
  return PNG.sync.write(image);
}

/** 48 × 32 pixels. */
export const IMAGE_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAgADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAQF/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AiAaCMAAAAAAAAAB//9k=',
  'base64',
);

/** A font that is not that of the letters, as an agency would supply it. */
export const POLICE = readFileSync(chemin.resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf'));
