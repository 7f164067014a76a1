import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Plugin } from 'vite';

const FICHIER = 'communes.json';
const PARTIES: Record<string, string> = {
  'arrondissement-municipal': 'arrondissement',
  'commune-deleguee': 'commune déléguée',
  'commune-associee': 'commune associée',
};

interface Commune {
  code: string;
  nom: string;
  type: string;
  commune?: string;
  chefLieu?: string;
}

/**
 * The communes of today and their parts, thinned out to codes and names: what a person types is a name, what an act
 * holds is a code. A file beside the pages, fetched only when a form asks for a commune.
 */
export function communes(): Plugin {
  return {
    name: 'communes',
    configureServer: (serveur) => {
      serveur.middlewares.use(`/${FICHIER}`, (_, reponse) => {
        reponse.setHeader('Content-Type', 'application/json').end(lister());
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FICHIER, source: lister() });
    },
  };
}

function lister(): string {
  const source = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json');
  const toutes = JSON.parse(readFileSync(source, 'utf8')) as Commune[];
  return JSON.stringify({
    communes: toutes.filter(({ type }) => type === 'commune-actuelle').map(({ code, nom }) => [code, nom]),
    parties: toutes
      .filter(({ type }) => type in PARTIES)
      .map(({ code, nom, type, commune, chefLieu }) => [commune ?? chefLieu, code, `${nom} (${PARTIES[type]})`]),
  });
}
