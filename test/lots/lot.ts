import { readdirSync } from 'node:fs';
import path from 'node:path';

const RACINE = path.join(__dirname, '..');
const LOTS = readdirSync(__dirname)
  .filter((fichier) => /^lot-\d+\.ts$/.test(fichier))
  .sort();

/**
 * Every spec file in turn, under its own name. Loading the libraries costs more than most specs do: a lot pays it once.
 * Each spec still runs alone by its path, with the ordinary configuration.
 */
export function lot(fichier: string): void {
  const rang = LOTS.indexOf(path.basename(fichier));
  specs()
    .filter((_, numero) => numero % LOTS.length === rang)
    .forEach((spec) => describe(spec, () => void jest.requireActual(path.join(RACINE, spec))));
}

const specs = () =>
  readdirSync(RACINE, { recursive: true, encoding: 'utf8' })
    .filter((fichier) => fichier.endsWith('.spec.ts'))
    .sort();
