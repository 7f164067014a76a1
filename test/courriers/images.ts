import { PDFiumLibrary } from '@hyzyla/pdfium';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Pixels of a millimetre. */
export const PAR_MM = 60 / 25.4;
const DOSSIER = path.join(__dirname, 'images');

/** Set to 1, the reference images are written anew instead of compared: look at each before keeping it. */
export const REGENERER = process.env['REGENERER_IMAGES'] === '1';

/** Share of the pixels of a page that may differ: some ten, less than a letter or two. */
const TOLERANCE = 0.00003;
/** Distance of two shades, from 0 to 1, under which they are the same. */
const NUANCE = 0.1;

/** The digest of the content at the foot of the page: it changes with whatever is not seen. In millimetres. */
const EMPREINTE = { gauche: 15, haut: 280, droite: 110, bas: 292 };

let lecteur: ReturnType<typeof PDFiumLibrary.init> | undefined;

/** Each page as an independent reader draws it, in shades of grey. */
export async function dessiner(pdf: Uint8Array): Promise<PNG[]> {
  lecteur ??= PDFiumLibrary.init();
  const document = await (await lecteur).loadDocument(pdf);
  const pages: PNG[] = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: 60 / 72, colorSpace: 'Gray', render: 'bitmap' });
    const image = new PNG({ width, height });
    // Sixteen shades are enough to see by, and weigh half as much.
    const pixels = new Uint32Array(image.data.buffer, image.data.byteOffset, width * height);
    for (let rang = 0; rang < pixels.length; rang += 1)
      pixels[rang] = 0xff000000 + Math.round(data[rang]! / 17) * 17 * 0x010101;
    pages.push(image);
  }
  document.destroy();
  return pages;
}

/** @returns what is wrong with the page, in a sentence; nothing when it is as expected */
export function comparerImage(nom: string, vue: PNG): string | undefined {
  const fichier = path.join(DOSSIER, `${nom}.png`);
  effacer(vue, EMPREINTE);
  if (REGENERER) return void writeFileSync(fichier, enOctets(vue));
  if (!existsSync(fichier)) return `${nom} n’a pas d’image de référence : REGENERER_IMAGES=1, puis regardez-la.`;
  const attendue = PNG.sync.read(readFileSync(fichier));
  const { width, height } = vue;
  if (attendue.width !== width || attendue.height !== height) return `${nom} n’a plus les mêmes dimensions.`;
  const difference = new PNG({ width, height });
  const reglages = { threshold: NUANCE, includeAA: true };
  const ecarts = pixelmatch(attendue.data, vue.data, difference.data, width, height, reglages);
  if (ecarts <= TOLERANCE * width * height) return undefined;
  const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-images-'));
  writeFileSync(path.join(dossier, `${nom}-difference.png`), PNG.sync.write(difference));
  writeFileSync(path.join(dossier, `${nom}-vue.png`), enOctets(vue));
  return `${nom} a changé (${ecarts} pixels) : regardez ${dossier}, puis REGENERER_IMAGES=1 si c’est voulu.`;
}

const enOctets = (image: PNG): Buffer => PNG.sync.write(image, { colorType: 0, filterType: 0, deflateLevel: 9 });

/** Names of the reference images. */
export const imagesGardees = (): string[] => readdirSync(DOSSIER).map((fichier) => fichier.replace(/\.png$/, ''));

interface Zone {
  gauche: number;
  haut: number;
  droite: number;
  bas: number;
}

function effacer(image: PNG, zone: Zone): void {
  for (const rang of pixelsDe(image, zone)) image.data.set([255, 255, 255, 255], rang);
}

/** True when nothing is printed there. In millimetres from the left and the top of the sheet. */
export function estBlanche(image: PNG, zone: Zone): boolean {
  for (const rang of pixelsDe(image, zone)) if (image.data[rang]! < 128) return false;
  return true;
}

function* pixelsDe({ width, height }: PNG, { gauche, haut, droite, bas }: Zone): Generator<number> {
  for (let y = Math.ceil(haut * PAR_MM); y < Math.min(bas * PAR_MM, height); y += 1)
    for (let x = Math.ceil(gauche * PAR_MM); x < Math.min(droite * PAR_MM, width); x += 1) yield (y * width + x) * 4;
}
