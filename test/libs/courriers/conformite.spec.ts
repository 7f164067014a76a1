import { readFileSync } from 'node:fs';
import path from 'node:path';
import { composer, Courrier, Gabarits, NormePdf } from '#libs/courriers';
import { moteur } from '../../../libs/courriers/pdf';
import { IMAGE_JPEG, imagePng } from '../../appui/entete';
import { FICHE_FINESS, LETTRE_LONGUE, METADONNEES } from './exemples';
import { structure, texteDesPages } from './lire-pdf';
import { Balise, lireStructure, Structure, verifierParQpdf } from './qpdf';

const avecEssais = new Gabarits([path.join(__dirname, 'gabarits'), path.join(__dirname, '../../../templates')]);
const [MARQUE, LOGO] = ['a'.repeat(64), 'b'.repeat(64)];
const IMAGES = [
  { cle: MARQUE, type: 'image/png', octets: imagePng(300, 200), texte: 'Marque de l’État fictif' },
  { cle: LOGO, type: 'image/jpeg', octets: IMAGE_JPEG, texte: 'Logo de l’agence' },
] as const;
const AGENCE = {
  ...LETTRE_LONGUE.agence,
  marque: { cle: MARQUE, texte: 'Marque de l’État fictif' },
  logo: { cle: LOGO, texte: 'Logo de l’agence' },
};

const lettre = (norme: NormePdf, variables: object = {}): Promise<Courrier> =>
  composer(
    {
      ...{ gabarit: 'lettre-longue', metadonnees: METADONNEES, norme, images: IMAGES },
      variables: { ...LETTRE_LONGUE, agence: AGENCE, ...variables },
    },
    avecEssais,
  );
const fiche = (norme: NormePdf): Promise<Courrier> =>
  composer({ gabarit: 'fiche-situation-finess', variables: FICHE_FINESS, metadonnees: METADONNEES, norme });

const roles = ({ toutes }: Structure) => toutes.map(({ role }) => role);
const sous = (balises: Balise[], role: string): Balise[] =>
  balises.flatMap((une) => [...(une.role === role ? [une] : []), ...sous(une.enfants, role)]);

/** What must hold of every document, whatever it says. */
async function exigerConforme({ pdf }: Courrier, norme: NormePdf): Promise<Structure> {
  expect(await verifierParQpdf(pdf)).toEqual({
    code: 0,
    dit: expect.stringContaining('No syntax or stream encoding errors found') as string,
  });
  const lue = await lireStructure(pdf);
  const { catalogue, toutes } = lue;
  expect(catalogue).toMatchObject({ '/Lang': 'u:fr-FR', '/MarkInfo': { '/Marked': true, '/Suspects': false } });
  expect(catalogue).toHaveProperty('/Outlines');
  const contenu = structure(pdf);
  if (norme === 'ua-1') {
    expect(catalogue['/ViewerPreferences']).toMatchObject({ '/DisplayDocTitle': true });
    expect(contenu).toContain('<pdfuaid:part>1</pdfuaid:part>');
  } else {
    expect(contenu).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(catalogue).toHaveProperty('/OutputIntents');
  }
  // Headings begin with the first level, once, and no level is skipped on the way down.
  const niveaux = toutes.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []));
  expect([niveaux[0], niveaux.filter((niveau) => niveau === 1)]).toEqual([1, [1]]);
  niveaux.slice(1).forEach((niveau, rang) => expect(niveau - niveaux[rang]!).toBeLessThanOrEqual(1));
  // A table names its columns, and each header says what it is the header of.
  for (const table of sous(
    toutes.filter(({ role }) => role === 'Table'),
    'Table',
  )) {
    const titres = sous(table.enfants, 'TH');
    expect(titres.length).toBeGreaterThan(0);
    for (const { portee } of titres) expect(['Column', 'Row', 'Both']).toContain(portee);
  }
  for (const { alt } of toutes.filter(({ role }) => role === 'Figure')) expect(alt).toMatch(/\S/);
  // Every font is inside: each description names its file.
  const polices = contenu.match(/\/Type \/FontDescriptor/g)?.length ?? 0;
  expect(polices).toBeGreaterThan(0);
  expect(contenu.match(/\/FontFile[23]? /g)).toHaveLength(polices);
  return lue;
}

describe.each(['a-2a', 'ua-1'] as const)('norme %s', (norme) => {
  it('une lettre avec ses marques, ses titres, ses listes et ses tableaux', async () => {
    const lue = await exigerConforme(await lettre(norme), norme);
    for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Table', 'THead', 'TH', 'TR', 'TD', 'BlockQuote', 'Figure'])
      expect(roles(lue)).toContain(role);
    const figures = lue.toutes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt);
    expect(figures).toEqual(['Marque de l’État fictif', 'Logo de l’agence']);
  });

  it('une fiche', async () => {
    const lue = await exigerConforme(await fiche(norme), norme);
    expect(roles(lue)).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH']));
  });
});

it('un fichier abîmé ne passe pas', async () => {
  const { pdf } = await fiche('a-2a');
  expect((await verifierParQpdf(pdf.slice(0, Math.floor(pdf.length / 2)))).code).not.toBe(0);
});

it('une annexe de quarante pages : chaque page numérotée, les titres de colonnes répétés, la mémoire rendue', async () => {
  const pieces = Array.from({ length: 2300 }, (_, rang) => ({
    nom: `Pièce n° ${rang + 1} du relevé`,
    recueLe: '2024-02-29',
    centimes: 12_345 + rang,
  }));
  const [partie] = LETTRE_LONGUE.parties;
  const ecrire = () => lettre('a-2a', { parties: [{ ...partie, pieces }] });
  const annexe = await ecrire();
  const pages = await texteDesPages(annexe.pdf);
  expect(pages.length).toBeGreaterThanOrEqual(40);
  pages.forEach((page, rang) => expect(page).toContain(`Page ${rang + 1} sur ${pages.length}`));
  const duTableau = pages.filter((page) => /Pièce n° \d+ du relevé/.test(page));
  expect(duTableau.length).toBeGreaterThanOrEqual(38);
  for (const page of duTableau) expect(page).toMatch(/Pièce Reçue le Montant/);
  for (let numero = 1; numero <= pieces.length; numero += 1)
    expect(pages.filter((page) => page.includes(`Pièce n° ${numero} du`))).toHaveLength(1);
  expect((await verifierParQpdf(annexe.pdf)).code).toBe(0);

  const occupe = () => 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${moteur.pid}/status`, 'utf8'))![1]);
  await ecrire();
  const avant = occupe();
  for (let tour = 0; tour < 4; tour += 1) expect((await ecrire()).sha256).toBe(annexe.sha256);
  expect((occupe() - avant) / 1e6).toBeLessThan(60);
});
