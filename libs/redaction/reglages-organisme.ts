import { isDeepStrictEqual } from 'node:util';
import { Organisme } from '#libs/persistance';
import { PoolClient } from 'pg';

/** Who changes the settings of an agency (none: the command line), and at which instant (ISO, UTC). */
export interface Trace {
  par: string | null;
  le: string;
}

/** Field by field, what it was and what it is. */
export type Changements = Readonly<Record<string, { avant: unknown; apres: unknown }>>;

export type Reglages = Partial<Omit<Organisme, 'id' | 'genre' | 'region' | 'departement'>>;

/** An agency, locked until the end of the transaction, and the revision of its settings: the rank of its last change. */
export async function verrouillerOrganisme(
  client: PoolClient,
  id: string,
): Promise<{ organisme: Organisme; revision: number } | undefined> {
  const { rows } = await client.query<{ organisme: Organisme; revision: string }>(
    `SELECT to_jsonb(o) - 'logo_texte' - 'marque_texte'
          || jsonb_build_object('logoTexte', o.logo_texte, 'marqueTexte', o.marque_texte) AS organisme,
        (SELECT coalesce(max(h.id), 0) FROM organisme_histoire h WHERE h.organisme_id = o.id) AS revision
      FROM organisme o WHERE o.id = $1 FOR UPDATE OF o`,
    [id],
  );
  const [lu] = rows;
  return lu && { organisme: lu.organisme, revision: Number(lu.revision) };
}

/** Columns that do not bear the name of their field. */
const COLONNES: Readonly<Record<string, string>> = { logoTexte: 'logo_texte', marqueTexte: 'marque_texte' };

/** Gives a locked agency these settings, and adds to its history what they change. @returns false: nothing */
export async function reglerOrganisme(
  client: PoolClient,
  organisme: Organisme,
  voulus: Reglages,
  trace: Trace,
): Promise<boolean> {
  const changements = comparer(organisme, voulus);
  const champs = Object.keys(changements);
  if (champs.length === 0) return false;
  const valeurs = champs.map((champ) => {
    const { apres } = changements[champ]!;
    return champ === 'signataires' ? JSON.stringify(apres) : apres;
  });
  const affectations = champs.map((champ, rang) => `${COLONNES[champ] ?? champ} = $${rang + 2}`);
  await client.query(`UPDATE organisme SET ${affectations.join(', ')} WHERE id = $1`, [organisme.id, ...valeurs]);
  await tracer(client, organisme.id, changements, trace);
  return true;
}

/** Adds to the history of an agency what was changed, by whom and when. */
export async function tracer(
  client: PoolClient,
  organismeId: string,
  changements: Changements,
  { par, le }: Trace,
): Promise<void> {
  await client.query('INSERT INTO organisme_histoire (organisme_id, par, le, changements) VALUES ($1, $2, $3, $4)', [
    ...[organismeId, par, le],
    JSON.stringify(changements),
  ]);
}

function comparer(organisme: Organisme, voulus: Reglages): Changements {
  const champs = Object.keys(voulus) as (keyof Reglages)[];
  return Object.fromEntries(
    champs
      .filter((champ) => !isDeepStrictEqual(organisme[champ], voulus[champ]))
      .map((champ) => [champ, { avant: organisme[champ], apres: voulus[champ] }]),
  );
}
