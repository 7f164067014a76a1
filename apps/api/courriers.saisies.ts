import { ChampInvalide, EntreeInvalide } from '#libs/dossiers';
import { estDateCivile } from '#libs/droit';
import { MOYENS, Moyen } from '#libs/veille';
import { isEmail } from 'class-validator';

// What a person dictates to the register of a letter. Unlike the journal, it names the addresses that it is about.

export interface Champ {
  accepte(valeur: unknown): boolean;
  /** French, as it follows the name of the field. */
  message: string;
  facultatif?: true;
  schema: object;
}

export type Forme = Readonly<Record<string, Champ>>;

const MAXIMUM_ADRESSES = 20;

const estTexte = (valeur: unknown, min: number, max: number) =>
  typeof valeur === 'string' && valeur.trim().length >= min && valeur.length <= max;

export const texte = (min: number, max: number, description: string): Champ => ({
  accepte: (valeur) => estTexte(valeur, min, max),
  message: `compte de ${min} à ${max} caractères`,
  schema: { type: 'string', minLength: min, maxLength: max, description },
});

export const date = (description: string): Champ => ({
  accepte: estDateCivile,
  message: 'est une date qui existe, au format AAAA-MM-JJ',
  schema: { type: 'string', format: 'date', description },
});

const adresses = (min: number, description: string): Champ => ({
  accepte: (valeur) =>
    Array.isArray(valeur) &&
    valeur.length >= min &&
    valeur.length <= MAXIMUM_ADRESSES &&
    new Set(valeur).size === valeur.length &&
    valeur.every((adresse) => isEmail(adresse)),
  message: `est une liste de ${min} à ${MAXIMUM_ADRESSES} adresses de courriel, chacune une fois`,
  schema: {
    ...{ type: 'array', minItems: min, maxItems: MAXIMUM_ADRESSES, description },
    items: { type: 'string', format: 'email' },
  },
});

export interface NonRemise {
  destinataire: string;
  le: string;
  motif: string;
}

export const NON_REMISE: Forme = {
  destinataire: texte(1, 320, 'Adresse à laquelle le courrier est parti'),
  le: date('Jour de l’échec de remise'),
  motif: texte(3, 500, 'Ce que dit l’avis de non-remise'),
};

export interface Remise {
  le: string;
  moyen: Moyen;
  reference?: string;
}

export const REMISE: Forme = {
  le: date('Jour de la remise'),
  moyen: {
    accepte: (valeur) => typeof valeur === 'string' && Object.hasOwn(MOYENS, valeur),
    message: `prend l’une des valeurs ${Object.keys(MOYENS).join(', ')}`,
    schema: { type: 'string', enum: Object.keys(MOYENS), description: 'Comment le courrier est parvenu' },
  },
  reference: {
    ...texte(1, 200, 'Ce qui le prouve ; nécessaire pour une lettre recommandée'),
    facultatif: true,
  },
};

export interface Renvoi {
  a: string[];
  motif: string;
  remplace?: string[];
}

export const RENVOI: Forme = {
  a: adresses(1, 'Adresses corrigées'),
  motif: texte(3, 500, 'Pourquoi le courrier est renvoyé'),
  remplace: { ...adresses(0, 'Adresses en échec que celles-ci remplacent ; toutes par défaut'), facultatif: true },
};

/** Reads a body of this form. Throws `EntreeInvalide` with every field at fault. */
export function lireForme<T>(forme: Forme, corps: unknown): T {
  const recu = (typeof corps === 'object' && corps !== null ? corps : {}) as Record<string, unknown>;
  const champs: ChampInvalide[] = [
    ...Object.keys(recu)
      .filter((champ) => !Object.hasOwn(forme, champ))
      .map((champ) => ({ champ, message: 'n’est pas un champ connu : retirez-le' })),
    ...Object.entries(forme)
      .filter(([champ, { accepte, facultatif }]) => !(facultatif && recu[champ] === undefined) && !accepte(recu[champ]))
      .map(([champ, { message }]) => ({ champ, message: recu[champ] === undefined ? 'est nécessaire' : message })),
  ];
  const [premier, ...autres] = champs;
  if (premier) throw new EntreeInvalide([premier, ...autres]);
  return recu as T;
}

/** JSON schema of this form. */
export function schemaDeForme(forme: Forme): object {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(forme).filter((champ) => !forme[champ]!.facultatif),
    properties: Object.fromEntries(Object.entries(forme).map(([champ, { schema }]) => [champ, schema])),
  };
}
