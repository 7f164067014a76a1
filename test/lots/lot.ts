import { readdirSync } from 'node:fs';
import path from 'node:path';

const RACINE = path.join(__dirname, '..');
// Where nothing is known of their duration, the last ones are run first: they get the longest specs.
const LOTS = readdirSync(__dirname)
  .filter((fichier) => /^lot-\d+\.ts$/.test(fichier))
  .sort()
  .reverse();

/** The longest, the longest first: spread over the lots before the others, so that these end at about the same time. */
const LONGUES: readonly string[] = [
  'poste/demarrage.spec.ts',
  'apps/worker/formation.spec.ts',
  'apps/cli/commandes.spec.ts',
  'preuves/travailleurs-tues.spec.ts',
  'apps/worker/coupures.spec.ts',
  'demonstration/calendrier.spec.ts',
  'demonstration/charger.spec.ts',
  'apps/worker/arret.spec.ts',
  'poste/postgres-du-poste.spec.ts',
  'apps/worker/rien-ne-bloque.spec.ts',
  'poste/comptes.spec.ts',
  'apps/web/parcours.spec.ts',
  'poste/dossier-abime.spec.ts',
  'apps/api/lots.spec.ts',
  'apps/web/financement.spec.ts',
  'courriers/images.spec.ts',
  'apps/cli/personnes.spec.ts',
  'poste/formation.spec.ts',
];

/**
 * Every spec file in turn, under its own name. Loading the libraries costs more than most specs do: a lot pays it once.
 * Each spec still runs alone by its path, with the ordinary configuration.
 */
export function lot(fichier: string): void {
  const rang = LOTS.indexOf(path.basename(fichier));
  specs()
    .filter((_, numero) => lotDe(numero) === rang)
    .forEach((spec) => describe(spec, () => void jest.requireActual(path.join(RACINE, spec))));
}

/** There and back, so that the lot that got the longest of a round gets the shortest of the next one. */
function lotDe(numero: number): number {
  const rang = numero % LOTS.length;
  return Math.floor(numero / LOTS.length) % 2 ? LOTS.length - 1 - rang : rang;
}

const specs = () =>
  readdirSync(RACINE, { recursive: true, encoding: 'utf8' })
    .filter((fichier) => fichier.endsWith('.spec.ts'))
    .sort((a, b) => rangDe(a) - rangDe(b) || (a < b ? -1 : 1));

const rangDe = (spec: string): number => (LONGUES.includes(spec) ? LONGUES.indexOf(spec) : LONGUES.length);
