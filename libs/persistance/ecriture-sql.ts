// The statements that write a dossier. `cible` is the dossier itself, when it may be written.

const armer = (
  inscrites: string,
  le: string,
) => `INSERT INTO echeance (dossier_id, cle, code, libelle, echeance, effet_le, effet_a, evenement, responsable, detail, armee_par,
    armee_le, statut, terminee_par, terminee_le)
  SELECT cible.id, n.echeance->>'cle', n.echeance->>'code', n.echeance->>'libelle', (n.echeance->>'echeance')::date,
    (n.echeance->>'effetLe')::date, n."effetA", n.echeance->>'evenement', n.echeance->>'responsable', n.echeance, n."armeePar",
    ${le}, n.statut, n."termineePar", n."termineeLe"
  FROM cible, jsonb_to_recordset(${inscrites}) AS n(echeance jsonb, "effetA" timestamptz, "armeePar" int, statut text,
    "termineePar" int, "termineeLe" timestamptz)
  ON CONFLICT (dossier_id, cle) DO UPDATE SET echeance = EXCLUDED.echeance, effet_le = EXCLUDED.effet_le,
    effet_a = EXCLUDED.effet_a, detail = EXCLUDED.detail, statut = EXCLUDED.statut,
    terminee_par = EXCLUDED.terminee_par, terminee_le = EXCLUDED.terminee_le`;

const terminer = (terminees: string) => `UPDATE echeance SET terminee_par = t.par, terminee_le = t.le,
    statut = CASE echeance.statut WHEN 'ARMEE' THEN t.statut ELSE echeance.statut END
  FROM cible, jsonb_to_recordset(${terminees}) AS t(cle text, par int, statut text, le timestamptz)
  WHERE echeance.dossier_id = cible.id AND echeance.cle = t.cle AND echeance.terminee_par IS NULL`;

const rappeler = (
  rappels: string,
) => `INSERT INTO rappel (dossier_id, cle, echeance, avant, prevu_a, echelon, relance_jours, suivi)
  SELECT cible.id, r.cle, r.echeance, r.avant, r."prevuA", r.a, r.relance, r.suivi
  FROM cible, jsonb_to_recordset(${rappels}) AS r(cle text, echeance date, avant text, "prevuA" timestamptz, a text, relance int,
    suivi boolean)
  ON CONFLICT (dossier_id, cle, echeance, avant) DO NOTHING`;

/** Everything that follows from an act, provided that the dossier is at the revision that was read. */
export const ECRIRE = `
WITH cible AS (
  UPDATE dossier SET revision = $3, dernier_hash = $4, instantane = $5, version = ($5::jsonb)->>'version', phase = $6, clos = $7, protege = $8,
    attendus = $9, modifie_le = $10, departements = CASE WHEN $13::jsonb = '[]' THEN departements ELSE $11::text[] END
  WHERE id = $1 AND revision = $2 RETURNING id
), inscrit AS (
  INSERT INTO journal (dossier_id, seq, type, le, enregistre_le, acteur, role, pour, donnees, constats, procedure, version,
    empreinte, etat, parametres, derogations, avertissements, origine, place, cle_idempotence, empreinte_commande, precedent, hash)
  SELECT cible.id, e.seq, e.type, e.le, e."enregistreLe", e.acteur, e.role, e.pour, e.donnees, e.constats, e.procedure, e.version,
    e.empreinte, e.etat, e.parametres, e.derogations, e.avertissements, e.origine, e.place, e."cleIdempotence",
    e."empreinteCommande", e.precedent, e.hash
  FROM cible, jsonb_to_recordset($12) AS e(seq int, type text, le date, "enregistreLe" timestamptz, acteur text, role text, pour text,
    donnees jsonb, constats jsonb, procedure text, version text, empreinte text, etat jsonb, parametres jsonb,
    derogations jsonb, avertissements jsonb, origine text, place jsonb, "cleIdempotence" text, "empreinteCommande" text,
    precedent text, hash text)
), quitte AS (
  DELETE FROM emprise USING cible WHERE emprise.dossier_id = cible.id AND $13::jsonb <> '[]'
), occupe AS (
  INSERT INTO emprise (dossier_id, commune, maille, nom)
  SELECT cible.id, t.commune, t.maille, t.nom
  FROM cible, jsonb_to_recordset($13) AS t(commune text, maille text, nom text)
), arme AS (
  ${armer('$14', '$10')}
), termine AS (
  ${terminer('$15')}
), annule AS (
  UPDATE echeance SET statut = 'ANNULEE', terminee_par = $22, terminee_le = $10
  FROM cible WHERE echeance.dossier_id = cible.id AND $20::jsonb ? echeance.cle
), corrige AS (
  UPDATE courrier SET a_corriger_par = $22
  FROM cible, jsonb_to_recordset($21) AS c(seq int, code text)
  WHERE courrier.dossier_id = cible.id AND courrier.seq = c.seq AND courrier.code = c.code
), rappelle AS (
  ${rappeler('$16')}
), ecrit AS (
  INSERT INTO courrier (id, dossier_id, seq, code, titre, objet, prevu, statut, reference, prevu_le)
  SELECT c.id, cible.id, c.seq, c.prevu->>'code', c.prevu->>'titre', c.prevu->>'objet', c.prevu, c.statut, c.reference, $10
  FROM cible, jsonb_to_recordset($17) AS c(id uuid, seq int, prevu jsonb, statut text, reference text)
), connu AS (
  INSERT INTO personne (id, dossier_id, nom, qualite, courriel, telephone, adresse, civilite)
  SELECT p.id, cible.id, p.nom, p.qualite, p.courriel, p.telephone, p.adresse, p.civilite
  FROM cible, jsonb_to_recordset($18) AS p(id uuid, nom text, qualite text, courriel text, telephone text, adresse text,
    civilite text)
)
SELECT cible.id, (
  SELECT count(graphile_worker.add_job(t.tache, t.donnees, job_key := t.cle, run_at := coalesce(t.a, now())))
  FROM jsonb_to_recordset($19) AS t(tache text, donnees json, cle text, a timestamptz)
) FROM cible`;

/** The register of deadlines alone. */
export const ACCORDER = `
WITH cible AS (
  SELECT $1::uuid AS id
), arme AS (
  ${armer('$2', '$5')}
), termine AS (
  ${terminer('$3')}
)
${rappeler('$4')}`;
