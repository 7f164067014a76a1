import { EchecDuLot } from '#libs/redaction';
import { Pool } from 'pg';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

interface DocumentDuLot {
  courrier: string;
  nom: string;
  reference: string;
  /** Instant at which it was frozen. */
  le: Date;
}

/** Name of a file that every system accepts, without accents. */
function nomSur(nom: string): string {
  return nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}

/**
 * Sends the documents as an archive, one at a time in memory, and what could not be made as a text beside them. A
 * document that cannot be read breaks the answer off: a part is never taken for the whole.
 */
export async function archiver(
  pool: Pool,
  documents: readonly DocumentDuLot[],
  echecs: readonly EchecDuLot[],
  sortie: Writable,
): Promise<void> {
  const archive = new ZipFile();
  archive.on('error', (erreur: Error) => (archive.outputStream as Readable).destroy(erreur));
  for (const { courrier, nom, reference, le } of documents) {
    // A PDF is compressed already.
    const options = { mtime: le, compress: false };
    archive.addReadStreamLazy(`${nomSur(nom)}-${nomSur(reference)}.pdf`, options, (pret) => {
      pool
        .query<{ pdf: Buffer }>(`SELECT pdf FROM courrier WHERE id = $1`, [courrier])
        .then(({ rows }) => pret(null, Readable.from([rows[0]!.pdf])))
        .catch((erreur: unknown) => pret(erreur, Readable.from([])));
    });
  }
  if (echecs.length > 0) {
    const lignes = echecs.map(({ nom, echec }) => `${nom} : ${echec}`);
    archive.addBuffer(Buffer.from(`Fiches qui n’ont pas été établies\n\n${lignes.join('\n')}\n`), 'echecs.txt');
  }
  archive.end();
  await pipeline(archive.outputStream, sortie).catch((erreur: NodeJS.ErrnoException) => {
    // Whoever asked has left before the end.
    if (erreur.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw erreur;
  });
}
