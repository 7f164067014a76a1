import { dateCourte, dateLongue } from '#libs/droit';

const entier = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

function nombre(valeur: number): string {
  return entier.format(valeur);
}

/** `1re`, `2e`: of an « année », feminine. */
function ordinal(rang: number): string {
  return rang === 1 ? '1re' : `${rang}e`;
}

/** `12 345,67 €`, from whole cents. */
function montant(centimes: number): string {
  return euros.format(centimes / 100);
}

/** `a, b et c`. */
function liste(elements: readonly string[]): string {
  if (elements.length < 2) return elements.join('');
  return `${elements.slice(0, -1).join(', ')} et ${elements.at(-1)}`;
}

/** In French the plural begins at two. */
function pluriel(nombreDeChoses: number, singulier: string, forme: string): string {
  return Math.abs(nombreDeChoses) >= 2 ? forme : singulier;
}

/** What a value must be where the template uses it. */
export type Attente = 'texte' | 'date' | 'nombre' | 'tableau' | 'textes' | 'condition' | 'valeur';

/** The helpers that a template may call, with what each expects of the variables it is given. */
export const AIDES = {
  dateLongue: { attente: 'date', fonction: dateLongue },
  dateCourte: { attente: 'date', fonction: dateCourte },
  nombre: { attente: 'nombre', fonction: nombre },
  montant: { attente: 'nombre', fonction: montant },
  ordinal: { attente: 'nombre', fonction: ordinal },
  liste: { attente: 'textes', fonction: liste },
  pluriel: { attente: 'nombre', fonction: pluriel },
} as const satisfies Record<string, { attente: Attente; fonction: (...parametres: never[]) => string }>;
