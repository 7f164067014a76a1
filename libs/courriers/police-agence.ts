import { createHash } from 'node:crypto';
import { create, Font } from 'fontkit';
import { PoliceIllisible } from './erreurs';

/** A font file that an agency supplies for its letters. */
export interface PoliceDeDocument {
  sha256: string;
  octets: Uint8Array;
  /** Name of the file, for the messages. */
  nom?: string;
}

/** A font as the engine gets it. */
export interface PolicePreparee {
  sha256: string;
  /** Name of the file, for the messages. */
  fichier: string;
  /** The family that its maker names. */
  famille: string;
  /** The name under which the layout asks for it. */
  nom: string;
  octets: Buffer;
}

// Name identifiers of the name table.
const [FAMILLE, FAMILLE_TYPOGRAPHIQUE] = [1, 16];
const MACINTOSH = 1;

/** What is read of a font, and is more than the published types tell. */
interface Lue extends Omit<Font, 'OS/2'> {
  'OS/2': { fsType: { noEmbedding: boolean; noSubsetting: boolean; bitmapOnly: boolean } };
  directory: { tables: Record<string, { offset: number; length: number }> };
}

/**
 * A font of an agency, checked and given a name that no machine has: the engine also sees the fonts of the machine,
 * and a letter is the same everywhere.
 * @throws PoliceIllisible when it is damaged, of another format, or when its licence forbids to embed it
 */
export function preparerPolice({ sha256, octets, nom: fichier = sha256 }: PoliceDeDocument): PolicePreparee {
  const copie = Buffer.from(octets);
  let lue: Lue;
  try {
    lue = create(copie) as unknown as Lue;
    if (lue.type !== 'TTF') throw new Error(lue.type);
    for (const { offset, length } of Object.values(lue.directory.tables))
      if (offset + length > copie.length) throw new RangeError();
    // A damaged file shows when a shape is read.
    lue.layout('Aé').glyphs.forEach(({ path }) => path.toSVG());
  } catch {
    throw new PoliceIllisible(fichier, 'le fichier est abîmé, ou n’est ni TTF ni OTF');
  }
  const { noEmbedding, noSubsetting, bitmapOnly } = lue['OS/2'].fsType;
  if (noEmbedding || noSubsetting || bitmapOnly)
    throw new PoliceIllisible(fichier, 'sa licence interdit de l’incorporer dans un document');
  const nom = renommer(copie, lue.directory.tables.name!.offset);
  if (!nom) throw new PoliceIllisible(fichier, 'elle ne dit pas son nom de famille');
  return { sha256, fichier, famille: lue.familyName, nom, octets: copie };
}

// Only the names of the family, by which the engine looks for it: the font keeps the one under which a PDF shows it. A
// word of style that follows in one of them (« Light ») is left, since the engine takes it away.
function renommer(police: Buffer, table: number): string | undefined {
  const textes = table + police.readUInt16BE(table + 4);
  const fiches = Array.from({ length: police.readUInt16BE(table + 2) }, (_, rang) => {
    const fiche = table + 6 + 12 * rang;
    const debut = textes + police.readUInt16BE(fiche + 10);
    const octets = police.subarray(debut, debut + police.readUInt16BE(fiche + 8));
    const unParSigne = police.readUInt16BE(fiche) === MACINTOSH;
    const texte = unParSigne ? octets.toString('latin1') : Buffer.from(octets).swap16().toString('utf16le');
    return { sorte: police.readUInt16BE(fiche + 6), octets, unParSigne, texte };
  });
  const noms = [FAMILLE_TYPOGRAPHIQUE, FAMILLE].map((sorte) => fiches.find((fiche) => fiche.sorte === sorte)?.texte);
  const famille = noms.find(Boolean);
  if (!famille) return undefined;
  const nom = createHash('sha256').update(famille).digest('hex').slice(0, famille.length);
  for (const { sorte, octets, unParSigne, texte } of fiches)
    if ([FAMILLE, FAMILLE_TYPOGRAPHIQUE].includes(sorte) && texte.startsWith(famille))
      (unParSigne ? Buffer.from(nom) : Buffer.from(nom, 'utf16le').swap16()).copy(octets);
  return nom;
}
