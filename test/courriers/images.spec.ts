import { cleDuCas } from '#libs/redaction';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { comparerImage, dessiner, estBlanche, imagesGardees, REGENERER } from './images';
import { composerVue, Vue, vue, VUES } from './vues';

const PAGES = new Map<string, Promise<PNG[]>>();
/** The pages of a view, drawn once. */
function pagesDe(une: Vue): Promise<PNG[]> {
  const pages = PAGES.get(une.cas) ?? composerVue(une).then(({ pdf }) => dessiner(pdf));
  PAGES.set(une.cas, pages);
  return pages;
}
const nommer = (cas: string, rang: number) => `${cleDuCas(cas)}-p${rang + 1}`;

it.each(VUES.map((une) => [une.cas, une] as const))('[%s] se voit comme attendu', async (cas, une) => {
  const pages = await pagesDe(une);
  expect(pages.map((page, rang) => comparerImage(nommer(cas, rang), page)).filter(Boolean)).toEqual([]);
});

it('aucune image n’est orpheline', async () => {
  const noms = VUES.map(async (une) => (await pagesDe(une)).map((_, rang) => nommer(une.cas, rang)));
  const attendues = new Set((await Promise.all(noms)).flat());
  const orphelines = imagesGardees().filter((nom) => !attendues.has(nom));
  if (REGENERER) orphelines.forEach((nom) => rmSync(path.join(__dirname, 'images', `${nom}.png`)));
  else expect(orphelines).toEqual([]);
});

const LETTRES = VUES.filter(({ variables }) => 'destinataire' in variables && 'modeDEnvoi' in variables);

it.each(LETTRES.filter(({ gabarit }) => gabarit.startsWith('C-')).map((une) => [une.cas, une] as const))(
  '[%s] seul le destinataire paraît dans la fenêtre de l’enveloppe',
  async (_, une) => {
    const [page] = await pagesDe(une);
    // All that a window of 35 mm × 90 mm may show, however the sheet slides in its envelope.
    expect(estBlanche(page!, { gauche: 100, haut: 44, droite: 109, bas: 90 })).toBe(true);
    expect(estBlanche(page!, { gauche: 100, haut: 44, droite: 205, bas: 54 })).toBe(true);
    expect(estBlanche(page!, { gauche: 100, haut: 83, droite: 205, bas: 90 })).toBe(true);
    expect(estBlanche(page!, { gauche: 110, haut: 55, droite: 190, bas: 79 })).toBe(false);
  },
);

it('un écart, même d’un mot, se voit', async () => {
  if (REGENERER) return;
  const base = vue('C-P5-01');
  const variables = { ...base.variables, nomCpts: 'CPTS du rêve' };
  const [page] = await dessiner((await composerVue({ ...base, variables })).pdf);
  expect(comparerImage('c-p5-01-p1', page!)).toMatch(/^c-p5-01-p1 a changé \(\d+ pixels\) : regardez /);
});
