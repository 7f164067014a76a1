import { debutDuJour, heureDuJour } from '#libs/droit';
import type { CourrierPrevu, Echeance, Effets, Instantane, Resume } from '#libs/moteur';
import { PoolClient } from 'pg';
import { hacher, MaillonJournal } from './chaine';
import { DossierVerrouille } from './depot-dossiers';
import { Origine } from './entites/dossier';

/** One accepted event, ready to be written with everything that follows from it. */
export interface Fait {
  maillon: Omit<MaillonJournal, 'dossier' | 'precedent'>;
  instantane: Instantane;
  resume: Resume;
  effets: Pick<Effets, 'echeances' | 'courriers'>;
  cleIdempotence?: string;
  empreinteCommande?: string;
}

export interface Travail {
  tache: string;
  donnees: object;
  cle: string;
  /** Instant; at once when absent. */
  a?: string;
}

export interface PersonneConservee {
  id: string;
  nom?: string;
  qualite?: string;
  courriel?: string;
  telephone?: string;
  adresse?: string;
}

/** Hour, in the agency's time zone, at which reminders leave. */
const HEURE_DES_RAPPELS = '08:00';

export interface NouveauDossier {
  id: string;
  nom: string;
  regionArs: string;
  departements: readonly string[];
  fuseau: string;
  chargeDe: string | null;
  origine: Origine;
}

export async function inserer(client: PoolClient, dossier: NouveauDossier, fait: Fait): Promise<void> {
  await client.query(
    `INSERT INTO dossier (id, procedure, version, nom, region_ars, departements, fuseau, revision, dernier_hash,
        instantane, phase, charge_de, origine, ouvert_le, modifie_le)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 0, repeat('0', 64), '{}', $8, $9, $10, $11, $11)`,
    [
      dossier.id,
      fait.instantane.procedure,
      fait.instantane.version,
      dossier.nom,
      dossier.regionArs,
      dossier.departements,
      dossier.fuseau,
      fait.resume.phase,
      dossier.chargeDe,
      dossier.origine,
      fait.maillon.enregistreLe,
    ],
  );
}

export interface Ecriture {
  dossier: Pick<DossierVerrouille, 'id' | 'revision' | 'dernierHash' | 'fuseau'>;
  /** In order; each becomes one entry of the journal. */
  faits: readonly [Fait, ...Fait[]];
  territoire: readonly { commune: string; maille?: string; nom: string; departement: string }[];
  courriers: readonly {
    id: string;
    seq: number;
    reference: string;
    statut: 'PREVU' | 'SANS_ENVOI';
    prevu: CourrierPrevu;
  }[];
  personnes: readonly PersonneConservee[];
  /** What a fact received late undoes: effects of time that no longer hold, letters that say something else. */
  defait:
    { echeances: readonly string[]; courriers: readonly { seq: number; code: string }[]; par: number } | undefined;
  travaux: readonly Travail[];
}

/**
 * Writes journal, dossier, deadlines, letters to come and jobs in one statement.
 * Returns false, and has written nothing, when the dossier is no longer at the revision that was read.
 */
export async function ecrire(client: PoolClient, ecriture: Ecriture): Promise<boolean> {
  const { dossier, faits, territoire, courriers, personnes, travaux, defait } = ecriture;
  const { entrees, dernierHash } = enchainer(dossier, faits);
  const dernier = faits.at(-1)!;
  const { inscrites, terminees, rappels } = suiviDesEcheances(dossier.fuseau, faits);
  const { rows } = await client.query({
    name: 'dossier.ecrire',
    text: ECRIRE,
    values: [
      dossier.id,
      dossier.revision,
      dernier.instantane.seq,
      dernierHash,
      JSON.stringify(dernier.instantane),
      dernier.resume.phase,
      dernier.resume.clos,
      dernier.resume.protegeTerritoire,
      JSON.stringify(dernier.resume.attendus),
      dernier.maillon.enregistreLe,
      [...new Set(territoire.map(({ departement }) => departement))].sort(),
      JSON.stringify(entrees),
      JSON.stringify(territoire),
      JSON.stringify(inscrites),
      JSON.stringify(terminees),
      JSON.stringify(rappels),
      JSON.stringify(courriers),
      JSON.stringify(personnes),
      JSON.stringify(travaux),
      JSON.stringify(defait?.echeances.filter((cle) => !inscrites.some(({ echeance }) => echeance.cle === cle)) ?? []),
      JSON.stringify(defait?.courriers ?? []),
      defait?.par ?? null,
    ],
  });
  return rows.length > 0;
}

