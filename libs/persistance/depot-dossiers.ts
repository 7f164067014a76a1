import type { Instantane, Motif } from '#libs/moteur';
import { ClientBase, Pool, PoolClient } from 'pg';
import { Origine } from './entites/dossier';
import { EntreeJournal } from './entites/journal';

/** A dossier as a command finds it, its row locked until the end of the transaction. */
export interface DossierVerrouille {
  id: string;
  nom: string;
  procedure: string;
  version: string;
  regionArs: string;
  departements: string[];
  fuseau: string;
  origine: Origine;
  revision: number;
  dernierHash: string;
  instantane: Instantane;
}

/** A transaction of the command path. The whole of it is rolled back when `corps` throws. */
export async function enTransaction<T>(pool: Pool, corps: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await transactionSur(client, corps);
  } finally {
    client.release();
  }
}

/** The same, on a connection that the caller holds. */
export async function transactionSur<C extends ClientBase, T>(client: C, corps: (client: C) => Promise<T>): Promise<T> {
  try {
    await client.query('BEGIN');
    const resultat = await corps(client);
    await client.query('COMMIT');
    return resultat;
  } catch (erreur) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw erreur;
  }
}

/** Reads a dossier and locks it: the one read of the command path. */
export async function verrouiller(client: PoolClient, id: string): Promise<DossierVerrouille | undefined> {
  const { rows } = await client.query<DossierVerrouille>({
    name: 'dossier.verrouiller',
    text: `SELECT id, nom, procedure, version, region_ars AS "regionArs", departements, fuseau, origine, revision,
        dernier_hash AS "dernierHash", instantane
      FROM dossier WHERE id = $1 FOR UPDATE`,
    values: [id],
  });
  return rows[0];
}

/**
 * The entry recorded under an idempotency key, and the digest of the command that it served. Asked once the dossier
 * is locked: joined to the locking read, it would be answered as of before the wait.
 */
export async function entreeDeLaCle(
  base: PoolClient,
  dossierId: string,
  cle: string,
): Promise<{ seq: number; empreinteCommande: string } | undefined> {
  const { rows } = await base.query<{ seq: number; empreinteCommande: string }>(
    `SELECT seq, empreinte_commande AS "empreinteCommande" FROM journal WHERE dossier_id = $1 AND cle_idempotence = $2`,
    [dossierId, cle],
  );
  return rows[0];
}

/**
 * The entries of a dossier, up to `jusquA` when it is given. Who holds a lock reads on the connection that holds it:
 * asking the pool for a second one would leave every command waiting for the others.
 */
export async function lireJournal(
  base: Pool | PoolClient,
  dossierId: string,
  jusquA = MAX_SEQ,
): Promise<EntreeJournal[]> {
  const { rows } = await base.query<EntreeJournal>(
    `SELECT dossier_id AS "dossierId", seq, type, le, enregistre_le AS "enregistreLe", acteur, role, pour, donnees, constats,
        procedure, version, empreinte, etat, parametres, derogations, avertissements, origine, place,
        cle_idempotence AS "cleIdempotence", empreinte_commande AS "empreinteCommande", precedent, hash
      FROM journal WHERE dossier_id = $1 AND seq <= $2 ORDER BY seq`,
    [dossierId, jusquA],
  );
  return rows;
}

const MAX_SEQ = 2_147_483_647;

/** Keeps other commands from claiming the same communes until the end of the transaction. */
export async function verrouillerCommunes(client: PoolClient, communes: readonly string[]): Promise<void> {
  // Always in the same order: two commands on neighbouring territories never wait for each other.
  await client.query(
    `SELECT pg_advisory_xact_lock(hashtext('commune'), hashtext(c)) FROM (SELECT unnest($1::text[]) AS c ORDER BY 1) t`,
    [[...new Set(communes)]],
  );
}

/** Elements of the protected territories of other dossiers that name one of these communes. */
export async function emprisesVoisines(
  client: PoolClient,
  dossierId: string,
  communes: readonly string[],
): Promise<{ dossier: string; nomDossier: string; commune: string; maille: string | null; nom: string }[]> {
  const { rows } = await client.query(
    `SELECT e.dossier_id AS dossier, d.nom AS "nomDossier", e.commune, e.maille, e.nom
      FROM emprise e JOIN dossier d ON d.id = e.dossier_id
      WHERE e.commune = ANY($2) AND e.dossier_id <> $1 AND d.protege
      ORDER BY d.nom, e.commune, e.maille`,
    [dossierId, communes],
  );
  return rows as { dossier: string; nomDossier: string; commune: string; maille: string | null; nom: string }[];
}

export async function noterRefus(
  client: PoolClient,
  refus: {
    dossierId: string;
    revision: number;
    type: string;
    le: string;
    enregistreLe: string;
    acteur: string;
    categorie: string;
    motifs: readonly Motif[];
  },
): Promise<void> {
  await client.query(
    `INSERT INTO refus (dossier_id, revision, type, le, enregistre_le, acteur, categorie, motifs)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      refus.dossierId,
      refus.revision,
      refus.type,
      refus.le,
      refus.enregistreLe,
      refus.acteur,
      refus.categorie,
      JSON.stringify(refus.motifs),
    ],
  );
}
