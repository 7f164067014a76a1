import { ajouterJours, type DateCivile } from '#libs/droit';
import { type DataSource } from 'typeorm';
import { type IdentifiantFictif } from './comptes';

interface Place {
  suppleant?: IdentifiantFictif;
  superieur?: IdentifiantFictif;
}

const PLACES: Readonly<Partial<Record<IdentifiantFictif, Place>>> = {
  'instructeur@demo.test': { suppleant: 'suppleant@demo.test', superieur: 'dg@demo.test' },
  'suppleant@demo.test': { suppleant: 'instructeur@demo.test', superieur: 'dg@demo.test' },
  'instructeur.reunion@demo.test': { suppleant: 'suppleant@demo.test', superieur: 'dg@demo.test' },
  'instructeur.occitanie@demo.test': { suppleant: 'instructeur@demo.test', superieur: 'dg@demo.test' },
  'cpam.var@demo.test': { suppleant: 'cpam@demo.test', superieur: 'cpam@demo.test' },
};

/** In days from that of the load: one that runs, one to come. */
const ABSENCES: readonly { qui: IdentifiantFictif; du: number; au: number; suppleant?: IdentifiantFictif }[] = [
  { qui: 'instructeur.reunion@demo.test', du: -2, au: 12, suppleant: 'suppleant@demo.test' },
  { qui: 'instructeur@demo.test', du: 20, au: 34 },
];

/**
 * Who stands in for whom, who is away, and who answers for a dossier besides its instructor. Once every story is told:
 * nobody in them acts in the stead of another. Safe to repeat.
 */
export async function installerEquipe(source: DataSource, jour: DateCivile, maintenant: string): Promise<void> {
  await source.query(
    `UPDATE compte c SET suppleant_id = s.id, superieur_id = h.id
      FROM json_to_recordset($1) AS p(qui text, suppleant text, superieur text)
        LEFT JOIN compte s ON s.identifiant = p.suppleant LEFT JOIN compte h ON h.identifiant = p.superieur
      WHERE c.demonstration AND c.identifiant = p.qui`,
    [JSON.stringify(Object.entries(PLACES).map(([qui, place]) => ({ qui, ...place })))],
  );
  await source.query(
    `INSERT INTO absence (compte_id, du, au, suppleant_id, declaree_par, declaree_le)
      SELECT c.id, a.du, a.au, s.id, c.id::text, $2
      FROM json_to_recordset($1) AS a(qui text, du date, au date, suppleant text)
        JOIN compte c ON c.demonstration AND c.identifiant = a.qui LEFT JOIN compte s ON s.identifiant = a.suppleant
      WHERE NOT EXISTS (SELECT FROM absence d WHERE d.compte_id = c.id)`,
    [
      JSON.stringify(
        ABSENCES.map(({ du, au, ...absence }) => ({
          ...absence,
          du: ajouterJours(jour, du),
          au: ajouterJours(jour, au),
        })),
      ),
      maintenant,
    ],
  );
  // The fund's person in the Var has that department's dossiers; registrations, once asked for, are the registrar's.
  await source.query(
    `INSERT INTO affectation (dossier_id, role, compte_id, par, enregistre_le)
      SELECT d.id, r.role, c.id, c.id::text, $1
      FROM dossier d
        JOIN (VALUES ('CPAM', 'cpam.var@demo.test'), ('GESTIONNAIRE_FINESS', 'finess@demo.test')) AS r(role, identifiant)
          ON CASE r.role WHEN 'CPAM' THEN '83' = ANY(d.departements) ELSE d.phase IN ('P6', 'P7') END
        JOIN compte c ON c.demonstration AND c.identifiant = r.identifiant
      WHERE d.origine = 'DEMONSTRATION'
        AND NOT EXISTS (SELECT FROM affectation a WHERE a.dossier_id = d.id AND a.role = r.role)
      ORDER BY d.id, r.role`,
    [maintenant],
  );
}
