import { type Fichier } from '#libs/territoires';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

// The sources run from demonstration and the build from dist/demonstration: the data stay with the sources.
const DOSSIER = [path.join(__dirname, 'donnees'), path.join(__dirname, '../../demonstration/donnees')].find(existsSync);

function lire(nom: string): Fichier & { contenu: Buffer } {
  if (!DOSSIER) throw new Error('Le dossier « demonstration/donnees » est introuvable : réinstallez l’application.');
  return { nom, contenu: readFileSync(path.join(DOSSIER, nom)) };
}

/** An image drawn for the demonstration. */
export function lireLogo(nom: string): Buffer {
  return lire(nom).contenu;
}

/** The real listings that the demonstration stands on. See their README for where they come from. */
export function lireDonnees(): { paca: Fichier; communes: Fichier; finess: Fichier } {
  return {
    paca: lire('cpts-paca-2026-01.csv'),
    communes: lire('cpts-paca-communes-2026-01.csv'),
    finess: lire('cpts-finess-occitanie-2026-02.csv'),
  };
}
