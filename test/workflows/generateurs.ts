import { ajouterJours } from '#libs/droit';
import { schemaDe } from '#libs/dossiers';
import { Definition, EvenementDefini } from '#libs/moteur';
import { lireSaisie } from '../../libs/dossiers/saisie';

// Payloads drawn at random from the published schemas: well formed, whatever the law will make of them.

/** Numbers drawn from a seed: the same seed tells the same story. */
export class Tirage {
  constructor(private graine: number) {}

  nombre(): number {
    this.graine = (this.graine + 0x6d2b79f5) | 0;
    let t = Math.imul(this.graine ^ (this.graine >>> 15), 1 | this.graine);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  entier(jusqua: number): number {
    return Math.floor(this.nombre() * jusqua);
  }

  parmi<T>(liste: readonly T[]): T {
    return liste[this.entier(liste.length)]!;
  }

  chance(sur1: number): boolean {
    return this.nombre() < sur1;
  }
}

interface Schema {
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  examples?: readonly unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
}

/** A payload that the door accepts, as the journal would hold it. */
export function saisie(definition: Definition, defini: EvenementDefini, le: string, tirage: Tirage): object {
  const schema = schemaDe(defini.donnees) as Schema;
  for (let essai = 0; essai < 3; essai += 1) {
    const donnees = objet(schema, le, tirage, tirage.chance(0.5) ? 0.3 : 0.05) as Record<string, unknown>;
    if (donnees['derogations'])
      donnees['derogations'] = [{ regle: tirage.parmi(Object.keys(definition.regles)), motif: 'Motif tiré au sort.' }];
    const lue = lire(defini, donnees);
    if (lue) return lue;
  }
  const exemple = lire(defini, objet(schema, le, new Tirage(0), 0) as object);
  if (!exemple) throw new Error(`L’exemple publié de ${defini.type} n’est pas admis.`);
  return exemple;
}

function lire(defini: EvenementDefini, donnees: object): object | undefined {
  try {
    return lireSaisie(defini.donnees, JSON.parse(JSON.stringify(donnees))).donnees;
  } catch {
    return undefined;
  }
}

/** `variete`: chance of a field that is not required, and of another value than the example. None: the example itself. */
function objet({ properties = {}, required = [] }: Schema, le: string, tirage: Tirage, variete: number): unknown {
  const champs = Object.entries(properties).filter(([nom]) => required.includes(nom) || tirage.chance(variete));
  return Object.fromEntries(champs.map(([nom, schema]) => [nom, valeur(schema, le, tirage, variete)]));
}

function valeur(schema: Schema, le: string, tirage: Tirage, variete: number): unknown {
  const exemple = schema.examples?.[0];
  const autre = variete > 0 && (exemple === undefined || tirage.chance(0.6));
  if (!autre && exemple !== undefined) return exemple;
  if (schema.enum?.length) return autre ? tirage.parmi(schema.enum) : schema.enum[0];
  if (schema.format === 'date') return autre ? ajouterJours(le, tirage.entier(800) - 500) : le;
  if (schema.type === 'boolean') return autre && tirage.chance(0.5);
  if (schema.type === 'integer' || schema.type === 'number') {
    const min = schema.minimum ?? 0;
    return min + (autre ? tirage.entier(Math.min((schema.maximum ?? min + 1000) - min, 100_000) + 1) : 0);
  }
  if (schema.type === 'array' && schema.items) {
    const { items } = schema;
    const longueur = Math.max(schema.minItems ?? 1, autre ? 1 + tirage.entier(3) : 1);
    const liste = Array.from({ length: longueur }, () => valeur(items, le, tirage, variete));
    return items.enum ? [...new Set(liste)] : liste;
  }
  if (schema.properties) return objet(schema, le, tirage, variete);
  return exemple ?? 'Texte (fictif)';
}
