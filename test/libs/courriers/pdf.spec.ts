import path from 'node:path';
import { composer, type Courrier, Gabarits } from '#libs/courriers';
import { MoteurTypst } from '../../../libs/courriers/moteur-typst';
import { ACCUSE, LETTRE_LONGUE, METADONNEES } from './exemples';
import { structure, texteDesPages } from './lire-pdf';

const avecEssais = new Gabarits([path.join(__dirname, 'gabarits'), path.join(__dirname, '../../../templates')]);
const longue = (variables: object = {}): Promise<Courrier> =>
  composer(
    { gabarit: 'lettre-longue', variables: { ...LETTRE_LONGUE, ...variables }, metadonnees: METADONNEES },
    avecEssais,
  );

describe('the file', () => {
  it('is a tagged PDF/A-2a in French, with its title, its author and its date', async () => {
    const { pdf } = await composer({ gabarit: 'C-P5-01', variables: ACCUSE, metadonnees: METADONNEES });
    const contenu = structure(pdf);
    expect(contenu).toMatch(/^%PDF-1\.7/);
    expect(contenu).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(contenu).toMatch(/\/Lang \(fr-FR\)/);
    expect(contenu).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    expect(contenu).toMatch(/\/Type \/StructTreeRoot/);
    expect(contenu).toContain(`>${METADONNEES.titre}</rdf:li>`);
    expect(contenu).toContain(`>${METADONNEES.auteur}</rdf:li>`);
    expect(contenu).toContain('<xmp:CreateDate>2024-03-15T00:00:00Z</xmp:CreateDate>');
  });

  it('embeds its fonts, and only those it brought', async () => {
    const polices = structure((await longue()).pdf).match(/\/BaseFont \/\S+/g) ?? [];
    expect(polices.length).toBeGreaterThan(2);
    for (const police of polices) expect(police).toMatch(/^\/BaseFont \/[A-Z]{6}\+(SourceSans3-|DejaVuSans)/);
    expect(structure((await longue()).pdf).match(/\/FontFile2 /g)?.length).toBe(polices.length / 2);
  });

  it('has the structure that a screen reader follows: headings, paragraphs, lists, tables with their headers', async () => {
    const contenu = structure((await longue()).pdf);
    for (const role of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'THead', 'TH', 'TD', 'BlockQuote']) {
      expect(contenu).toMatch(new RegExp(`/S /${role}\\b`));
    }
    expect(contenu).toMatch(/\/Scope \/Column/);
    expect(contenu).toMatch(/\/Type \/Outlines/);
  });

  it('can be a PDF/UA-1 instead', async () => {
    const demande = {
      gabarit: 'lettre-longue',
      variables: LETTRE_LONGUE,
      metadonnees: METADONNEES,
      norme: 'ua-1',
    } as const;
    const contenu = structure((await composer(demande, avecEssais)).pdf);
    expect(contenu).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(contenu).not.toContain('pdfaid:part');
  });

  it('is the same, byte for byte, from the same content; another engine changes nothing', async () => {
    const [un, deux] = [await longue(), await longue()];
    expect(Buffer.compare(un.pdf, deux.pdf)).toBe(0);
    const json = JSON.stringify({
      article: { element: 'article', classes: ['lettre'], enfants: [] },
      metadonnees: {
        ...METADONNEES,
        empreinte: 'x',
        polices: ['Parcours CPTS'],
        date: { annee: 2024, mois: 3, jour: 15 },
      },
    });
    const [trois, quatre] = [
      await new MoteurTypst().document(json, 'a-2a'),
      await new MoteurTypst().document(json, 'a-2a'),
    ];
    expect(trois.equals(quatre)).toBe(true);
    expect((await longue({ objet: 'Autre objet' })).sha256).not.toBe(un.sha256);
  });
});

