import { defautsDeTexte } from '#libs/dossiers';
import { MOYENS_DE_DEPOT, MoyenDeDepot, PreuveDeReception, PREUVES_DE_RECEPTION } from '#libs/veille';
import { isUUID } from 'class-validator';
import { Champ, date, Forme, texte } from './courriers.saisies';

// What a person says to take a letter from its draft to its receipt.

const [MAXIMUM_PARAGRAPHES, LONGUEUR] = [10, 2000];
const MAXIMUM_SIGNATURES = 100;

/** A text that is printed on the letter: nothing in it that would not be printed, and no bank details. */
const estImprimable = (valeur: unknown, max: number): boolean =>
  typeof valeur === 'string' &&
  valeur.trim() !== '' &&
  valeur.length <= max &&
  defautsDeTexte(valeur, '', true).length === 0;

const version: Champ = {
  accepte: (valeur) => typeof valeur === 'string' && /^\d{1,19}(-\d{1,9})?$/.test(valeur),
  message: 'est la version du projet que vous avez vue',
  schema: { type: 'string', description: 'Version du projet que la personne a vue' },
};

const paragraphes: Champ = {
  accepte: (valeur) =>
    Array.isArray(valeur) &&
    valeur.length <= MAXIMUM_PARAGRAPHES &&
    valeur.every((paragraphe) => estImprimable(paragraphe, LONGUEUR)),
  message:
    `est une liste d’au plus ${MAXIMUM_PARAGRAPHES} paragraphes de 1 à ${LONGUEUR} caractères, sans caractère qui ne ` +
    's’imprime pas, ni coordonnées bancaires',
  schema: {
    ...{ type: 'array', maxItems: MAXIMUM_PARAGRAPHES, description: 'Ajoutés avant la formule de politesse' },
    items: { type: 'string', minLength: 1, maxLength: LONGUEUR },
  },
};

export interface SaisieDeParagraphes {
  paragraphes: string[];
  version: string;
}

export const PARAGRAPHES: Forme = { paragraphes, version };

export interface SaisieDeSignature {
  version: string;
}

export const SIGNATURE: Forme = { version };

export interface SaisieDeSignatures {
  ids: string[];
  versions?: Record<string, string>;
}

export const SIGNATURES: Forme = {
  ids: {
    accepte: (valeur) =>
      Array.isArray(valeur) &&
      valeur.length > 0 &&
      valeur.length <= MAXIMUM_SIGNATURES &&
      new Set(valeur).size === valeur.length &&
      valeur.every((id) => isUUID(id)),
    message: `est une liste de 1 à ${MAXIMUM_SIGNATURES} courriers, chacun une fois`,
    schema: {
      ...{ type: 'array', minItems: 1, maxItems: MAXIMUM_SIGNATURES, description: 'Courriers à signer' },
      items: { type: 'string', format: 'uuid' },
    },
  },
  versions: {
    facultatif: true,
    accepte: (valeur) =>
      typeof valeur === 'object' &&
      valeur !== null &&
      !Array.isArray(valeur) &&
      Object.values(valeur).every((une) => version.accepte(une)),
    message: 'donne, par courrier, la version du projet que vous avez vue',
    schema: {
      type: 'object',
      description: 'Par courrier, la version que la personne a vue ; à défaut, celle du moment',
      additionalProperties: { type: 'string' },
    },
  },
};

export interface SaisieDeRemplacement {
  motif: string;
  paragraphes?: string[];
}

export const REMPLACEMENT: Forme = {
  motif: {
    ...texte(3, 500, 'Imprimé sur la lettre : pourquoi elle annule et remplace la première'),
    accepte: (valeur) => estImprimable(valeur, 500) && (valeur as string).trim().length >= 3,
    message: 'compte de 3 à 500 caractères, sans caractère qui ne s’imprime pas, ni coordonnées bancaires',
  },
  paragraphes: { ...paragraphes, facultatif: true },
};

export interface SaisieDeDepot {
  moyen: MoyenDeDepot;
  le: string;
  numero?: string;
  accordPrealable?: boolean;
}

const choix = (valeurs: readonly string[], description: string): Champ => ({
  accepte: (valeur) => typeof valeur === 'string' && valeurs.includes(valeur),
  message: `prend l’une des valeurs ${valeurs.join(', ')}`,
  schema: { type: 'string', enum: valeurs, description },
});

export const DEPOT: Forme = {
  moyen: choix(Object.keys(MOYENS_DE_DEPOT), 'Comment le courrier part'),
  le: date('Jour du dépôt ; d’un recommandé électronique, jour de sa mise à disposition'),
  numero: { ...texte(1, 100, 'Nécessaire pour un recommandé'), facultatif: true },
  accordPrealable: {
    facultatif: true,
    accepte: (valeur) => typeof valeur === 'boolean',
    message: 'est vrai ou faux',
    schema: {
      type: 'boolean',
      description: 'Recommandé électronique : le destinataire a accepté expressément ce mode d’envoi',
    },
  },
};

export interface SaisieDeReception {
  le: string;
  comment: PreuveDeReception;
}

export const RECEPTION: Forme = {
  le: date('Jour de la réception'),
  comment: choix(Object.keys(PREUVES_DE_RECEPTION), 'Ce qui prouve la réception'),
};
