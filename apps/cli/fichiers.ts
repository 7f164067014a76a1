import { type Fichier } from '#libs/territoires';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Impossible } from './impossible';

const RAISONS: Record<string, string> = {
  ENOENT: 'n’existe pas',
  EISDIR: 'est un dossier',
  EACCES: 'n’est pas lisible par l’utilisateur qui lance la commande',
  ENOTDIR: 'n’existe pas',
};

/** The bytes of a file. Throws `Impossible`. */
export function lireOctets(chemin: string): Buffer {
  try {
    return readFileSync(chemin);
  } catch (erreur) {
    const { code = '', message } = erreur as NodeJS.ErrnoException;
    throw new Impossible(`Le fichier ${chemin} ${RAISONS[code] ?? `ne se lit pas (${message})`} : vérifiez le chemin.`);
  }
}

/** A file of text named on the command line. Its name alone goes to the messages. */
export function lireFichier(chemin: string): Fichier {
  const contenu = lireOctets(chemin);
  const nul = contenu.indexOf(0);
  if (nul >= 0) {
    const ligne = contenu.subarray(0, nul).toString('latin1').split('\n').length;
    throw new Impossible(
      `Le fichier ${chemin} contient un caractère nul à la ligne ${ligne} : enregistrez-le au format « CSV UTF-8 », puis recommencez.`,
    );
  }
  return { nom: path.basename(chemin), contenu };
}
