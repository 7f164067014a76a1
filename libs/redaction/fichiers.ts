import { Fichier, TypeDeFichier } from '#libs/persistance';
import { createHash } from 'node:crypto';
import { PoolClient } from 'pg';

/** What a file of a letterhead is for. */
export type GenreDeFichier = 'logo' | 'marque' | 'police';

export const GENRES_DE_FICHIER: readonly GenreDeFichier[] = ['logo', 'marque', 'police'];

/** In bytes. */
export const TAILLES_MAXIMALES: Readonly<Record<GenreDeFichier, number>> = {
  logo: 1024 * 1024,
  marque: 1024 * 1024,
  police: 4 * 1024 * 1024,
};

/** Sides of an image, in pixels: less does not print, more slows every letter down. */
const COTE_MINIMAL = 32;
const COTE_MAXIMAL = 4000;

const TYPES: Readonly<Record<GenreDeFichier, readonly TypeDeFichier[]>> = {
  logo: ['image/png', 'image/jpeg'],
  marque: ['image/png', 'image/jpeg'],
  police: ['font/ttf', 'font/otf'],
};

const NOMS: Readonly<Record<GenreDeFichier, string>> = { logo: 'logo', marque: 'image', police: 'police' };

/** A file that cannot serve in a letterhead: a French sentence that says what to supply instead. */
export class FichierRefuse extends Error {}

export type FichierExamine = Pick<Fichier, 'sha256' | 'type' | 'nom' | 'octets'>;

/**
 * A supplied file, looked at: its size, what its first bytes say that it is, the sides of an image. Whether a letter
 * can be laid out with it is for a trial to say.
 * @throws FichierRefuse
 */
export function examinerFichier(genre: GenreDeFichier, nom: string, octets: Uint8Array): FichierExamine {
  const contenu = Buffer.from(octets);
  const maximum = TAILLES_MAXIMALES[genre];
  if (contenu.length > maximum)
    throw new FichierRefuse(
      `Ce fichier pèse plus de ${maximum / 1024 / 1024} Mio : fournissez-en un plus léger, sans changer d’image ou de police.`,
    );
  const type = typeDe(contenu);
  if (!type || !TYPES[genre].includes(type))
    throw new FichierRefuse(
      genre === 'police'
        ? 'Ce fichier n’est pas une police TrueType ou OpenType : fournissez un fichier .ttf ou .otf, non compressé.'
        : 'Ce fichier n’est ni un PNG ni un JPEG : enregistrez l’image sous l’un de ces formats.',
    );
  if (genre !== 'police') exigerDimensions(type === 'image/png' ? cotesDuPng(contenu) : cotesDuJpeg(contenu));
  return { sha256: createHash('sha256').update(contenu).digest('hex'), type, nom: nommer(nom, genre), octets: contenu };
}

/** Keeps a file that has been looked at. Safe to repeat. `le`: instant (ISO, UTC). */
export async function conserverFichier(client: PoolClient, fichier: FichierExamine, le: string): Promise<void> {
  const { sha256, type, nom, octets } = fichier;
  await client.query(
    'INSERT INTO fichier (sha256, type, nom, octets, ajoute_le) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    [sha256, type, nom, octets, le],
  );
}

// The name is only shown: no path, and nothing that does not print.
function nommer(nom: string, genre: GenreDeFichier): string {
  const propre = (nom.split(/[\\/]/).at(-1) ?? '').replace(/[^\p{L}\p{N} ._()-]/gu, '').trim();
  return propre.slice(0, 120) || NOMS[genre];
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function typeDe(octets: Buffer): TypeDeFichier | undefined {
  if (octets.subarray(0, 8).equals(PNG)) return 'image/png';
  if (octets.length > 3 && octets.readUIntBE(0, 3) === 0xffd8ff) return 'image/jpeg';
  const debut = octets.subarray(0, 4).toString('latin1');
  if (debut === '\u0000\u0001\u0000\u0000' || debut === 'true') return 'font/ttf';
  return debut === 'OTTO' ? 'font/otf' : undefined;
}

type Cotes = readonly [largeur: number, hauteur: number] | undefined;

function exigerDimensions(cotes: Cotes): void {
  if (!cotes) throw new FichierRefuse('Cette image est incomplète ou abîmée : enregistrez-la de nouveau.');
  const [largeur, hauteur] = cotes;
  if (Math.min(largeur, hauteur) < COTE_MINIMAL || Math.max(largeur, hauteur) > COTE_MAXIMAL)
    throw new FichierRefuse(
      `Cette image fait ${largeur} × ${hauteur} pixels : fournissez-en une de ${COTE_MINIMAL} à ${COTE_MAXIMAL} pixels de côté.`,
    );
}

// The header chunk always comes first: length, name, then the two sides.
function cotesDuPng(octets: Buffer): Cotes {
  if (octets.length < 24 || octets.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return [octets.readUInt32BE(16), octets.readUInt32BE(20)];
}

// From marker to marker until the one that opens the image itself (SOF), which holds the sides.
function cotesDuJpeg(octets: Buffer): Cotes {
  for (let ou = 2; ou + 9 <= octets.length;) {
    if (octets[ou] !== 0xff) return undefined;
    const marque = octets[ou + 1]!;
    if (marque >= 0xc0 && marque <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marque))
      return [octets.readUInt16BE(ou + 7), octets.readUInt16BE(ou + 5)];
    ou += marque === 0xff ? 1 : 2 + octets.readUInt16BE(ou + 2);
  }
  return undefined;
}
