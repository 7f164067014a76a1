// The notices in SQL. `r` is a notice, `e` its deadline, `d` its dossier.

/** `$1` now. A deadline that nothing follows by itself: past, it becomes a task. */
export const ECHOIR = `UPDATE echeance SET statut = 'ECHUE' WHERE (dossier_id, cle) IN (
    SELECT dossier_id, cle FROM echeance
    WHERE statut = 'ARMEE' AND evenement IS NULL AND effet_a <= $1 FOR NO KEY UPDATE SKIP LOCKED)`;

/** The deadline runs, or is past and still to be dealt with, and its last day is the one that the notice is about. */
export const EN_COURS = `(e.statut IN ('ARMEE', 'ECHUE') AND e.terminee_par IS NULL AND e.echeance = r.echeance)`;

// A notice never asked of a deadline that has ended or moved has no more reason to be; armed again, the deadline writes its
// own anew. Some at a time: it is only so that what is due is found as fast after years as on the first day.
export const OUBLIER = `DELETE FROM rappel WHERE id IN (
    SELECT r.id FROM rappel r JOIN echeance e ON e.dossier_id = r.dossier_id AND e.cle = r.cle
    WHERE r.emis_le IS NULL AND r.prevu_a <= $1 AND NOT ${EN_COURS} LIMIT 2000 FOR UPDATE OF r, e SKIP LOCKED)`;

/** `$1` now. Messages that have not left when their notice has no more reason to be: the act is recorded, or the day past. */
export const RETIRER = `WITH retires AS (
    UPDATE courrier c SET statut = 'SANS_ENVOI'
    FROM avis a JOIN rappel r ON r.id = a.rappel_id JOIN echeance e ON e.dossier_id = r.dossier_id AND e.cle = r.cle
    WHERE c.id = a.courrier_id AND c.statut IN ('PREVU', 'COMPOSE', 'BLOQUE')
      AND NOT (${EN_COURS} AND (e.effet_a > $1 OR r.prevu_a >= e.effet_a))
    RETURNING c.id)
  SELECT i.cle FROM incident i, retires c
  WHERE i.cle IN ('courrier:' || c.id, 'envoi:' || c.id) AND i.clos_le IS NULL`;

const AVIS_DU = `SELECT r.id, r.avant, r.echelon, r.relance_jours AS relance, r.suivi, r.demandes, r.prevu_a AS "prevuA",
    e.armee_par AS seq, e.detail, e.armee_le AS "armeeLe", e.effet_a AS "effetA", ${EN_COURS} AS "enCours",
    json_build_object('id', d.id, 'nom', d.nom, 'fuseau', d.fuseau, 'regionArs', d.region_ars,
      'departements', d.departements) AS dossier
  FROM rappel r JOIN echeance e ON e.dossier_id = r.dossier_id AND e.cle = r.cle JOIN dossier d ON d.id = r.dossier_id`;

// The dossier is locked as an act locks it: a decision comes before the notice, or after it. Whoever holds it already is
// not waited for: its notices are taken next time.
const PRENDRE = `LIMIT $2 FOR NO KEY UPDATE OF r, e, d SKIP LOCKED`;

/** `$1` now, `$2` how many: the nearest to it of those due for one deadline. */
export const DUS = `${AVIS_DU}
  WHERE r.emis_le IS NULL AND r.prevu_a <= $1 AND ${EN_COURS}
    AND NOT EXISTS (SELECT FROM rappel p WHERE p.dossier_id = r.dossier_id AND p.cle = r.cle AND p.echeance = r.echeance
      AND p.emis_le IS NULL AND p.prevu_a <= $1 AND (p.prevu_a, p.avant) > (r.prevu_a, r.avant))
  ORDER BY r.prevu_a ${PRENDRE}`;

/** `$1` now, `$2` how many. */
export const A_RELANCER = `${AVIS_DU} WHERE r.relance_a <= $1 ORDER BY r.relance_a ${PRENDRE}`;

/** `$1` notices, `$2` now: with those that they overtake, which would say nothing more. */
export const EMIS = `UPDATE rappel a SET emis_le = $2 FROM rappel r
  WHERE r.id = ANY($1) AND a.dossier_id = r.dossier_id AND a.cle = r.cle AND a.echeance = r.echeance
    AND a.emis_le IS NULL AND a.prevu_a <= $2`;

/** `$1` notices that are not asked again. */
export const SANS_SUITE = `UPDATE rappel SET relance_a = NULL WHERE id = ANY($1)`;

/** `$1` notices: they take over from the earlier ones of the same deadlines, which are not asked again. */
export const REMPLACES = `UPDATE rappel a SET relance_a = NULL FROM rappel r
  WHERE r.id = ANY($1) AND a.dossier_id = r.dossier_id AND a.cle = r.cle AND a.relance_a IS NOT NULL`;

/** `$1` notices asked, `$2` copies, `$3` now. */
export const DEMANDER = `WITH demande AS (
    INSERT INTO avis (id, rappel_id, rang, compte_id, qualite, pour_compte, courrier_id, demande_le)
    SELECT a.id, a.rappel, a.rang, a.compte, a.qualite, a.pour, a.courrier, $3
    FROM json_to_recordset($2) AS a(id uuid, rappel uuid, rang int, compte uuid, qualite text, pour uuid, courrier uuid))
  UPDATE rappel r SET demandes = d.rang, demande_le = $3, relance_a = d.relance
  FROM json_to_recordset($1) AS d(rappel uuid, rang int, relance timestamptz) WHERE r.id = d.rappel`;
