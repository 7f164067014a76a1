export interface DocumentNomme {
  reference: string;
  titre: string;
}

/** Characters that one system or another refuses in the name of a file. */
const INTERDITS = /[\\/:*?"<>|\p{Cc}]+/gu;
const NOM_LE_PLUS_LONG = 150;

/** The name of an attached file: reference, then title. */
export function nomDeFichier({ reference, titre }: DocumentNomme): string {
  const nom = `${reference} ${titre}`.replace(INTERDITS, ' ').replace(/\s+/g, ' ').trim();
  return `${[...nom].slice(0, NOM_LE_PLUS_LONG).join('').trim()}.pdf`;
}
