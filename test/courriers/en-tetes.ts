import { ImageDeDocument } from '#libs/courriers';
import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';

/** A flag and a plain logo, drawn here: no sign of the State nor of an agency is in the tests. */
export const MARQUE = dessinerImage(300, 270, 'Marque d’exemple', (x, y) =>
  y > 90 ? 255 : x < 100 ? 60 : x < 200 ? 200 : 120,
);
export const LOGO = dessinerImage(520, 220, 'Logo d’exemple', (x, y) =>
  (x - 110) ** 2 + (y - 110) ** 2 < 90 ** 2 || (x > 230 && Math.abs(y - 110) < 40) ? 90 : 255,
);

function dessinerImage(
  width: number,
  height: number,
  texte: string,
  gris: (x: number, y: number) => number,
): ImageDeDocument {
  const image = new PNG({ width, height });
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) image.data.set([gris(x, y), gris(x, y), gris(x, y), 255], (y * width + x) * 4);
  const octets = PNG.sync.write(image);
  return { cle: createHash('sha256').update(octets).digest('hex'), type: 'image/png', octets, texte };
}
