/**
 * The SQL condition that a dossier `d` lies within somebody's territory: one of their regions and, when they are kept to
 * some departments, one of those. The database's side of `voit` (libs/acces).
 * @param regions and departements: the placeholders of these two lists of codes, `$1`
 */
export function dansLePerimetre(regions: string, departements: string): string {
  return `(d.region_ars = ANY(${regions}) AND (${departements}::text[] = '{}' OR d.departements && ${departements}::text[]))`;
}
