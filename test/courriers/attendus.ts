import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const DOSSIER = path.join(__dirname, 'attendus');

/** Set to 1, the expected texts are written anew instead of compared: reread them before keeping them. */
const REGENERER = process.env.REGENERER_ATTENDUS === '1';

function nomDe(cas: string): string {
  return `${cas.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '-')}.txt`;
}

/** Compares a text with the one kept under this name. */
export function comparer(cas: string, texte: string): void {
  const fichier = path.join(DOSSIER, nomDe(cas));
  if (REGENERER) {
    mkdirSync(DOSSIER, { recursive: true });
    writeFileSync(fichier, texte);
  }
  expect(existsSync(fichier) ? readFileSync(fichier, 'utf8') : `${nomDe(cas)} : absent, REGENERER_ATTENDUS=1`).toBe(
    texte,
  );
}

/** Every expected text belongs to a case: none is left behind. */
export function rienDePlus(cas: readonly string[]): void {
  expect(readdirSync(DOSSIER).sort()).toEqual(cas.map(nomDe).sort());
}
