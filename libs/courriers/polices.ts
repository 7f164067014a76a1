import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const chemin = createRequire(__filename);

interface Police {
  /** Family name inside the files. */
  famille: string;
  /** Name given to it here, of the same length. */
  nom: string;
  fichiers: readonly string[];
}

// The engine also sees the fonts of the machine: ours go under names that no machine has, so that a letter is the
// same everywhere. The second lends the first the characters that it lacks (Hebrew, Arabic, symbols).
const EMBARQUEES: readonly Police[] = [
  {
    famille: 'Source Sans 3',
    nom: 'Parcours CPTS',
    fichiers: ['Regular', 'It', 'Semibold', 'Bold', 'BoldIt'].map(
      (style) => `source-sans/TTF/SourceSans3-${style}.ttf`,
    ),
  },
  { famille: 'DejaVu Sans', nom: 'Parcours II', fichiers: ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf'] },
];

/** The font families of a document, by order of preference. */
export const POLICES: readonly string[] = EMBARQUEES.map(({ nom }) => nom);

// The two names are of one length, so that the tables of the file keep their offsets.
function renommer(police: Buffer, famille: string, nom: string): void {
  const utf16 = (texte: string): Buffer => Buffer.from(texte, 'utf16le').swap16();
  for (const encoder of [utf16, Buffer.from] as const) {
    const [ancien, nouveau] = [encoder(famille), encoder(nom)];
    for (let ou = police.indexOf(ancien); ou >= 0; ou = police.indexOf(ancien, ou)) nouveau.copy(police, ou);
  }
}

/** The font files, read from the packages that carry them. */
export function lirePolices(): Buffer[] {
  return EMBARQUEES.flatMap(({ famille, nom, fichiers }) =>
    fichiers.map((fichier) => {
      const police = readFileSync(chemin.resolve(fichier));
      renommer(police, famille, nom);
      return police;
    }),
  );
}
