import { readdirSync } from 'node:fs';
import path from 'node:path';

const RACINE = path.join(__dirname, '..');
const LOTS = readdirSync(__dirname)
  .filter((fichier) => /^lot-\d+\.ts$/.test(fichier))
  .sort();

/** About how long the longest specs take, in seconds, hooks included: only to give each lot as much to do. */
const LONGUES: Readonly<Record<string, number>> = {
  'preuves/travailleurs-tues.spec.ts': 200,
  'apps/worker/formation.spec.ts': 200,
  'demonstration/charger.spec.ts': 150,
  'apps/cli/commandes.spec.ts': 120,
  'apps/worker/coupures.spec.ts': 115,
  'demonstration/calendrier.spec.ts': 90,
  'apps/worker/arret.spec.ts': 65,
  'courriers/images.spec.ts': 60,
  'poste/demarrage.spec.ts': 55,
  'apps/web/parcours.spec.ts': 50,
  'apps/cli/jouer.spec.ts': 45,
  'apps/api/lots.spec.ts': 45,
  'apps/worker/rien-ne-bloque.spec.ts': 45,
  'apps/web/financement.spec.ts': 40,
  'scenarios/http.spec.ts': 35,
  'poste/construction.spec.ts': 30,
  'poste/formation.spec.ts': 30,
  'libs/veille/controle.spec.ts': 30,
  'apps/cli/courriers.spec.ts': 30,
  'libs/courriers/conformite.spec.ts': 30,
  'apps/web/parapheur.spec.ts': 30,
  'apps/cli/personnes.spec.ts': 25,
  'apps/api/acces.spec.ts': 25,
  'poste/postgres-du-poste.spec.ts': 25,
  'preuves/course.spec.ts': 25,
  'workflows/marches.spec.ts': 20,
};
const ORDINAIRE = 3;

/**
 * Every spec file in turn, under its own name. Loading the libraries costs more than most specs do: a lot pays it once.
 * Each spec still runs alone by its path, with the ordinary configuration.
 */
export function lot(fichier: string): void {
  const siennes = partager()[LOTS.indexOf(path.basename(fichier))]!;
  for (const spec of siennes) describe(spec, () => void jest.requireActual(path.join(RACINE, spec)));
}

/** The longest first, each to the lot that has the least to do. */
function partager(): string[][] {
  const lots = LOTS.map(() => ({ specs: [] as string[], secondes: 0 }));
  for (const spec of specs()) {
    const moindre = lots.reduce((a, b) => (b.secondes < a.secondes ? b : a));
    moindre.specs.push(spec);
    moindre.secondes += dureeDe(spec);
  }
  return lots.map((un) => un.specs);
}

const specs = () =>
  readdirSync(RACINE, { recursive: true, encoding: 'utf8' })
    .filter((fichier) => fichier.endsWith('.spec.ts'))
    .sort((a, b) => dureeDe(b) - dureeDe(a) || (a < b ? -1 : 1));

const dureeDe = (spec: string): number => LONGUES[spec] ?? ORDINAIRE;
