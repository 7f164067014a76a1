import path from 'node:path';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { composer, ImageDeDocument, ImageIllisible, PoliceDeDocument, PoliceIllisible } from '#libs/courriers';
import { IMAGE_JPEG, imagePng, POLICE } from '../../appui/entete';
import { ACCUSE, METADONNEES } from './exemples';
import { structure, texteDesPages } from './lire-pdf';
import { lireStructure } from './qpdf';

const CLE = 'c'.repeat(64);
const TEXTE = 'Logo de l’agence <fictive>';
const image = (suite: Partial<ImageDeDocument> = {}): ImageDeDocument => ({
  ...{ cle: CLE, type: 'image/png', octets: imagePng(200, 100), texte: TEXTE },
  ...suite,
});
const agence = { ...ACCUSE.agence, logo: { cle: CLE, texte: TEXTE } };
const demande = { gabarit: 'C-P5-01', variables: ACCUSE, metadonnees: METADONNEES };
const avecLogo = { ...demande, variables: { ...ACCUSE, agence } };
const police = (suite: Partial<PoliceDeDocument> = {}): PoliceDeDocument => ({
  ...{ sha256: 'd'.repeat(64), octets: POLICE, nom: 'DejaVuSerif.ttf' },
  ...suite,
});
const polices = (pdf: Uint8Array) =>
  [
    ...new Set(
      structure(pdf)
        .match(/\/BaseFont \/[A-Z]{6}\+[\w-]+/g)
        ?.map((nom) => nom.replace(/.*\+/, '')),
    ),
  ].sort();

