import { composer, Gabarits } from '#libs/courriers';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DOSSIER_GABARITS } from '../../../libs/courriers/racine';
import { texteDesPages } from './lire-pdf';

let dossier: string;
beforeAll(() => {
  dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-gabarits-'));
});
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

let numero = 0;

/** The text of each page of a sheet that holds this. */
async function pagesDe(contenu: string, classes = 'fiche'): Promise<string[]> {
  const nom = `essai-${(numero += 1)}`;
  writeFileSync(
    path.join(dossier, `${nom}.hbs`),
    `{{#> mises-en-page/document}}<article class="${classes}">${contenu}</article>{{/mises-en-page/document}}`,
  );
  const metadonnees = { titre: 'Essai', reference: 'REF', auteur: 'ARS', langue: 'fr', date: '2024-06-03' } as const;
  const { pdf } = await composer(
    { gabarit: nom, variables: {}, metadonnees },
    new Gabarits([dossier, DOSSIER_GABARITS]),
  );
  return texteDesPages(pdf);
}

const lignes = (combien: number) =>
  Array.from({ length: combien }, (_, rang) => `<tr><td>ligne ${rang + 1}.</td><td>x</td></tr>`).join('');
const tableau = (combien: number) =>
  `<table><thead><tr><th scope="col">Nom</th><th scope="col">Titre répété</th></tr></thead><tbody>${lignes(combien)}</tbody></table>`;

it('la dernière ligne d’un tableau n’est jamais seule sur une page, et la ligne de titres se répète', async () => {
  let coupes = 0;
  for (let combien = 50; combien < 66; combien += 1) {
    const pages = await pagesDe(tableau(combien));
    if (pages.length === 1) continue;
    coupes += 1;
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain('Titre répété');
    for (const rang of [combien - 1, combien]) expect(pages[1]).toContain(`ligne ${rang}.`);
  }
  expect(coupes).toBeGreaterThan(3);
});

it('un intertitre et la phrase qui annonce une liste vont à la page suivante avec elle', async () => {
  let passes = 0;
  for (let combien = 46; combien < 62; combien += 1) {
    const pages = await pagesDe(`${tableau(combien)}<h2>Intertitre</h2><p>Il faut :</p><ul><li>le premier ;</li></ul>`);
    const ou = (mot: string) => pages.findIndex((page) => page.includes(mot));
    expect([ou('Intertitre'), ou('Il faut')]).toEqual([ou('le premier'), ou('le premier')]);
    if (ou('Intertitre') === 1 && !pages[1]!.includes('ligne')) passes += 1;
  }
  expect(passes).toBeGreaterThan(0);
});

it('un tableau court n’est pas coupé', async () => {
  let passes = 0;
  for (let combien = 44; combien < 58; combien += 1) {
    const court = tableau(4).replaceAll('ligne', 'courte');
    const pages = await pagesDe(`${tableau(combien)}${court}`);
    expect(pages.filter((page) => page.includes('courte'))).toHaveLength(1);
    if (pages.length > 1) passes += 1;
  }
  expect(passes).toBeGreaterThan(0);
});

it('une liste de définitions donne à chaque terme une définition et une seule', async () => {
  const [page] = await pagesDe('<dl class="deux-colonnes"><dt>Nom</dt><dd>CPTS</dd><dt>Taille</dt><dd>3</dd></dl>');
  expect(page).toMatch(/Nom CPTS Taille 3/);
  for (const defaut of ['<dt>Nom</dt>', '<dd>CPTS</dd><dt>Nom</dt>', '<dt>Nom</dt><dd>CPTS</dd><dd>encore</dd>'])
    await expect(pagesDe(`<dl>${defaut}</dl>`)).rejects.toThrow('d’une définition (« dd ») et d’une seule');
});

it('une section « saut-de-page » commence une page', async () => {
  const pages = await pagesDe('<p>avant</p><section class="saut-de-page"><p>après</p></section>', 'fiche compact');
  expect(pages.map((page) => [page.includes('avant'), page.includes('après')])).toEqual([
    [true, false],
    [false, true],
  ]);
});

it('un mot plus long que la ligne se coupe après ses propres signes, sinon n’importe où', async () => {
  const adresse = `${'direction-de-l-offre-de-soins-'.repeat(6)}@agences.test`;
  const [page] = await pagesDe(`<p>${adresse}</p><p>${'M'.repeat(400)}</p>`);
  // A reader tells a hyphen at the end of a line by a sign of its own.
  const lu = page!.replaceAll(' ', '').replaceAll('\uFFFE', '-');
  expect(lu).toContain(adresse);
  expect(lu).toContain('M'.repeat(400));
});
