import { Role } from '#libs/acces';
import { Pool, PoolClient } from 'pg';
import { Client, Reponse, Serveur } from './serveur';

export interface CompteDEssai {
  nom: string;
  roles: readonly Role[];
  regions?: readonly string[];
  departements?: readonly string[];
  actif?: boolean;
  suppleant?: string | null;
  superieur?: string | null;
}

/** Creates an account that nobody signs in to; `nom` also makes its address. @returns its id */
export async function creerCompte(base: Pool | PoolClient, compte: CompteDEssai): Promise<string> {
  const { nom, roles, regions = ['93'], departements = [], actif = true, suppleant = null, superieur = null } = compte;
  const { rows } = await base.query<{ id: string }>(
    `INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions, departements, actif, suppleant_id, superieur_id, cree_le)
      VALUES ($1, $2, 'aucun', $3, $4, $5, $6, $7, $8, clock_timestamp()) RETURNING id`,
    [`${nom.toLowerCase()}@equipe.test`, nom, roles, regions, departements, actif, suppleant, superieur],
  );
  return rows[0]!.id;
}

/** Writes an absence down as it is, whatever the rules say of it. @returns its id */
export async function noterAbsence(
  base: Pool | PoolClient,
  compte: string,
  { du, au = null, suppleant = null }: { du: string; au?: string | null; suppleant?: string | null },
): Promise<string> {
  const { rows } = await base.query<{ id: string }>(
    `INSERT INTO absence (compte_id, du, au, suppleant_id, declaree_par, declaree_le)
      VALUES ($1::uuid, $2, $3, $4, $1::uuid::text, clock_timestamp()) RETURNING id`,
    [compte, du, au, suppleant],
  );
  return rows[0]!.id;
}

/** Gives a dossier to somebody under a role, as the service would write it. */
export async function confier(base: Pool | PoolClient, dossier: string, role: Role, compte: string): Promise<void> {
  await base.query(
    `INSERT INTO affectation (dossier_id, role, compte_id, par, enregistre_le) VALUES ($1, $2, $3::uuid, $3::uuid::text, clock_timestamp())`,
    [dossier, role, compte],
  );
}

/** The id of nothing and of nobody. */
export const INCONNU = '00000000-0000-4000-8000-000000000000';

export interface Inscrit {
  id: string;
  nom: string;
  client: Client;
}

/** Signed in to the API as somebody new, under a name of their own. */
export async function inscrire(
  serveur: Serveur,
  nom: string,
  roles: Role[],
  regions = ['93'],
  departements: string[] = [],
): Promise<Inscrit> {
  const client = await serveur.avec({ roles, regions, departements });
  const { id } = (await client.get('/api/session')).corps.utilisateur as { id: string };
  await serveur.source.query('UPDATE compte SET nom = $2 WHERE id = $1', [id, nom]);
  return { id, nom, client };
}

export const put = (client: Client, chemin: string, corps: unknown): Promise<Reponse> =>
  client.envoyer('PUT', chemin, JSON.stringify(corps), { 'Content-Type': 'application/json' });

/** Status, and the sentence that goes with it. */
export const dit = ({ statut, corps }: Reponse): [statut: number, phrase: string] => [
  statut,
  (corps as { detail?: string } | undefined)?.detail ?? '',
];
