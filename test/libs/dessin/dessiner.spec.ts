import { dessiner } from '#libs/dessin';
import { Definition, preparer } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { mettreEnPage, Cadre, Page } from '../../../libs/dessin/mise-en-page';
import { lireGraphe } from '../../../libs/dessin/graphe';
import { enLignes, largeurDe } from '../../../libs/dessin/texte';

const VERSIONS = Object.values(REGISTRE).flatMap(({ versions }) => [...versions]);

const seCoupent = (a: Cadre, b: Cadre) =>
  a.x < b.x + b.largeur && b.x < a.x + a.largeur && a.y < b.y + b.hauteur && b.y < a.y + a.hauteur;
const contient = (a: Cadre, b: Cadre) =>
  a.x <= b.x && a.y <= b.y && b.x + b.largeur <= a.x + a.largeur && b.y + b.hauteur <= a.y + a.hauteur;
const attribut = (svg: string, nom: string) =>
  [...svg.matchAll(new RegExp(`${nom}="([^"]*)"`, 'g'))].map(([, v]) => v!);
const decoder = (texte: string) =>
  texte.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe.each(VERSIONS.map((version) => [version.version, version] as [string, Definition]))('%s', (_, version) => {
  let svg: string;
  let page: Page;
  beforeAll(async () => {
    svg = await dessiner(version);
    page = await mettreEnPage(lireGraphe(version));
  });

  it('chaque état y est, avec son nom, et une seule fois', () => {
    const etats = preparer(version).etats.filter(({ chemin }) => chemin);
    expect(attribut(svg, 'data-etat').sort()).toEqual(etats.map(({ chemin }) => chemin).sort());
    const mots = [...svg.matchAll(/<text[^>]*font-weight="bold">([^<]*)</g)].map(([, m]) => decoder(m!)).join(' ');
    const { noeuds } = page;
    const sansNom = noeuds.filter(({ noeud }) => noeud.chemin && !noeud.nomme).map(({ noeud }) => noeud.chemin);
    expect(sansNom).toEqual([]);
    for (const { libelle } of etats) for (const ligne of enLignes(libelle, 26)) expect(mots).toContain(ligne);
  });

  it('chaque flèche y est, avec l’acte qui la prend', () => {
    const dessinees = [
      ...svg.matchAll(/data-de="([^"]*)" data-evenement="([^"]*)" data-vers="([^"]*)"><title>([^<]*)/g),
    ];
    const { fleches, evenements } = preparer(version);
    const attendues = fleches.flatMap(({ de, evenement, vers }) =>
      (vers.length ? vers : [de]).map((cible) => `${de} ${evenement} ${cible}`),
    );
    expect(dessinees.map(([, de, evenement, vers]) => `${de} ${evenement} ${vers}`).sort()).toEqual(attendues.sort());
    for (const [, , evenement, , titre] of dessinees)
      expect(decoder(titre!)).toContain(evenements.get(evenement!.split('.')[0]!)!.libelle);
  });

  it('aucune étiquette ne recouvre un état ni une autre étiquette, aucun état n’en recouvre un autre', () => {
    const etats = page.noeuds.filter(({ noeud }) => noeud.enfants.length === 0);
    const etiquettes = page.fleches.flatMap((fleche) => fleche.etiquettes);
    expect(etiquettes.length).toBeGreaterThan(20);
    const croisements = etiquettes.flatMap((etiquette, rang) => [
      ...etats
        .filter((etat) => seCoupent(etiquette, etat))
        .map(({ noeud }) => `${etiquette.trait.libelle} × ${noeud.chemin}`),
      ...etiquettes
        .slice(rang + 1)
        .filter((autre) => seCoupent(etiquette, autre))
        .map((autre) => `${etiquette.trait.libelle} × ${autre.trait.libelle}`),
    ]);
    const superposes = etats.flatMap((etat, rang) =>
      etats
        .slice(rang + 1)
        .filter((autre) => seCoupent(etat, autre))
        .map((autre) => `${etat.noeud.chemin} × ${autre.noeud.chemin}`),
    );
    expect([croisements, superposes]).toEqual([[], []]);
  });

  it('chaque état tient dans sa partie, chaque texte dans sa boîte, chaque flèche a son tracé', () => {
    const places = new Map(page.noeuds.map((place) => [place.noeud.chemin, place]));
    for (const place of page.noeuds) {
      for (const enfant of place.noeud.enfants) expect(contient(place, places.get(enfant.chemin)!)).toBe(true);
      for (const { texte } of place.lignes)
        for (const ligne of texte) expect(largeurDe(ligne, 10.5)).toBeLessThanOrEqual(place.largeur - 10);
    }
    expect(page.fleches.filter(({ points }) => points.length < 2)).toEqual([]);
  });

  it('le même parcours donne toujours le même dessin', async () => {
    // Another object of the same definition: laid out anew.
    expect(await dessiner({ ...version })).toBe(svg);
  });

  it('se lit sans le voir, et ne va rien chercher ailleurs', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="dessin-titre dessin-description"/);
    expect(svg).toContain(`<title id="dessin-titre">Parcours CPTS en vigueur depuis le`);
    expect(svg).toMatch(/<desc id="dessin-description">\d+ états et \d+ passages d’un état à l’autre/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|href=|@import|<script|<image/);
    expect(svg).not.toMatch(/undefined|NaN/);
  });
});

it('l’état d’un dossier y est marqué, autrement que par la couleur seule', async () => {
  const valeur = { enCours: { demarche: 'projetAInstruire', association: 'associationDeclaree' } };
  const svg = await dessiner(VERSIONS.at(-1)!, valeur);
  expect(attribut(svg, 'data-etat').length).toBe(attribut(await dessiner(VERSIONS.at(-1)!), 'data-etat').length);
  const courants = [...svg.matchAll(/data-etat="([^"]*)" data-courant="oui"><title>([^<]*)/g)];
  expect(courants.map(([, chemin, titre]) => [chemin, titre])).toEqual([
    ['enCours.demarche.projetAInstruire', 'Projet de santé à instruire — état actuel'],
    ['enCours.association.associationDeclaree', expect.stringContaining('— état actuel')],
  ]);
  expect(svg).toContain('Le dossier en est à : Projet de santé à instruire ; ');
  expect(svg.match(/stroke-width="3"/g)).toHaveLength(2);
});
