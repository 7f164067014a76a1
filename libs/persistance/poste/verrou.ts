import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { PosteIndisponible } from './indisponible';
import { marque } from './processus';

const NOM = 'parcours-cpts.verrou';

export interface Verrou {
  /** Lets another program use the folder. Calling it twice is harmless. */
  rendre(): void;
}

/**
 * Reserves a data folder for this process; the lock of a dead process is taken over.
 * @throws PosteIndisponible when a live process holds the folder
 */
export function prendreVerrou(dossier: string): Verrou {
  const verrou = path.join(dossier, NOM);
  const jeton = `${verrou}.${randomBytes(6).toString('hex')}`;
  const contenu = JSON.stringify({ processus: process.pid, depuis: marque(process.pid) });
  try {
    ecrireJeton(jeton, contenu, dossier);
    // link() either creates the lock complete or fails: no reader ever sees half a lock.
    while (!lier(jeton, verrou)) {
      const vu = lire(verrou);
      if (vu !== undefined) ecarter(verrou, vu, `${jeton}.perime`, dossier);
    }
  } finally {
    rmSync(jeton, { force: true });
  }
  return {
    rendre: () => {
      if (lire(verrou) === contenu) rmSync(verrou, { force: true });
    },
  };
}

function ecrireJeton(jeton: string, contenu: string, dossier: string): void {
  try {
    writeFileSync(jeton, contenu, { mode: 0o644, flag: 'wx' });
  } catch (erreur) {
    // What a person may mend is the folder, not our draft in it.
    throw Object.assign(erreur as NodeJS.ErrnoException, { path: dossier });
  }
}

function lier(jeton: string, verrou: string): boolean {
  try {
    linkSync(jeton, verrou);
    return true;
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw erreur;
  }
}

function lire(fichier: string): string | undefined {
  try {
    return readFileSync(fichier, 'utf8');
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw erreur;
  }
}

function ecarter(verrou: string, vu: string, perime: string, dossier: string): void {
  const tenant = quiTient(vu);
  if (tenant !== undefined) {
    throw new PosteIndisponible(
      `Le dossier ${dossier} est déjà utilisé par un autre Parcours CPTS (processus ${tenant}). Arrêtez-le, ou choisissez un autre dossier avec DONNEES=….`,
    );
  }
  try {
    renameSync(verrou, perime);
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw erreur;
  }
  // Someone may have taken the dead lock over between our reading and our renaming: give theirs back.
  if (lire(perime) !== vu) lier(perime, verrou);
  rmSync(perime, { force: true });
}

function quiTient(contenu: string): number | undefined {
  try {
    const { processus, depuis } = JSON.parse(contenu) as { processus: number; depuis: string };
    return marque(processus) === depuis ? processus : undefined;
  } catch {
    return undefined;
  }
}
