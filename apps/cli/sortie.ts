/** Writes lines of cells in columns, the headings first. */
export function tableau(titres: readonly string[], lignes: readonly (readonly string[])[]): string {
  const toutes = [titres, ...lignes];
  const largeurs = titres.map((_, rang) => Math.max(...toutes.map((ligne) => ligne[rang]!.length)));
  return toutes
    .map((ligne) =>
      ligne
        .map((cellule, rang) => cellule.padEnd(largeurs[rang]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What a machine reads with `--json`, or what a person reads. */
export function ecrire(json: boolean | undefined, donnees: unknown, texte: () => string): void {
  console.log(json ? JSON.stringify(donnees, null, 2) : texte());
}

/** `1 dossier`, `2 dossiers`. */
export function compter(nombre: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${nombre.toLocaleString('fr-FR')} ${nombre > 1 ? pluriel : singulier}`;
}
