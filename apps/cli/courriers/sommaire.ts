import { LIBELLE_CANAL, type Canal } from '#libs/droit';
import { type GabaritMontre } from '#libs/redaction';
import { compter } from '../sortie';
import { type ExempleEcrit } from './apercu';

const GENRES: Record<GabaritMontre['genre'], string> = {
  LETTRE: 'Lettres',
  FICHE: 'Fiches',
  COURRIEL: 'Courriels',
  PREUVE: 'Preuve d’envoi',
};

/** The page that leads to each example. It stands alone: no outside request. */
export function sommaire(ecrits: readonly ExempleEcrit[]): string {
  const pages = ecrits.reduce((total, { pages: siennes }) => total + siennes, 0);
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Aperçu des courriers – Parcours CPTS</title>
<style>
  body { max-width: 75rem; margin: 0 auto; padding: 1rem; color: #161616; font: 1rem/1.5 "Segoe UI", Arial, sans-serif; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid #929292; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  thead th { background: #f0f0f0; }
  a { color: #000091; }
</style>
</head>
<body>
<main>
<h1>Aperçu des courriers</h1>
<p>${compter(ecrits.length, 'exemple')}, ${compter(pages, 'page')} de PDF. Tout ce qu’ils contiennent est fictif.</p>
${Object.entries(GENRES)
  .map(([genre, titre]) => [titre, ecrits.filter(({ gabarit }) => gabarit.genre === genre)] as const)
  .filter(([, siens]) => siens.length > 0)
  .map(([titre, siens]) => section(titre, siens))
  .join('\n')}
</main>
</body>
</html>
`;
}

function section(titre: string, ecrits: readonly ExempleEcrit[]): string {
  return `<h2>${titre}</h2>
<table>
<thead><tr><th scope="col">Code</th><th scope="col">Titre</th><th scope="col">Cas</th><th scope="col">Canal</th><th scope="col">Voir</th></tr></thead>
<tbody>
${ecrits.map(ligne).join('\n')}
</tbody>
</table>`;
}

function ligne({ gabarit, cas, html, pdf, pages }: ExempleEcrit): string {
  const { nom, code, titre, canaux } = gabarit;
  const voir = [lien(html, 'page', cas), ...(pdf ? [`${lien(pdf, 'PDF', cas)} (${compter(pages, 'page')})`] : [])].join(
    ' · ',
  );
  const canal = canaux.map((un) => LIBELLE_CANAL[un as Canal] ?? un.toLowerCase()).join(', ');
  return `<tr><th scope="row">${echapper(code ?? nom)}</th><td>${echapper(titre)}</td><td>${echapper(cas)}</td><td>${echapper(canal || '–')}</td><td>${voir}</td></tr>`;
}

const lien = (fichier: string, mot: string, cas: string): string =>
  `<a href="${encodeURIComponent(fichier)}" aria-label="${echapper(`${cas} : ${mot}`)}">${mot}</a>`;

const echapper = (texte: string): string =>
  texte.replace(/[&<>"]/g, (signe) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[signe]!);
