import { lireJournal, ORIGINE_DE_LA_CHAINE } from '#libs/persistance';
import canonicalize from 'canonicalize';
import { createHash, randomUUID } from 'node:crypto';
import { Pool, PoolClient } from 'pg';
import { Atelier } from '../appui/atelier';
import { agir, mener, OptionsOuverture, ouvrirDossier } from '../appui/parcours';

const LOT = 500;

/**
 * Copies of a dossier as real as itself: same history under its own id, its chain hashed again, its deadlines armed, the
 * job that comes back to it waiting in the queue. Letters of the past stay with the model, its past notices are taken for
 * sent, and nobody holds the territory any more, the model included. For the thousands that no test could walk through
 * step by step. Returns their ids.
 */
export async function copier(pool: Pool, modele: string, nombre: number): Promise<string[]> {
  const client = await pool.connect();
  try {
    const chainer = await chaineDe(client, modele);
    await client.query('DELETE FROM emprise WHERE dossier_id = $1', [modele]);
    const ids = Array.from({ length: nombre }, () => randomUUID());
    for (let debut = 0; debut < nombre; debut += LOT) {
      const lot = ids.slice(debut, debut + LOT);
      await client.query('BEGIN');
      await copierDossiers(client, modele, lot, chainer);
      await client.query('COMMIT');
    }
    return ids;
  } finally {
    client.release();
  }
}

type Chaine = { seq: number; precedent: string; hash: string }[];

const [ICI, AVANT] = ['@@dossier@@', '@@precedent@@'];

/** What the chain of the model becomes under another id: only two texts of each entry change before it is hashed. */
async function chaineDe(client: PoolClient, modele: string): Promise<(id: string) => Chaine> {
  const entrees = await lireJournal(client, modele);
  const formes = entrees.map(
    ({ dossierId: _, cleIdempotence: __, empreinteCommande: ___, hash: ____, place, pour, ...reste }) => {
      const facultatifs = { ...(place ? { place } : {}), ...(pour ? { pour } : {}) };
      const enregistreLe = reste.enregistreLe.toISOString();
      const maillon = { ...reste, ...facultatifs, enregistreLe, dossier: ICI, precedent: AVANT };
      return canonicalize(maillon)!;
    },
  );
  return (dossier) => {
    let precedent = ORIGINE_DE_LA_CHAINE;
    return formes.map((forme, rang) => {
      const texte = forme.replace(ICI, dossier).replace(AVANT, precedent);
      const suivant = { seq: rang + 1, precedent, hash: createHash('sha256').update(texte).digest('hex') };
      precedent = suivant.hash;
      return suivant;
    });
  };
}

async function copierDossiers(
  client: PoolClient,
  modele: string,
  lot: readonly string[],
  chainer: (id: string) => Chaine,
): Promise<void> {
  const chaines = lot.map((dossier) => ({ dossier, chaine: chainer(dossier) }));
  const dossiers = chaines.map(({ dossier, chaine }) => ({ dossier, hash: chaine.at(-1)!.hash }));
  const maillons = chaines.flatMap(({ dossier, chaine }) => chaine.map((maillon) => ({ ...maillon, dossier })));
  await recopier(client, 'dossier', { id: 'c.dossier', dernier_hash: 'c.hash' }, 't.id = $1', modele, dossiers);
  await recopier(
    client,
    'journal',
    { dossier_id: 'c.dossier', precedent: 'c.precedent', hash: 'c.hash', cle_idempotence: 'NULL' },
    't.dossier_id = $1 AND t.seq = c.seq',
    modele,
    maillons,
  );
  await recopier(client, 'echeance', { dossier_id: 'c.dossier' }, 't.dossier_id = $1', modele, dossiers);
  const envoye = { id: 'gen_random_uuid()', dossier_id: 'c.dossier', emis_le: 'coalesce(t.emis_le, t.prevu_a)' };
  await recopier(client, 'rappel', envoye, 't.dossier_id = $1', modele, dossiers);
  await client.query(
    `SELECT graphile_worker.add_job('passer_le_temps', json_build_object('dossier', c.id), job_key := 'temps:' || c.id,
        run_at := (SELECT min(effet_a) FROM echeance WHERE dossier_id = $1 AND statut = 'ARMEE' AND evenement IS NOT NULL))
      FROM unnest($2::uuid[]) AS c(id)`,
    [modele, lot],
  );
}

/** The lines of the model once for each copy `c`, but for the columns that are said otherwise. */
async function recopier(
  client: PoolClient,
  table: string,
  autrement: Record<string, string>,
  ou: string,
  modele: string,
  copies: readonly object[],
): Promise<void> {
  const { rows } = await client.query<{ nom: string }>(
    `SELECT quote_ident(attname) AS nom FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  const noms = rows.map(({ nom }) => nom);
  await client.query(
    `INSERT INTO ${table} (${noms.join(', ')}) SELECT ${noms.map((nom) => autrement[nom] ?? `t.${nom}`).join(', ')}
      FROM jsonb_to_recordset($2) AS c(dossier uuid, seq int, precedent text, hash text) JOIN ${table} t ON ${ou}`,
    [modele, JSON.stringify(copies)],
  );
}

/** A project that is being examined, with the history of a real one: ten entries, and silence that runs from that day. */
export async function projetEnInstruction(atelier: Atelier, le: string, options?: OptionsOuverture): Promise<string> {
  const dossier = await ouvrirDossier(atelier, options);
  await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', le);
  const reunion = { lieu: 'Salle des fêtes (fictif)', invites: 120, presents: 45 };
  await agir(atelier, dossier, 'TENIR_REUNION_INFORMATION', le, reunion);
  for (const [organisme, par] of [['ASSURANCE_MALADIE', 'CPAM'] as const, ['URPS', 'URPS'] as const])
    await agir(atelier, dossier, 'RENDRE_AVIS_PROJET_SANTE', le, { organisme, sens: 'FAVORABLE' }, par);
  const grille = { territoirePertinent: true, objectifsPrsRespectes: true };
  await agir(atelier, dossier, 'INSTRUIRE_PROJET_SANTE', le, grille);
  return dossier;
}
