import { estDateCivile } from '#libs/droit';
import { VariableInvalide, VariableManquante } from './erreurs';
import { Attente } from './typographie';

const MOTIFS: Record<
  Exclude<Attente, 'condition' | 'valeur'>,
  { accepte: (valeur: unknown) => boolean; motif: string }
> = {
  texte: {
    accepte: (valeur) => typeof valeur === 'string' || (typeof valeur === 'number' && Number.isFinite(valeur)),
    motif: 'n’est ni un texte ni un nombre',
  },
  date: { accepte: estDateCivile, motif: 'n’est pas une date civile (AAAA-MM-JJ)' },
  nombre: {
    accepte: (valeur) => typeof valeur === 'number' && Number.isFinite(valeur),
    motif: 'n’est pas un nombre',
  },
  textes: {
    accepte: (valeur) =>
      Array.isArray(valeur) && valeur.every((element) => typeof element === 'string' && element.trim() !== ''),
    motif: 'n’est pas une liste de textes',
  },
  tableau: { accepte: Array.isArray, motif: 'n’est pas une liste' },
};

function descendre(base: unknown, chemin: readonly string[]): unknown {
  let valeur = base;
  for (const cle of chemin) {
    if (typeof valeur !== 'object' || valeur === null || !Object.hasOwn(valeur, cle)) return undefined;
    valeur = (valeur as Record<string, unknown>)[cle];
  }
  return valeur;
}

/**
 * The value that a template asks for. A condition accepts `null` (a field known to be empty) but not an absent
 * variable; everything else refuses both, and a blank text too.
 * @throws VariableManquante, VariableInvalide
 */
export function lireVariable(
  attente: Attente,
  base: unknown,
  chemin: readonly string[],
  lieu: { gabarit: string; variable: string },
): unknown {
  const valeur = descendre(base, chemin);
  if (valeur === undefined) throw new VariableManquante(lieu.gabarit, lieu.variable, 'est absente');
  if (attente === 'condition') return valeur;
  if (valeur === null || (typeof valeur === 'string' && valeur.trim() === '')) {
    throw new VariableManquante(lieu.gabarit, lieu.variable, 'est vide');
  }
  if (attente === 'valeur') return valeur;
  const { accepte, motif } = MOTIFS[attente];
  if (!accepte(valeur)) throw new VariableInvalide(lieu.gabarit, lieu.variable, motif);
  return valeur;
}