describe('the images of a letterhead', () => {
  it('are in the PDF with their text, and inside the page, which stands alone', async () => {
    for (const donnee of [image(), image({ type: 'image/jpeg', octets: IMAGE_JPEG })]) {
      const { html, pdf } = await composer({ ...avecLogo, images: [donnee] });
      const figures = (await lireStructure(pdf)).toutes.filter(({ role }) => role === 'Figure');
      expect(figures.map(({ alt }) => alt)).toEqual([TEXTE]);
      expect(structure(pdf)).toMatch(/\/Subtype \/Image/);
      const dedans = `src="data:${donnee.type};base64,${Buffer.from(donnee.octets).toString('base64')}"`;
      expect(html).toContain(dedans);
      expect(html).toContain('alt="Logo de l’agence &lt;fictive&gt;"');
      expect(html.match(/src="(?!data:)/g)).toBeNull();
    }
  });

  it.each<[string, readonly ImageDeDocument[], RegExp]>([
    ['absent', [], /« Logo de l’agence <fictive> » manque.*Déposez-la de nouveau/],
    ['empty', [image({ octets: new Uint8Array() })], /est vide/],
    ['of another type than it says', [image({ octets: IMAGE_JPEG })], /n’est pas un fichier PNG/],
  ])('%s: the letter is refused, never written without its letterhead', async (_, images, phrase) => {
    const issue = composer({ ...avecLogo, images });
    await expect(issue).rejects.toThrow(ImageIllisible);
    await expect(issue).rejects.toThrow(phrase);
  });

  it('damaged inside: the letter is refused by the engine, and the next one is written', async () => {
    const abimee = image({ octets: imagePng(200, 100).subarray(0, 60) });
    await expect(composer({ ...avecLogo, images: [abimee] })).rejects.toThrow(/n’a pas pu être composé \(.*image/);
    await expect(composer({ ...avecLogo, images: [image()] })).resolves.toBeDefined();
  });

  it('are never cited by a text that somebody typed', async () => {
    const nom = `" src="image:${CLE}" src="data:text/html,x`;
    const { html } = await composer({ ...demande, variables: { ...ACCUSE, nomCpts: nom }, images: [image()] });
    expect(html).not.toContain('base64');
    expect(html).toContain(`&quot; src&#x3D;&quot;image:${CLE}&quot;`);
  });

  it('change nothing but the document that bears them', async () => {
    const [sans, avec] = [await composer(demande), await composer({ ...demande, images: [image()] })];
    expect(Buffer.compare(sans.pdf, avec.pdf)).toBe(0);
    const [rouge, noire] = [image(), image({ octets: imagePng(200, 100, 0x99) })];
    const un = await composer({ ...avecLogo, images: [rouge] });
    const autre = await composer({ ...avecLogo, images: [noire] });
    expect(autre.sha256).not.toBe(un.sha256);
    expect((await composer({ ...avecLogo, images: [rouge] })).sha256).toBe(un.sha256);
  });
});

describe('the fonts of an agency', () => {
  it('are preferred to ours, which lend what they lack', async () => {
    expect(polices((await composer(demande)).pdf).every((nom) => nom.startsWith('SourceSans3'))).toBe(true);
    const hebreu = { ...ACCUSE, objet: 'שלום' };
    const { pdf } = await composer({ ...demande, variables: hebreu, polices: [police()] });
    expect(polices(pdf)).toEqual(['DejaVuSans', 'DejaVuSerif']);
    expect((await texteDesPages(pdf))[0]).toContain('Demande reçue le : 14 mars 2024');
    // Another document, without them, is what it was.
    expect(polices((await composer(demande)).pdf).every((nom) => nom.startsWith('SourceSans3'))).toBe(true);
  });

  it('of more agencies than the engine keeps warm: each letter is the same, however they alternate', async () => {
    const agences = Array.from({ length: 6 }, (_, rang) => police({ sha256: String(rang).repeat(64) }));
    const ecrire = async (une: PoliceDeDocument) => (await composer({ ...demande, polices: [une] })).sha256;
    const premieres = [];
    for (const une of agences) premieres.push(await ecrire(une));
    expect(new Set(premieres).size).toBe(1);
    for (const une of agences) expect(await ecrire(une)).toBe(premieres[0]);
  });

  it('with a style named in the family: the family is found all the same', async () => {
    const chemin = createRequire(__filename).resolve('source-sans/TTF/SourceSans3-Semibold.ttf');
    const semi = police({ sha256: 'e'.repeat(64), octets: readFileSync(chemin), nom: path.basename(chemin) });
    await expect(composer({ ...demande, polices: [semi] })).resolves.toBeDefined();
  });

  /** A copy whose licence bits (fsType, at eight bytes in the OS/2 table) say something else. */
  const sousLicence = (bits: number): Uint8Array => {
    const copie = Buffer.from(POLICE);
    const fiche = copie.indexOf('OS/2');
    copie.writeUInt16BE(bits, copie.readUInt32BE(fiche + 8) + 8);
    return copie;
  };
  it.each<[string, Uint8Array, RegExp]>([
    ['empty', new Uint8Array(), /le fichier est abîmé/],
    ['that is not a font', Buffer.from('%PDF-1.7 pas une police'), /ni TTF ni OTF/],
    ['cut short', POLICE.subarray(0, Math.floor(POLICE.length / 2)), /le fichier est abîmé/],
    ['whose licence forbids to embed it', sousLicence(0x0002), /sa licence interdit/],
    ['whose licence forbids to take a part of it', sousLicence(0x0100), /sa licence interdit/],
  ])('%s: the letter is refused, and the file named', async (_, octets, phrase) => {
    const issue = composer({ ...demande, polices: [police({ octets, nom: 'agence.ttf' })] });
    await expect(issue).rejects.toThrow(PoliceIllisible);
    await expect(issue).rejects.toThrow(phrase);
    await expect(issue).rejects.toThrow(/La police « agence.ttf ».*Déposez un autre fichier/);
  });
});

describe('what has no value yet', () => {
  it('says so across each page of the PDF, and once to whoever listens to the page', async () => {
    const filigrane = 'Projet – sans valeur & <faux>';
    const { html, pdf } = await composer({ ...demande, filigrane });
    expect(html.match(/<p class="filigrane">Projet – sans valeur &amp; &lt;faux&gt;<\/p>/g)).toHaveLength(1);
    const [page] = await texteDesPages(pdf);
    expect(page!.replaceAll(' ', '')).toContain(filigrane.replaceAll(' ', ''));
    const sans = await composer(demande);
    expect(sans.html).not.toContain('class="filigrane"');
    expect((await texteDesPages(sans.pdf))[0]).not.toContain('sans valeur');
    // Drawn, and no part of what is read.
    const roles = async (octets: Uint8Array) => (await lireStructure(octets)).toutes.map(({ role }) => role);
    expect(await roles(pdf)).toEqual(await roles(sans.pdf));
  });
});
