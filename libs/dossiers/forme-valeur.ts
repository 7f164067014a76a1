import { isDeepStrictEqual } from 'node:util';

const UNITES = ['jours', 'joursOuvres', 'mois', 'annees'];
const estObjet = (valeur: unknown): valeur is Record<string, unknown> =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
const estDuree = (valeur: unknown) => estObjet(valeur) && Object.keys(valeur).every((cle) => UNITES.includes(cle));

/** Why a value could not stand in the place of this one; nothing when it has the same form. */
export function defautDeValeur(modele: unknown, valeur: unknown): string | undefined {
  if (typeof modele === 'number' || modele === null)
    return typeof valeur === 'number' && Number.isSafeInteger(valeur) && valeur >= 0
      ? undefined
      : 'est un nombre entier, positif ou nul (un montant s’écrit en centimes)';
  if (typeof modele === 'boolean') return typeof valeur === 'boolean' ? undefined : 'est vrai ou faux';
  if (typeof modele === 'string') return typeof valeur === 'string' && valeur.trim() ? undefined : 'est un texte';
  if (Array.isArray(modele)) {
    if (!Array.isArray(valeur)) return 'est une liste';
    if (modele.length === 0) return undefined;
    if (modele.every((un) => typeof un === 'number') && valeur.length !== modele.length)
      return `compte ${modele.length} valeurs`;
    return valeur.map((un) => defautDeValeur(modele[0], un)).find(Boolean);
  }
  if (!estObjet(valeur)) return 'est un objet de la même forme que la valeur par défaut';
  if (estDuree(modele)) {
    const [unite, nombre] = Object.entries(valeur)[0] ?? [];
    return Object.keys(valeur).length === 1 &&
      UNITES.includes(unite!) &&
      Number.isInteger(nombre) &&
      (nombre as number) >= 0
      ? undefined
      : 'est une durée : un nombre entier de jours, de joursOuvres, de mois ou d’annees';
  }
  if (!isDeepStrictEqual(Object.keys(modele as object).sort(), Object.keys(valeur).sort()))
    return `a les champs ${Object.keys(modele as object).join(', ')}`;
  return Object.entries(modele as object)
    .map(([cle, un]) => defautDeValeur(un, valeur[cle]))
    .find(Boolean);
}
