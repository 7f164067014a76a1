import { Definition } from '#libs/moteur';
import { lireGraphe, Nature, Noeud } from './graphe';
import { CORPS, FlechePlacee, INTERLIGNE, mettreEnPage, NoeudPlace, Page } from './mise-en-page';

/** A state of a statechart: the name of the current child, or those of each part. */
type Valeur = string | { readonly [partie: string]: Valeur | undefined };

const TRAIT: Record<Nature, string> = { ACTE: '', HORLOGE: '6 4', RECTIFICATION: '2 3' };
const LEGENDE: readonly (readonly [Nature, string])[] = [
  ['ACTE', 'acte d’une personne'],
  ['HORLOGE', 'effet du temps, de plein droit'],
  ['RECTIFICATION', 'acte fait à temps, enregistré après le constat du temps'],
];
const HAUTEUR_LEGENDE = 34;

/**
 * Draws the statechart of a version as an SVG that stands alone: French labels, no script, no font nor image from
 * elsewhere. With a dossier's state, its current states are marked. The same input always gives the same text.
 */
export async function dessiner(definition: Definition, valeur?: Valeur): Promise<string> {
  const page = await pageDe(definition);
  const actifs = valeur === undefined ? new Set<string>() : cheminsDe(valeur);
  const hauteur = page.hauteur + HAUTEUR_LEGENDE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${page.largeur} ${hauteur}" width="${page.largeur}" height="${hauteur}" role="img" aria-labelledby="dessin-titre dessin-description" font-family="Arial, Helvetica, sans-serif" fill="#161616">`,
    `<title id="dessin-titre">${echapper(titreDe(definition))}</title>`,
    `<desc id="dessin-description">${echapper(decrire(page, actifs))}</desc>`,
    '<defs><marker id="pointe" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#3a3a3a"/></marker></defs>',
    `<rect width="${page.largeur}" height="${hauteur}" fill="#ffffff"/>`,
    ...page.noeuds.filter(({ noeud }) => noeud.chemin !== '').map((place) => cadre(place, actifs)),
    ...page.departs.map(
      ({ x, y, vers }) => `<circle class="depart" data-vers="${vers}" cx="${n(x)}" cy="${n(y)}" r="6"/>`,
    ),
    ...page.fleches.map(fleche),
    legende(page.hauteur),
    '</svg>',
    '',
  ].join('\n');
}

const pages = new WeakMap<Definition, Promise<Page>>();

/** Laid out once per version: what a dossier has reached changes no place. */
function pageDe(definition: Definition): Promise<Page> {
  const page = pages.get(definition) ?? mettreEnPage(lireGraphe(definition));
  pages.set(definition, page);
  return page;
}

const titreDe = ({ procedure, version }: Definition) =>
  `Parcours ${procedure.toUpperCase()} en vigueur depuis le ${version.split('-').reverse().join('/')}`;

function decrire({ noeuds, fleches }: Page, actifs: ReadonlySet<string>): string {
  const etats = noeuds.filter(({ noeud }) => noeud.enfants.length === 0);
  const courants = etats.filter(({ noeud }) => actifs.has(noeud.chemin)).map(({ noeud }) => noeud.libelle);
  const nombre = fleches.reduce((somme, { traits }) => somme + traits.length, 0);
  return [
    `${etats.length} états et ${nombre} passages d’un état à l’autre ; chaque flèche porte l’acte qui fait passer, et chaque état les actes qui s’y notent sans le changer.`,
    ...(courants.length ? [`Le dossier en est à : ${courants.join(' ; ')}.`] : []),
  ].join(' ');
}

/** Paths of the states that a value holds, parts included. */
function cheminsDe(valeur: Valeur, prefixe = ''): Set<string> {
  if (typeof valeur === 'string') return new Set([prefixe + valeur]);
  return new Set(
    Object.entries(valeur).flatMap(([cle, suite]) => [
      prefixe + cle,
      ...(suite === undefined ? [] : cheminsDe(suite, `${prefixe}${cle}.`)),
    ]),
  );
}

