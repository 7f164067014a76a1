const AVERTISSEMENT = '<!-- Page engendrée par « npm run documents » : ne pas la corriger à la main. -->';

export function page(titre: string, blocs: readonly string[]): string {
  return `${[AVERTISSEMENT, `# ${titre}`, ...blocs].join('\n\n')}\n`;
}

export function table(colonnes: readonly string[], lignes: readonly (readonly string[])[]): string {
  const cellule = (texte: string) => texte.replaceAll('|', '\\|');
  const ligne = (cellules: readonly string[]) => `| ${cellules.map(cellule).join(' | ')} |`;
  return [ligne(colonnes), ligne(colonnes.map(() => '---')), ...lignes.map(ligne)].join('\n');
}
