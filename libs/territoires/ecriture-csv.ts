import { Centimes } from '#libs/droit';

/** As spreadsheets read it in French: `;`, CRLF and, so that accents are read, a byte order mark. */
export function enCsv(lignes: readonly (readonly string[])[]): string {
  return `\uFEFF${lignes.map((cellules) => `${cellules.map(cellule).join(';')}\r\n`).join('')}`;
}

/** `1234,56`, in euros. Of an amount that is not negative. */
export const montantEnCsv = (montant: Centimes): string =>
  `${Math.floor(montant / 100)},${String(montant % 100).padStart(2, '0')}`;

// A spreadsheet would run what begins so: an apostrophe makes it the text that it is.
const FORMULE = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/;

function cellule(valeur: string): string {
  const sure = FORMULE.test(valeur) ? `'${valeur}` : valeur;
  return /[";\r\n]/.test(sure) ? `"${sure.replaceAll('"', '""')}"` : sure;
}