function cadre({ noeud, titre, lignes, x, y, largeur, hauteur }: NoeudPlace, actifs: ReadonlySet<string>): string {
  const feuille = noeud.enfants.length === 0;
  const courant = feuille && actifs.has(noeud.chemin);
  const [corps, interligne] = feuille ? [CORPS.etat, INTERLIGNE.etat] : [CORPS.titre, INTERLIGNE.titre];
  const fond = courant ? '#e3e3fd' : feuille ? '#ffffff' : noeud.sorte === 'PARTIES' ? '#f6f6f6' : '#fbfbfb';
  const bord = courant ? 'stroke="#000091" stroke-width="3"' : `stroke="${feuille ? '#3a3a3a' : '#929292'}"`;
  const boite = (retrait: number) =>
    `<rect x="${n(x + retrait)}" y="${n(y + retrait)}" width="${n(largeur - 2 * retrait)}" height="${n(hauteur - 2 * retrait)}" rx="6" fill="${fond}" ${bord}/>`;
  let ligne = y + 10;
  const ecrire = (texte: string, taille: number, pas: number, attributs: string) => {
    ligne += pas;
    return `<text x="${n(x + 10)}" y="${n(ligne - pas / 4)}" font-size="${taille}"${attributs}>${echapper(texte)}</text>`;
  };
  const contenu = titre.map((texte) => ecrire(texte, corps, interligne, ' font-weight="bold"'));
  if (lignes.length) ligne += 4;
  const separateur = lignes.length ? `<path d="M${n(x)} ${n(ligne)}H${n(x + largeur)}" stroke="#cecece"/>` : '';
  if (lignes.length) ligne += 6;
  const notes = lignes.map(
    ({ trait, texte }) =>
      `<g class="fleche" ${donnees(trait)}><title>${echapper(direRegles(trait.libelle, trait.regles))}</title>${texte
        .map((un) => ecrire(un, CORPS.evenement, INTERLIGNE.evenement, ''))
        .join('')}</g>`,
  );
  return [
    `<g class="etat${courant ? ' courant' : ''}" data-etat="${noeud.chemin}"${courant ? ' data-courant="oui"' : ''}>`,
    `<title>${echapper(titreDuNoeud(noeud, courant))}</title>`,
    boite(0),
    ...(noeud.sorte === 'FINAL' ? [boite(3)] : []),
    ...contenu,
    separateur,
    ...notes,
    '</g>',
  ].join('');
}

const titreDuNoeud = ({ libelle, sorte }: Noeud, courant: boolean) =>
  `${libelle}${sorte === 'FINAL' ? ' (fin du dossier)' : ''}${courant ? ' — état actuel' : ''}`;

function fleche({ points, etiquettes, traits }: FlechePlacee): string {
  const chemin = points.map(({ x, y }, rang) => `${rang ? 'L' : 'M'}${n(x)} ${n(y)}`).join('');
  const natures = new Set(traits.map(({ nature }) => nature));
  const pointille = natures.size === 1 ? TRAIT[[...natures][0]!] : '';
  return [
    `<path d="${chemin}" fill="none" stroke="#3a3a3a" marker-end="url(#pointe)"${pointille ? ` stroke-dasharray="${pointille}"` : ''}/>`,
    ...etiquettes.map(
      ({ x, y, largeur, hauteur, trait, texte }) =>
        `<g class="fleche" ${donnees(trait)}><title>${echapper(direRegles(trait.libelle, trait.regles))}</title>` +
        `<rect x="${n(x)}" y="${n(y)}" width="${n(largeur)}" height="${n(hauteur)}" fill="#ffffff" fill-opacity="0.85"/>` +
        texte
          .map(
            (ligne, rang) =>
              `<text x="${n(x + 2)}" y="${n(y + (rang + 0.75) * INTERLIGNE.evenement)}" font-size="${CORPS.evenement}">${echapper(ligne)}</text>`,
          )
          .join('') +
        '</g>',
    ),
  ].join('');
}

const donnees = ({ de, evenement, vers }: { de: string; evenement: string; vers: string }) =>
  `data-de="${de}" data-evenement="${evenement}" data-vers="${vers}"`;

const direRegles = (libelle: string, regles: readonly string[]) =>
  regles.length ? `${libelle} (règles : ${regles.join(', ')})` : libelle;

function legende(y: number): string {
  const entrees = LEGENDE.map(([nature, texte], rang) => {
    const x = 16 + rang * 260;
    const tirets = TRAIT[nature] ? ` stroke-dasharray="${TRAIT[nature]}"` : '';
    return (
      `<path d="M${x} ${y + 16}h36" stroke="#3a3a3a"${tirets} marker-end="url(#pointe)"/>` +
      `<text x="${x + 44}" y="${y + 20}" font-size="11">${echapper(texte)}</text>`
    );
  });
  return `<g class="legende">${entrees.join('')}</g>`;
}

/** Coordinates to the tenth of a pixel: enough for the eye, and the same text everywhere. */
const n = (nombre: number) => String(Math.round(nombre * 10) / 10);

const echapper = (texte: string) =>
  texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
