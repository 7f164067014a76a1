import type { ChampInvalide } from '#libs/dossiers';
import { enMots } from '../mots/libelles';
import { centimesDe, saisieEnEuros } from '../mots/montants';

/** The part of JSON Schema that the API publishes. */
export interface Schema {
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  enum?: string[];
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxLength?: number;
}

/** What a form holds: every leaf is a text or a tick; `undefined` is an optional part left out. */
export type Valeur = string | boolean | undefined | Valeur[] | { [nom: string]: Valeur };
export type Groupe = { [nom: string]: Valeur };

export const OBLIGATOIRE = 'Ce champ est obligatoire.';
const MONTANT_ILLISIBLE = 'Écrivez un montant en euros, avec deux décimales au plus : 1 234,56.';

const EN_CENTIMES = /,? ?\(?en centimes[^)]*\)?/;

/** An amount that the API counts in cents: people type and read it in euros. */
export function estMontant({ type, title }: Schema): boolean {
  return type === 'integer' && EN_CENTIMES.test(title ?? '');
}

export function titreDe(nom: string, schema: Schema): string {
  const titre = schema.title ?? enMots(nom);
  return estMontant(schema) ? titre.replace(EN_CENTIMES, '') : titre;
}

export function estRequis(parent: Schema, nom: string): boolean {
  return parent.required?.includes(nom) ?? false;
}

/** The schema without one of its properties, shown elsewhere. */
export function sans(schema: Schema, nom: string): Schema {
  const { [nom]: _, ...properties } = schema.properties ?? {};
  return { ...schema, properties };
}

/** An empty form: optional parts are left out, one row stands ready in a list that needs some. */
export function valeurVide(schema: Schema, requis: boolean): Valeur {
  if (schema.type === 'object') return requis ? groupeVide(schema) : undefined;
  if (schema.type === 'array') {
    if (!requis || schema.items?.enum) return [];
    return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => valeurVide(schema.items ?? {}, true));
  }
  return schema.type === 'boolean' ? false : '';
}

export function groupeVide(schema: Schema): Groupe {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([nom, propriete]) => [
      nom,
      valeurVide(propriete, estRequis(schema, nom)),
    ]),
  );
}

/** A form already filled with what is known of its payload; the rest is empty. */
export function groupeDe(schema: Schema, connu: object): Groupe {
  const valeurs = connu as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([nom, propriete]) => [
      nom,
      enSaisie(propriete, valeurs[nom], estRequis(schema, nom)),
    ]),
  );
}

function enSaisie(schema: Schema, connue: unknown, requis: boolean): Valeur {
  if (connue === undefined || connue === null) return valeurVide(schema, requis);
  if (schema.type === 'array')
    return Array.isArray(connue)
      ? connue.map((un) => enSaisie(schema.items ?? {}, un, true))
      : valeurVide(schema, requis);
  if (schema.type === 'object') return groupeDe(schema, connue);
  if (schema.type === 'boolean') return connue === true || connue === 'true';
  if (estMontant(schema) && Number.isSafeInteger(Number(connue))) return saisieEnEuros(Number(connue));
  return String(connue as string | number);
}

/** The payload: what was left empty is absent, numbers are numbers. */
export function donneesDe(schema: Schema, groupe: Groupe): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([nom, propriete]) => {
      const valeur = aEnvoyer(propriete, groupe[nom], estRequis(schema, nom));
      return valeur === undefined ? [] : [[nom, valeur]];
    }),
  );
}

function aEnvoyer(schema: Schema, valeur: Valeur, requis: boolean): unknown {
  if (valeur === undefined || valeur === '') return undefined;
  if (Array.isArray(valeur)) {
    if (valeur.length === 0 && !requis) return undefined;
    return valeur.map((element) => aEnvoyer(schema.items ?? {}, element, true) ?? '');
  }
  if (typeof valeur === 'object') return donneesDe(schema, valeur);
  if (typeof valeur === 'boolean') return valeur || requis ? valeur : undefined;
  const texte = valeur.trim();
  if (estMontant(schema)) return centimesDe(texte) ?? texte;
  const nombre = schema.type === 'integer' || schema.type === 'number' ? nombreDe(texte) : NaN;
  return Number.isNaN(nombre) ? texte : nombre;
}

/** A number as people type it: `12,5`. */
const nombreDe = (texte: string): number =>
  texte === '' ? NaN : Number(texte.replaceAll(/\s/g, '').replace(',', '.'));

/** What the schema requires and the form lacks, and amounts that cannot be read, before the API is asked. */
export function manques(schema: Schema, groupe: Groupe, prefixe = ''): ChampInvalide[] {
  return Object.entries(schema.properties ?? {}).flatMap(([nom, propriete]) =>
    manque(propriete, groupe[nom], estRequis(schema, nom), `${prefixe}${nom}`),
  );
}

function manque(schema: Schema, valeur: Valeur, requis: boolean, champ: string): ChampInvalide[] {
  if (Array.isArray(valeur)) {
    if (requis && valeur.length === 0) return [{ champ, message: 'Indiquez au moins un élément.' }];
    return valeur.flatMap((element, rang) => manque(schema.items ?? {}, element, true, `${champ}.${rang}`));
  }
  if (valeur !== null && typeof valeur === 'object') return manques(schema, valeur, `${champ}.`);
  if (valeur === undefined || valeur === '') return requis ? [{ champ, message: OBLIGATOIRE }] : [];
  const illisible = estMontant(schema) && typeof valeur === 'string' && centimesDe(valeur) === undefined;
  return illisible ? [{ champ, message: MONTANT_ILLISIBLE }] : [];
}

/** The name of a field, as the form shows it: `contacts.0.nom` → `Contacts n° 1 – Nom et prénom`. */
export function nomDuChamp(schema: Schema, chemin: string): string {
  const mots: string[] = [];
  let ici: Schema | undefined = schema;
  for (const pas of chemin.split('.')) {
    if (ici?.type === 'array') {
      mots.push(`${mots.pop() ?? ''} n° ${Number(pas) + 1}`);
      ici = ici.items;
    } else {
      const propriete: Schema | undefined = ici?.properties?.[pas];
      mots.push(titreDe(pas, propriete ?? {}));
      ici = propriete;
    }
  }
  return mots.join(' – ');
}

/** The API's words on a field: a whole sentence, or what follows its name. */
export function phraseSurUnChamp(message: string): string {
  const phrase = /^[A-ZÀ-Ý«]/.test(message) ? message : `Attendu : ce champ ${message}`;
  return /[.!?]$/.test(phrase) ? phrase : `${phrase}.`;
}
