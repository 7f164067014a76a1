import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const RACINE = path.resolve(__dirname, '../..');
const ECRIRE = process.env['ECRIRE_DOCUMENTS'] === '1';

/** What is generated never goes stale: it is written with `npm run documents`, and compared by every test run. */
export function comparer(fichier: string, contenu: string): void {
  const chemin = path.join(RACINE, fichier);
  if (ECRIRE) {
    mkdirSync(path.dirname(chemin), { recursive: true });
    writeFileSync(chemin, contenu);
  }
  if (!existsSync(chemin) || readFileSync(chemin, 'utf8') !== contenu)
    throw new Error(`${fichier} est périmé : lancez « npm run documents », relisez et validez.`);
}
