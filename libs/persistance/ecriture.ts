import { debutDuJour, heureDuJour } from '#libs/droit';
import type { CourrierPrevu, Echeance, Effets, Instantane, Resume } from '#libs/moteur';
import { PoolClient } from 'pg';
import { hacher, MaillonJournal } from './chaine';
import { DossierVerrouille } from './depot-dossiers';
import { ACCORDER, ECRIRE } from './ecriture-sql';
import { Origine } from './entites/dossier';

/** One accepted event, ready to be written with everything that follows from it. */
export interface Fait {
  maillon: Omit<MaillonJournal, 'dossier' | 'precedent'>;
  instantane: Instantane;
  resume: Resume;
  effets: Pick<Effets, 'echeances' | 'courriers' | 'anomalies'>;
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
  civilite?: string;
  nom?: string;
  qualite?: string;
  courriel?: string;
  telephone?: string;
  adresse?: string;
}

/** Hour, in the agency's time zone, at which reminders leave. */
export const HEURE_DES_RAPPELS = '08:00';

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
    `WITH ouvert AS (
        INSERT INTO dossier (id, procedure, version, nom, region_ars, departements, fuseau, revision, dernier_hash,
          instantane, phase, charge_de, origine, ouvert_le, modifie_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, repeat('0', 64), '{}', $8, $9, $10, $11, $11) RETURNING id, charge_de, ouvert_le)
      INSERT INTO affectation (dossier_id, role, compte_id, par, enregistre_le)
      SELECT id, $12, charge_de, charge_de::text, ouvert_le FROM ouvert WHERE charge_de IS NOT NULL`,
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
      fait.maillon.role,
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

/**
 * Brings the register of deadlines to what the law says now, outside any act: what could not be worked out is known again.
 * `le`: instant; `par`: rank of the last entry, by which it is so.
 */
export async function accorderEcheances(
  client: PoolClient,
  { id, fuseau }: Pick<DossierVerrouille, 'id' | 'fuseau'>,
  echeances: Effets['echeances'],
  { par, le }: { par: number; le: string },
): Promise<void> {
  const fait = { maillon: { seq: par, enregistreLe: le, donnees: {} }, effets: { echeances } };
  const { inscrites, terminees, rappels } = suiviDesEcheances(fuseau, [fait]);
  await client.query(ACCORDER, [id, ...[inscrites, terminees, rappels].map((liste) => JSON.stringify(liste)), le]);
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
function suiviDesEcheances(
  fuseau: string,
  faits: readonly {
    maillon: Pick<Fait['maillon'], 'seq' | 'enregistreLe' | 'donnees'>;
    effets: Pick<Effets, 'echeances'>;
  }[],
) {
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
    [...echeance.rappels, ...(echeance.passage ? [echeance.passage] : [])].map(({ le, ...rappel }) => ({
      cle: echeance.cle,
      echeance: echeance.echeance,
      ...rappel,
      prevuA: heureDuJour(le, HEURE_DES_RAPPELS, fuseau),
      suivi: echeance.suivi ?? false,
    })),
  );
  return { inscrites: [...inscrites.values()], terminees: [...terminees.values()], rappels };
}
