import { enDebutDePhrase } from '#libs/droit';
import { cloreIncident, CourrierEmis, poolDe } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { A_POSTER_SQL, cleDuCourrier, messageIdDe } from './courriels';
import { Lecteur, lisiblePar } from './courriels-registre';
import { ajouter, Saisie } from './courriels-suites';

/** How a letter that is not e-mailed leaves. The channels of the law. */
export const MOYENS_DE_DEPOT = {
  LRAR: enDebutDePhrase('LRAR'),
  LRE: enDebutDePhrase('LRE'),
  COURRIER: 'Lettre simple',
  REMISE: 'Remise en main propre contre signature',
  TELESERVICE: enDebutDePhrase('TELESERVICE'),
} as const;
export type MoyenDeDepot = keyof typeof MOYENS_DE_DEPOT;

/** What proves the receipt of a letter, by the means that it can prove. */
export const PREUVES_DE_RECEPTION = {
  AVIS_SIGNE: { libelle: 'Avis de réception signé', moyens: ['LRAR'] },
  REFUSE: { libelle: 'Pli refusé par le destinataire', moyens: ['LRAR'] },
  NON_RECLAME: { libelle: 'Pli présenté et non réclamé', moyens: ['LRAR'] },
  CONSULTATION: { libelle: 'Première consultation', moyens: ['LRE'] },
  NON_CONSULTE: { libelle: 'Non consultée à temps : reçue le jour de sa mise à disposition', moyens: ['LRE'] },
  EMARGEMENT: { libelle: 'Signature du destinataire', moyens: ['REMISE'] },
  ACCUSE: { libelle: 'Accusé de réception du destinataire', moyens: ['COURRIER', 'TELESERVICE'] },
} as const satisfies Record<string, { libelle: string; moyens: readonly MoyenDeDepot[] }>;
export type PreuveDeReception = keyof typeof PREUVES_DE_RECEPTION;

/** A letter handed over to be carried. `le`: civil day. */
export interface Depot {
  moyen: MoyenDeDepot;
  numero: string | null;
  le: string;
}

/** What becomes of a letter outside the mail server, and what it is bound to. */
export interface Suites {
  aPoster: boolean;
  depot: Depot | null;
  /** Civil day of its receipt. */
  recuLe: string | null;
  /** The letter that cancels and replaces it. */
  remplacePar: { id: string; reference: string } | null;
  /** The one that it cancels and replaces, and why. */
  remplace: { id: string; reference: string; motif: string } | null;
  /** Sheets that travel with it. */
  pieces: { id: string; code: string; titre: string; reference: string; sha256: string }[];
}

const SUITES = `SELECT c.id, ${A_POSTER_SQL} AS "aPoster",
    (SELECT json_build_object('moyen', e.moyen, 'numero', e.numero, 'le', e.survenu_le) FROM envoi e
      WHERE e.courrier_id = c.id AND e.resultat = 'DEPOSE' ORDER BY e.id DESC LIMIT 1) AS depot,
    (SELECT e.survenu_le FROM envoi e WHERE e.courrier_id = c.id AND e.resultat = 'RECU' LIMIT 1) AS "recuLe",
    (SELECT json_build_object('id', n.id, 'reference', n.reference) FROM courrier n WHERE n.remplace = c.id) AS "remplacePar",
    (SELECT json_build_object('id', a.id, 'reference', a.reference, 'motif', c.motif_remplacement)
      FROM courrier a WHERE a.id = c.remplace) AS remplace,
    (SELECT coalesce(json_agg(json_build_object('id', f.id, 'code', f.code, 'titre', f.titre, 'reference', f.reference,
        'sha256', f.sha256) ORDER BY p.rang), '[]')
      FROM courrier_piece p JOIN courrier f ON f.id = p.piece_id WHERE p.courrier_id = c.id) AS pieces
  FROM courrier c WHERE c.id = ANY($1)`;

/** By id of letter. */
export async function suitesDesCourriers(
  source: DataSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Suites>> {
  const { rows } = await poolDe(source).query<Suites & { id: string }>(SUITES, [ids]);
  return new Map(rows.map(({ id, ...suites }) => [id, suites]));
}

/** A letter that waits to be posted. */
export interface CourrierAPoster {
  id: string;
  dossier: string;
  nom: string;
  code: string;
  titre: string;
  reference: string;
  canal: string;
  /** Role in whose name it is issued. */
  qui: string;
  destinataire: { nom: string; adresse: string[] };
  composeLe: Date;
}

/** Those that wait to be posted, of the territory or of one dossier, the oldest first. */
export async function courriersAPoster(
  source: DataSource,
  lecteur: Lecteur,
  dossierId?: string,
): Promise<CourrierAPoster[]> {
  const valeurs: unknown[] = [];
  const $ = (valeur: unknown) => `$${valeurs.push(valeur)}`;
  const conditions = [A_POSTER_SQL, lisiblePar(lecteur, $), ...(dossierId ? [`c.dossier_id = ${$(dossierId)}`] : [])];
  const { rows } = await poolDe(source).query<CourrierAPoster>(
    `SELECT c.id, c.dossier_id AS dossier, d.nom, c.code, c.titre, c.reference, c.prevu->>'canal' AS canal,
        c.prevu->>'signataire' AS qui, c.variables->'destinataire' AS destinataire, c.compose_le AS "composeLe"
      FROM courrier c JOIN dossier d ON d.id = c.dossier_id WHERE ${conditions.join(' AND ')}
      ORDER BY c.compose_le, c.reference LIMIT ${MAXIMUM}`,
    valeurs,
  );
  return rows;
}

const MAXIMUM = 500;

/** A letter handed over to be carried: it has left. */
export async function enregistrerDepot(
  source: DataSource,
  courrier: CourrierEmis,
  { moyen, numero, le }: Depot,
  saisie: Saisie,
): Promise<void> {
  await ajouter(source, courrier, saisie, async (client) => {
    await client.query(
      `UPDATE courrier SET statut = 'ENVOYE', envoye_le = coalesce(envoye_le, $2) WHERE id = $1 AND statut = 'COMPOSE'`,
      [courrier.id, saisie.maintenant],
    );
    await cloreIncident(client, cleDuCourrier('envoi', courrier), saisie.maintenant);
    const accord = moyen === 'LRE' ? ', avec l’accord exprès et préalable du destinataire' : '';
    return {
      ...{ messageId: messageIdDe(courrier.id), sha256: courrier.sha256, destinataires: [], resultat: 'DEPOSE' },
      reponse: `${MOYENS_DE_DEPOT[moyen]}${numero ? `, n° ${numero}` : ''}${accord}`,
      ...{ survenuLe: le, moyen },
      ...(numero ? { numero } : {}),
    };
  });
}

/** @returns false, and writes nothing, when its receipt is recorded already. `le`: civil day. */
export async function enregistrerReception(
  source: DataSource,
  courrier: CourrierEmis,
  { le, preuve }: { le: string; preuve: PreuveDeReception },
  saisie: Saisie,
): Promise<boolean> {
  const ligne = await ajouter(source, courrier, saisie, async (client) => {
    const { rowCount } = await client.query(`SELECT 1 FROM envoi WHERE courrier_id = $1 AND resultat = 'RECU'`, [
      courrier.id,
    ]);
    if (rowCount) return undefined;
    return {
      ...{ messageId: messageIdDe(courrier.id), sha256: courrier.sha256, destinataires: [], resultat: 'RECU' },
      ...{ reponse: PREUVES_DE_RECEPTION[preuve].libelle, survenuLe: le },
    };
  });
  return ligne !== undefined;
}