describe('the pages', () => {
  it('are numbered, carry the reference and the content digest, and recall the agency and the fictitious mention', async () => {
    const { pdf, htmlSha256 } = await longue();
    const pages = await texteDesPages(pdf);
    expect(pages.length).toBeGreaterThanOrEqual(4);
    for (const [rang, page] of pages.entries()) {
      expect(page).toContain(`Page ${rang + 1} sur ${pages.length}`);
      expect(page).toContain(METADONNEES.reference);
      expect(page).toContain(`Empreinte du contenu : ${htmlSha256.slice(0, 16)}`);
      expect(page).toContain('fictif — démonstration');
      expect(page.split('Agence régionale de santé de Démonstration').length > 1).toBe(true);
    }
  });

  it('never part a heading from what follows, nor a signature from its closing formula', async () => {
    for (let lignes = 0; lignes < 30; lignes += 1) {
      const pieces = LETTRE_LONGUE.parties[0]?.pieces.slice(0, 1) ?? [];
      const partie = { titre: 'Titre repère', paragraphes: Array(lignes).fill('Une ligne.'), pieces, citation: 'x' };
      const pages = await texteDesPages((await longue({ parties: [partie, partie] })).pdf);
      for (const page of pages) {
        const corps = page.replace(/ CPTS-2024-0042\/C-P5-01 Empreinte.*$/, '');
        expect(corps).not.toMatch(
          /(Titre repère|Pièces examinées|Voies et délais de recours|Textes et documents de référence)$/,
        );
        for (const voisin of ['Je vous prie d’agréer', 'un recours contentieux', 'Textes et documents de référence'])
          expect([voisin, corps.includes(voisin)]).toEqual([voisin, corps.includes('Claude Spécimen')]);
      }
    }
  });

  it('let a row taller than a page go on, and keep the others whole', async () => {
    const [partie] = LETTRE_LONGUE.parties;
    const piece = { nom: `Début ${'longue '.repeat(900)}fin`, recueLe: '2024-02-29', centimes: 1 };
    const pages = await texteDesPages((await longue({ parties: [{ ...partie, pieces: [piece] }] })).pdf);
    expect(pages.filter((page) => page.includes('longue longue')).length).toBeGreaterThanOrEqual(3);
    expect(pages.join(' ').match(/longue/g)).toHaveLength(900);
  });

  it('repeat the headers of a table that goes on', async () => {
    const pages = await texteDesPages((await longue()).pdf);
    const coupes = [1, 2, 3, 4].flatMap((numero) => {
      const suite = pages.find((page) => page.includes(`n° ${numero}.14`) && !page.includes(`n° ${numero}.1 `));
      return suite === undefined ? [] : [{ numero, suite }];
    });
    expect(coupes.length).toBeGreaterThan(0);
    for (const { numero, suite } of coupes)
      expect(suite).toMatch(new RegExp(`Pièce Reçue le Montant .*Pièce n° ${numero}\\.14`));
  });
});

describe('hostile text comes out as text', () => {
  const NOMS = [
    '#panic() #import "x": * $x^2$ \\ `#let x` /* */ // <etiquette> @ref = Titre *gras* _italique_',
    '<script>alert(1)</script> {{x}} {{{y}}} &amp; "guillemets" \'apostrophes\'',
    'Łódź Škoda ŒUVRE Ελλάδα Жуков',
  ];
  it.each(NOMS)('%s', async (nom) => {
    const { pdf } = await composer({
      gabarit: 'C-P5-01',
      variables: { ...ACCUSE, nomCpts: nom, objet: nom },
      metadonnees: { ...METADONNEES, titre: nom, reference: nom, auteur: nom },
    });
    const [page] = await texteDesPages(pdf);
    // A line may break within a long name: blanks are left out of the comparison.
    const serre = (texte = '') => texte.replaceAll(' ', '');
    expect(serre(page)).toContain(serre(`Objet : ${nom}`));
    expect(serre(page)).toContain(serre(`santé « ${nom} », reçu par`));
  });

  it('right-to-left names and emoji are printed; a character that no font holds is named', async () => {
    const nom = 'Élodie 😀 漢';
    const variables = { ...ACCUSE, objet: 'שלום عالم', nomCpts: nom };
    const { pdf, html } = await composer({ gabarit: 'C-P5-01', variables, metadonnees: METADONNEES });
    const [page] = await texteDesPages(pdf);
    for (const mot of ['שלום', 'عالم', 'Élodie 😀 [U+6F22]']) expect(page).toContain(mot);
    expect(html).toContain(nom);
  });

  it('a name of 300 characters stays within the page', async () => {
    const nom = 'A'.repeat(300);
    const variables = { ...ACCUSE, objet: nom, destinataire: { nom, adresse: ['Nom '.repeat(75)] } };
    const { pdf } = await composer({ gabarit: 'C-P5-01', variables, metadonnees: { ...METADONNEES, reference: nom } });
    const texte = (await texteDesPages(pdf)).join(' ');
    // Lines broken by the layout: no page cuts a run of letters that would leave the paper.
    expect(texte.match(/A+/g)?.filter((suite) => suite.length > 100)).toEqual([]);
    expect(texte.match(/A{20,}/g)?.join('').length).toBeGreaterThanOrEqual(900);
  });
});
