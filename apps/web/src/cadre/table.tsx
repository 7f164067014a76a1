import { type ReactNode } from 'react';

interface Ligne {
  cle: string;
  /** The first one names the row. */
  cellules: readonly ReactNode[];
}

/**
 * A table that turns into a list of cards on a narrow screen. The roles are written out: what CSS no longer lays out
 * as a table would otherwise no longer be read as one.
 */
export function Table({
  titre,
  colonnes,
  lignes,
  className = '',
}: {
  titre: string;
  colonnes: readonly string[];
  lignes: readonly Ligne[];
  className?: string;
}) {
  return (
    <table className={`table ${className}`} role="table">
      <caption className="fr-sr-only">{titre}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {colonnes.map((colonne) => (
            <th key={colonne} scope="col" role="columnheader">
              {colonne}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lignes.map(({ cle, cellules: [nom, ...cellules] }) => (
          <tr key={cle} role="row">
            <th scope="row" role="rowheader">
              {nom}
            </th>
            {cellules.map((cellule, rang) => (
              <td key={colonnes[rang + 1]} role="cell" data-colonne={colonnes[rang + 1]}>
                {cellule}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
