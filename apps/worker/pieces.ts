import { Gabarits } from '#libs/courriers';
import { FichesService } from '#libs/dossiers';
import { CourrierEmis, Dossier } from '#libs/persistance';
import { etablirFiche, FicheAEcrire, PieceJointe } from '#libs/redaction';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';

/**
 * Freezes the sheets that travel with a letter, as the entry that calls for the letter left the dossier. Safe to repeat.
 * Gives them in order: bind them with `lierPieces` in the transaction that freezes the letter.
 */
export async function etablirPieces(
  source: DataSource,
  fiches: Pick<FichesService, 'joindre'>,
  { prevu, seq }: Pick<CourrierEmis, 'prevu' | 'seq'>,
  dossier: Dossier,
  cadre: Pick<FicheAEcrire, 'par' | 'maintenant' | 'formation'>,
  gabarits?: Gabarits,
): Promise<PieceJointe[]> {
  const pieces: PieceJointe[] = [];
  for (const code of prevu.pieces ?? []) {
    const preparee = await fiches.joindre(dossier, code, seq!);
    const { id, reference } = await etablirFiche(source, { ...preparee, ...cadre }, gabarits);
    pieces.push({ id, reference, titre: preparee.fiche.titre });
  }
  return pieces;
}

export async function lierPieces(client: PoolClient, courrierId: string, pieces: readonly string[]): Promise<void> {
  for (const [rang, piece] of pieces.entries())
    await client.query(
      'INSERT INTO courrier_piece (courrier_id, rang, piece_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [courrierId, rang + 1, piece],
    );
}
