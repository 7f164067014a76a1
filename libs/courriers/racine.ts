import { existsSync } from 'node:fs';
import path from 'node:path';

// The sources run from libs/courriers and the build from dist/libs/courriers: the package root is looked for upwards.
function chercherRacine(depart: string): string {
  if (existsSync(path.join(depart, 'package.json')) && existsSync(path.join(depart, 'templates'))) return depart;
  const parent = path.dirname(depart);
  if (parent === depart) throw new Error('Le dossier « templates » est introuvable : réinstallez l’application.');
  return chercherRacine(parent);
}

/** The folder of letter templates, beside package.json. */
export const DOSSIER_GABARITS = path.join(chercherRacine(__dirname), 'templates');

/** The page layout of letters and sheets. */
export const MISE_EN_PAGE_PDF = path.join(DOSSIER_GABARITS, 'typst', 'document.typ');

/** The program that applies it, in a process of its own. */
export const PROCESSUS_PDF = path.join(DOSSIER_GABARITS, 'typst', 'processus.cjs');
