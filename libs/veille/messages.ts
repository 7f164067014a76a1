import type { CourrierPrevu } from '#libs/moteur';
import { randomUUID } from 'node:crypto';
import { PoolClient } from 'pg';

/** A message of the application itself to people who have an account: an e-mail, without a document. */
export interface MessageDeLApplication {
  /** `A-…` */
  code: string;
  titre: string;
  /** Template of `templates/courriels/`. */
  gabarit: string;
  objet: string;
  /** Accounts to which it is addressed. */
  comptes: readonly string[];
  variables: Record<string, unknown>;
  reference: string;
  /** The dossier that it is about and the entry that calls for it; none when it is about no single one. */
  dossier?: { id: string; seq: number };
}

/** Plans a message in the caller's transaction; the queue composes and sends it once that is committed. @returns its id */
export async function deposerMessage(
  client: PoolClient,
  message: MessageDeLApplication,
  maintenant: string,
): Promise<string> {
  return (await deposerMessages(client, [message], maintenant))[0]!;
}

/** The same for many, in one statement. @returns their ids, in the same order */
export async function deposerMessages(
  client: PoolClient,
  messages: readonly MessageDeLApplication[],
  maintenant: string,
): Promise<string[]> {
  const prevus = messages.map((message) => ({ id: randomUUID(), message, prevu: prevoir(message) }));
  await client.query(
    `WITH depose AS (
        INSERT INTO courrier (id, dossier_id, seq, code, titre, objet, prevu, statut, reference, prevu_le)
        SELECT m.id, m.dossier, m.seq, m.prevu->>'code', m.prevu->>'titre', m.prevu->>'objet', m.prevu, 'PREVU', m.reference, $2
        FROM json_to_recordset($1) AS m(id uuid, dossier uuid, seq int, prevu jsonb, reference text) RETURNING id)
      SELECT graphile_worker.add_job('composer_courrier', json_build_object('courrier', id::text), job_key := 'courrier:' || id)
      FROM depose`,
    [
      JSON.stringify(
        prevus.map(({ id, prevu, message: { dossier, reference } }) => ({
          ...{ id, prevu, reference },
          ...{ dossier: dossier?.id ?? null, seq: dossier?.seq ?? null },
        })),
      ),
      maintenant,
    ],
  );
  return prevus.map(({ id }) => id);
}

function prevoir({ code, titre, gabarit, objet, comptes, variables }: MessageDeLApplication): CourrierPrevu {
  return {
    ...{ code, titre, gabarit, objet, variables },
    emetteur: 'APPLICATION',
    destinataires: [{ qui: 'COMPTE', personnes: comptes }],
    copies: [],
    canal: 'COURRIEL',
    signataire: 'APPLICATION',
    bases: [],
  };
}
