import type { ChampInvalide } from '#libs/dossiers';
import type { Motif } from './types';

/** A problem document of the API, or its silence (`status` 0). `message` is a sentence to show. */
export class Probleme extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly refus: readonly Motif[] = [],
    readonly champs: readonly ChampInvalide[] = [],
  ) {
    super(message);
  }
}

interface Demande {
  methode?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  corps?: unknown;
  /** A file, sent as it is instead of a body. */
  fichier?: File;
  cleIdempotence?: string;
  signal?: AbortSignal;
}

const SILENCE =
  'Le serveur ne répond pas. Vérifiez votre connexion, puis recommencez ; si cela dure, prévenez votre administrateur.';

let sessionPerdue = () => undefined as void;

/** Registers what is done when the API no longer knows who is there. */
export function quandSessionPerdue(faire: () => void): void {
  sessionPerdue = faire;
}

/** Asks the API. Throws `Probleme`, or `AbortError` once the signal is aborted. */
export async function demander<T>(chemin: string, demande: Demande = {}): Promise<T> {
  return lireJson(await repondre(chemin, demande)) as T;
}

/** A page that the API writes, as it stands. Throws as `demander`. */
export function demanderPage(chemin: string, signal: AbortSignal): Promise<string> {
  return repondre(chemin, { signal });
}

async function repondre(
  chemin: string,
  { methode = 'GET', corps, fichier, cleIdempotence, signal }: Demande,
): Promise<string> {
  let reponse: Response;
  let texte: string;
  try {
    reponse = await fetch(`/api${chemin}`, {
      method: methode,
      headers: {
        accept: 'application/json',
        ...(corps === undefined ? {} : { 'content-type': 'application/json' }),
        ...(fichier ? { 'content-type': fichier.type || 'application/octet-stream' } : {}),
        ...(cleIdempotence ? { 'idempotency-key': cleIdempotence } : {}),
      },
      ...(corps === undefined ? {} : { body: JSON.stringify(corps) }),
      ...(fichier ? { body: fichier } : {}),
      ...(signal ? { signal } : {}),
    });
    texte = await reponse.text();
  } catch (erreur) {
    if (signal?.aborted) throw erreur;
    throw new Probleme(0, SILENCE);
  }
  if (reponse.ok) return texte;
  const { detail, refus, champs } = (lireJson(texte) ?? {}) as Partial<Probleme> & { detail?: string };
  const probleme = new Probleme(reponse.status, detail ?? SILENCE, refus, champs);
  const connexion = chemin === '/session' && methode === 'POST';
  if (reponse.status === 401 && !connexion) sessionPerdue();
  throw probleme;
}

function lireJson(texte: string): unknown {
  try {
    return texte ? JSON.parse(texte) : undefined;
  } catch {
    return undefined;
  }
}

/** A new idempotency key. `crypto.randomUUID` exists only on secure origins, which an intranet may not be. */
export function nouvelleCle(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((octet) => octet.toString(16).padStart(2, '0')).join('');
}
