import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Set to 1, the expected texts are written anew instead of compared: reread them before keeping them. */
const REGENERER = process.env.REGENERER_ATTENDUS === '1';

function nomDe(cas: string): string {
  return `${cas.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '-')}.txt`;
}

/** The expected texts that a folder keeps. */
export function attendusDe(dossier: string) {
  return {
    /** Compares a text with the one kept under this name. */
    comparer(cas: string, texte: string): void {
      const fichier = path.join(dossier, nomDe(cas));
      if (REGENERER) {
        mkdirSync(dossier, { recursive: true });
        writeFileSync(fichier, texte);
      }
      expect(existsSync(fichier) ? readFileSync(fichier, 'utf8') : `${nomDe(cas)} : absent, REGENERER_ATTENDUS=1`).toBe(
        texte,
      );
    },

    /** Every expected text belongs to a case: none is left behind. */
    rienDePlus(cas: readonly string[]): void {
      expect(readdirSync(dossier).sort()).toEqual(cas.map(nomDe).sort());
    },
  };
}

export const { comparer, rienDePlus } = attendusDe(path.join(__dirname, 'attendus'));
