import { VariableManquante } from '#libs/courriers';

// What a template reads of its variables: shared by the tests of the letters and of the sheets.

/** Paths of all that an object holds; the elements of a list of objects share one path. */
export function chemins(valeur: unknown, prefixe: string[] = []): string[][] {
  if (Array.isArray(valeur))
    return valeur.some((element) => typeof element === 'object')
      ? chemins(Object.assign({}, ...(valeur as object[])), [...prefixe, '*'])
      : [prefixe];
  if (typeof valeur !== 'object' || valeur === null) return [prefixe];
  return Object.entries(valeur).flatMap(([cle, contenu]) => chemins(contenu, [...prefixe, cle]));
}

/** Every value that stands at a path. */
export function valeurs(racine: unknown, [cle, ...suite]: string[]): unknown[] {
  if (cle === undefined) return [racine];
  if (typeof racine !== 'object' || racine === null) return [];
  if (cle === '*') return [racine].flat().flatMap((element) => valeurs(element, suite));
  return valeurs((racine as Record<string, unknown>)[cle], suite);
}

/** The same, without what stands at a path. */
export function sans(racine: unknown, [cle, ...suite]: string[]): unknown {
  if (cle === '*') return (racine as unknown[]).map((element) => sans(element, suite));
  if (typeof racine !== 'object' || racine === null) return racine;
  const objet = racine as Record<string, unknown>;
  if (suite.length === 0) return Object.fromEntries(Object.entries(objet).filter(([nom]) => nom !== cle));
  return { ...objet, [cle!]: sans(objet[cle!], suite) };
}

/** True when the template refuses these variables for want of one. */
export function refuse(rendre: () => unknown): boolean {
  try {
    rendre();
    return false;
  } catch (erreur) {
    if (erreur instanceof VariableManquante) return true;
    throw erreur;
  }
}

/** Every path of these variables, each once. */
export const tousLesChemins = (variables: readonly unknown[]): string[][] => [
  ...new Map(variables.flatMap((une) => chemins(une)).map((chemin) => [chemin.join('.'), chemin])).values(),
];

/** Those that no document of these needs: taken away, nothing is refused. */
export function nonLus<D extends { variables: object }>(
  documents: readonly D[],
  partout: readonly string[][],
  rendre: (document: D, variables: object) => unknown,
): string[] {
  return partout
    .filter((chemin) => {
      const porteurs = documents.filter(({ variables }) => valeurs(variables, chemin).some((un) => un !== undefined));
      return !porteurs.some((un) => refuse(() => rendre(un, sans(un.variables, chemin) as object)));
    })
    .map((chemin) => chemin.join('.'));
}

/** The conditions of a template, each with the ways in which these variables take it. */
export function conditionsPrises(source: string, variables: readonly object[], partout: readonly string[][]) {
  // Inside a loop, a condition reads the element.
  const boucles = [
    ...new Set(
      partout.flatMap((chemin) =>
        chemin.flatMap((cle, rang) => (cle === '*' ? chemin.slice(0, rang + 1).join('.') : [])),
      ),
    ),
  ].map((boucle) => boucle.split('.'));
  return [...source.matchAll(/\{\{#(?:if|unless) ([\w.]+)/g)].map(([, condition]) => {
    const lue = condition!.split('.');
    const prises = variables.flatMap((une) => [
      ...valeurs(une, lue),
      ...boucles.flatMap((boucle) => valeurs(une, [...boucle, ...lue])),
    ]);
    const sens = new Set(
      prises.filter((un) => un !== undefined).map((un) => (Array.isArray(un) ? un.length > 0 : Boolean(un))),
    );
    return { condition: condition!, sens: [...sens].sort() };
  });
}
