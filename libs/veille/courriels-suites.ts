import { enDebutDePhrase } from '#libs/droit';
import { cloreIncident, CourrierEmis, enTransaction, hacher, poolDe } from '#libs/persistance';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import {
  cleDuCourrier,
  consigner,
  echecsOuverts,
  LigneDeRegistre,
  messageIdDe,
  programmerEnvois,
  suivreEchecs,
} from './courriels';

/** How a letter arrives when it is not by e-mail. */
export const MOYENS = {
  LRAR: enDebutDePhrase('LRAR'),
  LRE: enDebutDePhrase('LRE'),
  POSTE: 'Lettre simple',
  REMISE: 'Remise en main propre',
  TELESERVICE: enDebutDePhrase('TELESERVICE'),
} as const;
export type Moyen = keyof typeof MOYENS;

/** Account of the person who records it, and the instant at which they do. */
export interface Saisie {
  par: string;
  maintenant: string;
}

/** A failure of delivery that was learnt after the server had accepted the letter. `le`: civil day of that failure. */
export async function signalerNonRemise(
  source: DataSource,
  courrier: CourrierEmis,
  { destinataire, le, motif }: { destinataire: string; le: string; motif: string },
  saisie: Saisie,
): Promise<void> {
  await ajouter(source, courrier, saisie, async (client) => {
    const { rows } = await client.query<Pick<LigneDeRegistre, 'messageId' | 'sha256'>>(
      `SELECT message_id AS "messageId", sha256 FROM envoi
        WHERE courrier_id = $1 AND resultat = 'ACCEPTE' AND $2 = ANY (destinataires) ORDER BY id DESC LIMIT 1`,
      [courrier.id, destinataire],
    );
    const { messageId, sha256 } = rows[0]!;
    return { messageId, sha256, destinataires: [destinataire], resultat: 'NON_REMIS', reponse: motif, survenuLe: le };
  });
}

/** A letter that reached its recipients by other means. `le`: civil day of that delivery. */
export async function enregistrerRemise(
  source: DataSource,
  courrier: CourrierEmis,
  { le, moyen, reference }: { le: string; moyen: Moyen; reference?: string | undefined },
  saisie: Saisie,
): Promise<void> {
  await ajouter(source, courrier, saisie, async (client) => {
    await client.query(
      `UPDATE courrier SET statut = 'ENVOYE', envoye_le = coalesce(envoye_le, $2) WHERE id = $1 AND statut IN ('BLOQUE', 'COMPOSE')`,
      [courrier.id, saisie.maintenant],
    );
    // Never composed, it was written by hand: nothing is left to make.
    await cloreIncident(client, cleDuCourrier('courrier', courrier), saisie.maintenant);
    return {
      messageId: messageIdDe(courrier.id),
      sha256: courrier.courrielSha256,
      destinataires: [],
      resultat: 'REMIS',
      reponse: reference ? `${MOYENS[moyen]}, référence ${reference}` : MOYENS[moyen],
      survenuLe: le,
    };
  });
}

/**
 * Sends the same frozen document again, as a sending with a Message-ID of its own; the first one stays as it is.
 * @param remplace addresses in failure that the new ones stand for; all of them when absent
 * @returns the Message-ID
 */
export async function demanderRenvoi(
  source: DataSource,
  courrier: CourrierEmis,
  { a, motif, remplace }: { a: readonly string[]; motif: string; remplace?: readonly string[] | undefined },
  saisie: Saisie,
): Promise<string> {
  const { messageId } = await ajouter(source, courrier, saisie, async (client) => {
    const { rows } = await client.query<{ rang: number }>(
      `SELECT 1 + count(*)::int AS rang FROM envoi WHERE courrier_id = $1 AND resultat = 'RENVOI'`,
      [courrier.id],
    );
    const numero = messageIdDe(courrier.id, rows[0]!.rang);
    const enEchec = (await echecsOuverts(client, courrier.id)).flatMap(({ destinataire }) => destinataire ?? []);
    await programmerEnvois(client, [{ courrierId: courrier.id, messageId: numero }]);
    return {
      messageId: numero,
      sha256: hacher({ ...courrier.courriel!, a, copie: [], messageId: numero }),
      destinataires: a,
      resultat: 'RENVOI',
      reponse: motif,
      remplace: remplace ?? enEchec,
    };
  });
  return messageId;
}

type LigneDictee = Omit<LigneDeRegistre, 'courrierId' | 'saisiPar'>;

/** Adds a line that a person dictates; two of them never write to the register of a letter at once. */
export async function ajouter<L extends LigneDictee | undefined>(
  source: DataSource,
  courrier: CourrierEmis,
  { par, maintenant }: Saisie,
  dicter: (client: PoolClient) => Promise<L>,
): Promise<L> {
  return enTransaction(poolDe(source), async (client) => {
    await client.query('SELECT 1 FROM courrier WHERE id = $1 FOR NO KEY UPDATE', [courrier.id]);
    const ligne = await dicter(client);
    if (!ligne) return ligne;
    await consigner(client, { ...ligne, courrierId: courrier.id, saisiPar: par }, maintenant);
    await suivreEchecs(client, courrier, maintenant);
    return ligne;
  });
}
