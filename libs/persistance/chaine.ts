import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

/** What a dossier's chain starts from. */
export const ORIGINE_DE_LA_CHAINE = '0'.repeat(64);

/** The hashed part of an entry: everything but its own hash. Dates are text, in the form in which they are stored. */
export interface MaillonJournal {
  dossier: string;
  seq: number;
  type: string;
  /** Civil date `AAAA-MM-JJ`. */
  le: string;
  /** Instant in UTC, to the millisecond. */
  enregistreLe: string;
  acteur: string;
  role: string;
  /** Only of an act done in somebody's stead: their account. */
  pour?: string;
  donnees: unknown;
  constats: unknown;
  procedure: string;
  version: string;
  empreinte: string;
  etat: unknown;
  parametres: unknown;
  derogations: unknown;
  avertissements: unknown;
  origine: string;
  /** Only of a fact received late. */
  place?: unknown;
  precedent: string;
}

/** SHA-256 of the canonical JSON form (RFC 8785) of an entry. */
export function hacher(valeur: unknown): string {
  return createHash('sha256').update(canonicalize(valeur)!).digest('hex');
}

/** The first entry whose hash, predecessor or rank is wrong; none when the chain holds. */
export function premierDefaut(
  entrees: readonly (MaillonJournal & { hash: string })[],
): { seq: number; raison: string } | undefined {
  let precedent = ORIGINE_DE_LA_CHAINE;
  let rang = 1;
  for (const { hash, ...maillon } of entrees) {
    if (maillon.seq !== rang) return { seq: rang, raison: `l’entrée ${rang} manque` };
    if (maillon.precedent !== precedent) return { seq: rang, raison: 'l’entrée ne suit pas la précédente' };
    if (hacher(maillon) !== hash) return { seq: rang, raison: 'le contenu ne correspond plus à son empreinte' };
    precedent = hash;
    rang += 1;
  }
  return undefined;
}