function enchainer(dossier: Ecriture['dossier'], faits: Ecriture['faits']) {
  let precedent = dossier.dernierHash;
  const entrees = faits.map(({ maillon, cleIdempotence, empreinteCommande }) => {
    const complet: MaillonJournal = { ...maillon, dossier: dossier.id, precedent };
    const hash = hacher(complet);
    precedent = hash;
    return { ...complet, hash, cleIdempotence, empreinteCommande };
  });
  return { entrees, dernierHash: precedent };
}

interface Inscription {
  echeance: Echeance;
  effetA: string;
  armeePar: number;
  statut: 'ARMEE' | 'LEVEE' | 'ECHUE';
  termineePar?: number;
  termineeLe?: string;
}

// Several events may be written at once: only the last word on each deadline counts.
function suiviDesEcheances(fuseau: string, faits: Ecriture['faits']) {
  const inscrites = new Map<string, Inscription>();
  const terminees = new Map<string, { cle: string; par: number; statut: Inscription['statut']; le: string }>();
  for (const { maillon, effets } of faits) {
    const { armees, levees, modifiees } = effets.echeances;
    for (const echeance of [...armees, ...modifiees]) {
      const effetA = debutDuJour(echeance.effetLe, fuseau);
      inscrites.set(echeance.cle, { echeance, effetA, armeePar: maillon.seq, statut: 'ARMEE' });
    }
    const echue = (maillon.donnees as { echeance?: string }).echeance;
    for (const { cle } of levees) {
      const statut = cle === echue ? 'ECHUE' : 'LEVEE';
      const inscrite = inscrites.get(cle);
      if (inscrite) Object.assign(inscrite, { statut, termineePar: maillon.seq, termineeLe: maillon.enregistreLe });
      else terminees.set(cle, { cle, par: maillon.seq, statut, le: maillon.enregistreLe });
    }
  }
  const rappels = [...inscrites.values()].flatMap(({ echeance }) =>
    echeance.rappels.map(({ le, avant }) => ({
      cle: echeance.cle,
      avant,
      prevuA: heureDuJour(le, HEURE_DES_RAPPELS, fuseau),
    })),
  );
  return { inscrites: [...inscrites.values()], terminees: [...terminees.values()], rappels };
}

