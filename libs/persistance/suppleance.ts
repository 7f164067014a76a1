import { PoolClient } from 'pg';

/** A person, as far as standing in for somebody is concerned. Closed accounts have none. */
export interface FicheSuppleance {
  id: string;
  absent: boolean;
  /** Whether they could do what is to be done: role and territory. */
  apte: boolean;
  /** Their substitutes, the one named for the present absence first. */
  suppleants: readonly string[];
}

/**
 * Those who may stand in for a person, in the order in which to ask them: whoever is away is followed by their own
 * substitutes, and nobody comes twice. The first one who is there and apt stands in.
 */
export function* suppleantsDe(
  id: string,
  fiche: (id: string) => FicheSuppleance | undefined,
  vus = new Set([id]),
): Generator<FicheSuppleance> {
  for (const suivant of fiche(id)?.suppleants ?? []) {
    const lue = vus.has(suivant) ? undefined : fiche(suivant);
    vus.add(suivant);
    if (!lue) continue;
    yield lue;
    if (lue.absent) yield* suppleantsDe(suivant, fiche, vus);
  }
}

const FICHE = `SELECT origine.charge, c.id, a.id IS NOT NULL AS absent,
    array_remove(ARRAY[a.suppleant_id, c.suppleant_id], NULL) AS suppleants,
    $2 = ANY(c.roles) AND d.region_ars = ANY(c.regions) AND (c.departements = '{}' OR c.departements && d.departements) AS apte`;
const SITUATION = `JOIN dossier d ON d.id = $1 LEFT JOIN LATERAL (
    SELECT id, suppleant_id FROM absence WHERE compte_id = c.id AND annulee_le IS NULL
      AND du <= $3 AND (au IS NULL OR $3 <= au) ORDER BY declaree_le DESC, id LIMIT 1) a ON true`;

// The person in charge, then, as long as the last one is away, their substitutes. Most often one row.
const SUITE = `WITH RECURSIVE suite AS (
    ${FICHE} FROM (SELECT compte_id AS charge FROM affectation WHERE dossier_id = $1 AND role = $2 ORDER BY id DESC LIMIT 1) origine
      JOIN compte c ON c.id = origine.charge AND c.actif ${SITUATION}
    UNION
    ${FICHE} FROM suite origine JOIN compte c ON origine.absent AND c.id = ANY(origine.suppleants) AND c.actif ${SITUATION})
  SELECT * FROM suite`;

/**
 * In whose stead this person acts under this role on the dossier that day: the one to whom it was given, when that one
 * is away and has them as a substitute, if only through others who are away too. None when they act for themselves.
 * @param jour civil day in the time zone of the dossier
 * @returns the account of the absent person
 */
export async function pourLeCompteDe(
  client: PoolClient,
  { dossierId, compteId, role, jour }: { dossierId: string; compteId: string; role: string; jour: string },
): Promise<string | undefined> {
  const { rows } = await client.query<FicheSuppleance & { charge: string }>({
    name: 'suppleance.pour',
    text: SUITE,
    values: [dossierId, role, jour],
  });
  const fiches = new Map(rows.map((row) => [row.id, row]));
  const charge = fiches.get(rows[0]?.charge ?? '');
  if (!charge?.absent || !charge.apte || charge.id === compteId) return undefined;
  for (const suivant of suppleantsDe(charge.id, (id) => fiches.get(id))) {
    if (suivant.id === compteId) return charge.id;
    if (!suivant.absent && suivant.apte) return undefined;
  }
  return undefined;
}
