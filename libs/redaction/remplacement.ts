import { CourrierPrevu } from '#libs/moteur';
import { CourrierEmis } from '#libs/persistance';
import { randomUUID } from 'node:crypto';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { LettreRemplacee } from './variables';

/** What a letter says of the one that it cancels and replaces; nothing most often. */
export async function lettreRemplacee(
  source: DataSource,
  { remplace, motifRemplacement }: Pick<CourrierEmis, 'remplace' | 'motifRemplacement'>,
): Promise<LettreRemplacee | null> {
  if (!remplace) return null;
  const { reference, variables } = await source.getRepository(CourrierEmis).findOneByOrFail({ id: remplace });
  const { dateCourrier } = variables as { dateCourrier: string };
  return { reference, dateCourrier, motif: motifRemplacement! };
}

/** `…-C-P5-01`, then `…-C-P5-01-R1`, `…-R2`. */
export function referenceDeRemplacement(reference: string): string {
  const [, base, rang] = /^(.*?)(?:-R(\d+))?$/.exec(reference)!;
  return `${base}-R${Number(rang ?? 0) + 1}`;
}

/**
 * Puts in place of an issued letter another one, still to be written, in the caller's transaction, which holds the former.
 * @param prevu what it says, established anew
 * @param maintenant instant (ISO, UTC)
 * @returns its id and its reference
 */
export async function remplacer(
  client: PoolClient,
  ancien: CourrierEmis,
  { prevu, motif, maintenant }: { prevu: CourrierPrevu; motif: string; maintenant: string },
): Promise<{ id: string; reference: string }> {
  const nouveau = { id: randomUUID(), reference: referenceDeRemplacement(ancien.reference) };
  await client.query(
    `WITH ecrit AS (
        INSERT INTO courrier (id, dossier_id, seq, code, titre, objet, prevu, statut, reference, prevu_le, remplace, motif_remplacement)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'PREVU', $8, $9, $10, $11) RETURNING id)
      SELECT graphile_worker.add_job('composer_courrier', json_build_object('courrier', id::text), job_key := 'courrier:' || id) FROM ecrit`,
    [
      ...[nouveau.id, ancien.dossierId, ancien.seq, ancien.code, prevu.titre, prevu.objet, JSON.stringify(prevu)],
      ...[nouveau.reference, maintenant, ancien.id, motif],
    ],
  );
  return nouveau;
}