const ECRIRE = `
WITH cible AS (
  UPDATE dossier SET revision = $3, dernier_hash = $4, instantane = $5, version = ($5::jsonb)->>'version', phase = $6, clos = $7, protege = $8,
    attendus = $9, modifie_le = $10, departements = CASE WHEN $13::jsonb = '[]' THEN departements ELSE $11::text[] END
  WHERE id = $1 AND revision = $2 RETURNING id
), inscrit AS (
  INSERT INTO journal (dossier_id, seq, type, le, enregistre_le, acteur, role, donnees, constats, procedure, version,
    empreinte, etat, parametres, derogations, avertissements, origine, place, cle_idempotence, empreinte_commande, precedent, hash)
  SELECT cible.id, e.seq, e.type, e.le, e."enregistreLe", e.acteur, e.role, e.donnees, e.constats, e.procedure, e.version,
    e.empreinte, e.etat, e.parametres, e.derogations, e.avertissements, e.origine, e.place, e."cleIdempotence",
    e."empreinteCommande", e.precedent, e.hash
  FROM cible, jsonb_to_recordset($12) AS e(seq int, type text, le date, "enregistreLe" timestamptz, acteur text, role text,
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
  INSERT INTO echeance (dossier_id, cle, code, libelle, echeance, effet_le, effet_a, evenement, responsable, detail, armee_par,
    armee_le, statut, terminee_par, terminee_le)
  SELECT cible.id, n.echeance->>'cle', n.echeance->>'code', n.echeance->>'libelle', (n.echeance->>'echeance')::date,
    (n.echeance->>'effetLe')::date, n."effetA", n.echeance->>'evenement', n.echeance->>'responsable', n.echeance, n."armeePar",
    $10, n.statut, n."termineePar", n."termineeLe"
  FROM cible, jsonb_to_recordset($14) AS n(echeance jsonb, "effetA" timestamptz, "armeePar" int, statut text,
    "termineePar" int, "termineeLe" timestamptz)
  ON CONFLICT (dossier_id, cle) DO UPDATE SET echeance = EXCLUDED.echeance, effet_le = EXCLUDED.effet_le,
    effet_a = EXCLUDED.effet_a, detail = EXCLUDED.detail, statut = EXCLUDED.statut,
    terminee_par = EXCLUDED.terminee_par, terminee_le = EXCLUDED.terminee_le
), termine AS (
  UPDATE echeance SET terminee_par = t.par, terminee_le = t.le,
    statut = CASE echeance.statut WHEN 'ARMEE' THEN t.statut ELSE echeance.statut END
  FROM cible, jsonb_to_recordset($15) AS t(cle text, par int, statut text, le timestamptz)
  WHERE echeance.dossier_id = cible.id AND echeance.cle = t.cle AND echeance.terminee_par IS NULL
), annule AS (
  UPDATE echeance SET statut = 'ANNULEE', terminee_par = $22, terminee_le = $10
  FROM cible WHERE echeance.dossier_id = cible.id AND $20::jsonb ? echeance.cle
), corrige AS (
  UPDATE courrier SET a_corriger_par = $22
  FROM cible, jsonb_to_recordset($21) AS c(seq int, code text)
  WHERE courrier.dossier_id = cible.id AND courrier.seq = c.seq AND courrier.code = c.code
), rappelle AS (
  INSERT INTO rappel (dossier_id, cle, avant, prevu_a)
  SELECT cible.id, r.cle, r.avant, r."prevuA"
  FROM cible, jsonb_to_recordset($16) AS r(cle text, avant text, "prevuA" timestamptz)
  ON CONFLICT (dossier_id, cle, avant) DO UPDATE SET prevu_a = EXCLUDED.prevu_a WHERE rappel.emis_le IS NULL
), ecrit AS (
  INSERT INTO courrier (id, dossier_id, seq, code, titre, objet, prevu, statut, reference, prevu_le)
  SELECT c.id, cible.id, c.seq, c.prevu->>'code', c.prevu->>'titre', c.prevu->>'objet', c.prevu, c.statut, c.reference, $10
  FROM cible, jsonb_to_recordset($17) AS c(id uuid, seq int, prevu jsonb, statut text, reference text)
), connu AS (
  INSERT INTO personne (id, dossier_id, nom, qualite, courriel, telephone, adresse)
  SELECT p.id, cible.id, p.nom, p.qualite, p.courriel, p.telephone, p.adresse
  FROM cible, jsonb_to_recordset($18) AS p(id uuid, nom text, qualite text, courriel text, telephone text, adresse text)
)
SELECT cible.id, (
  SELECT count(graphile_worker.add_job(t.tache, t.donnees, job_key := t.cle, run_at := coalesce(t.a, now())))
  FROM jsonb_to_recordset($19) AS t(tache text, donnees json, cle text, a timestamptz)
) FROM cible`;
