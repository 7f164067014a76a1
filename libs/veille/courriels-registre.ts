import { dateCourte, FUSEAU_NATIONAL } from '#libs/droit';
import { CourrielFige, CourrierEmis, dansLePerimetre, poolDe, PROGRAMME } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { ECHECS_OUVERTS, EchecOuvert, Etape } from './courriels';

/** One line of the register of a letter, as it is shown. */
export interface LigneMontree {
  tenteLe: Date;
  resultat: Etape;
  messageId: string;
  destinataires: string[];
  reponse: string;
  sha256: string | null;
  /** Whoever recorded it; the program when nobody did. */
  par: string;
  /** Civil day on which it happened, when it is not the day of the line. */
  survenuLe: string | null;
  remplace: string[] | null;
  /** Only of a deposit: by which means, and the number that proves it. */
  moyen: string | null;
  numero: string | null;
}

export interface Lecteur {
  id: string;
  roles: readonly string[];
  regions: readonly string[];
  departements: readonly string[];
}

export interface FiltreDuRegistre {
  /** One of the statuses of a letter, or EN_ECHEC: those that have not reached everybody. */
  statut?: string;
  /** Civil days of Paris on which the letters were planned, both included. */
  du?: string;
  au?: string;
  /** From 1. */
  page: number;
  parPage: number;
}

/** A letter in the register of all. */
export interface CourrielDuRegistre {
  id: string;
  /** None of a message that is about no single dossier. */
  dossier: string | null;
  nom: string | null;
  code: string;
  titre: string;
  reference: string;
  statut: CourrierEmis['statut'];
  destinataires: string[];
  prevuLe: Date;
  envoyeLe: Date | null;
  /** The last thing that happened to it. */
  derniere: { resultat: Etape; le: string; reponse: string } | null;
  enEchec: boolean;
}

/** Who reads the messages that are about no dossier: those to whom they were sent, and those who watch everything. */
const SURVEILLENT = ['ADMIN', 'AUDITEUR'];

/** True when this person may read a message that is about no single dossier. */
export function litLeMessage({ id, roles }: Lecteur, { prevu }: Pick<CourrierEmis, 'prevu'>): boolean {
  return (
    roles.some((role) => SURVEILLENT.includes(role)) ||
    prevu.destinataires.some(({ personnes }) => personnes.includes(id))
  );
}

/** The lines of the register of a letter, in the order in which they were written. */
export async function lignesDuRegistre(source: DataSource, courrierId: string): Promise<LigneMontree[]> {
  const { rows } = await poolDe(source).query<LigneMontree>(
    `SELECT e.tente_le AS "tenteLe", e.resultat, e.message_id AS "messageId", e.destinataires, e.reponse, e.sha256,
        coalesce(c.nom, e.saisi_par, $2) AS par, e.survenu_le AS "survenuLe", e.remplace, e.moyen, e.numero
      FROM envoi e LEFT JOIN compte c ON c.id::text = e.saisi_par WHERE e.courrier_id = $1 ORDER BY e.id`,
    [courrierId, PROGRAMME],
  );
  return rows;
}

/**
 * The SQL condition that a person may read a message `c`, about the dossier `d` if there is one: those of their territory,
 * and of the others those that are addressed to them, or all when they watch over the programs.
 * @param $ takes a value and gives its placeholder
 */
export function lisiblePar({ id, roles, regions, departements }: Lecteur, $: (valeur: unknown) => string): string {
  const territoire = dansLePerimetre($(regions), $(departements));
  const partout = roles.some((role) => SURVEILLENT.includes(role));
  const miens = partout ? 'true' : `c.prevu->'destinataires' @> ${$(JSON.stringify([{ personnes: [id] }]))}`;
  return `(c.dossier_id IS NOT NULL AND ${territoire} OR c.dossier_id IS NULL AND ${miens})`;
}

/** The register across dossiers, within the person's territory, the latest first. */
export async function listerCourriels(
  source: DataSource,
  lecteur: Lecteur,
  { statut, du, au, page, parPage }: FiltreDuRegistre,
): Promise<{ courriels: CourrielDuRegistre[]; total: number }> {
  const valeurs: unknown[] = [];
  const $ = (valeur: unknown) => `$${valeurs.push(valeur)}`;
  const conditions = [
    lisiblePar(lecteur, $),
    // A sheet is sent to nobody by itself.
    'c.situation_au IS NULL',
    ...(statut === EN_ECHEC ? [EN_ECHEC_SQL] : statut ? [`c.statut = ${$(statut)}`] : []),
    ...(du ? [`c.prevu_le >= (${$(du)}::date)::timestamp AT TIME ZONE '${FUSEAU_NATIONAL}'`] : []),
    ...(au ? [`c.prevu_le < (${$(au)}::date + 1)::timestamp AT TIME ZONE '${FUSEAU_NATIONAL}'`] : []),
  ];
  const depuis = `FROM courrier c LEFT JOIN dossier d ON d.id = c.dossier_id WHERE ${conditions.join(' AND ')}`;
  const pool = poolDe(source);
  const { rows: comptes } = await pool.query<{ total: number }>(`SELECT count(*)::int AS total ${depuis}`, valeurs);
  const { rows } = await pool.query<Omit<CourrielDuRegistre, 'destinataires'> & { courriel: CourrielFige | null }>(
    `SELECT c.id, c.dossier_id AS dossier, d.nom, c.code, c.titre, c.reference, c.statut, c.courriel, c.prevu_le AS "prevuLe",
        c.envoye_le AS "envoyeLe", ${EN_ECHEC_SQL} AS "enEchec", (
          SELECT json_build_object('resultat', e.resultat, 'le', e.tente_le, 'reponse', e.reponse)
          FROM envoi e WHERE e.courrier_id = c.id ORDER BY e.id DESC LIMIT 1) AS derniere
      ${depuis} ORDER BY c.prevu_le DESC, c.reference LIMIT ${parPage} OFFSET ${(page - 1) * parPage}`,
    valeurs,
  );
  const courriels = rows.map(({ courriel, ...ligne }) => ({
    ...ligne,
    destinataires: courriel ? [...courriel.a, ...courriel.copie] : [],
  }));
  return { courriels, total: comptes[0]!.total };
}

/** Filter: the letters that have not reached everybody. */
export const EN_ECHEC = 'EN_ECHEC';
const EN_ECHEC_SQL = `EXISTS (${ECHECS_OUVERTS} AND e.courrier_id = c.id)`;

/** Those of the letters of a dossier that have still to reach somebody. */
export async function courriersEnEchec(source: DataSource, dossierId: string): Promise<ReadonlySet<string>> {
  const { rows } = await poolDe(source).query<{ id: string }>(
    `SELECT c.id FROM courrier c WHERE c.dossier_id = $1 AND ${EN_ECHEC_SQL}`,
    [dossierId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** A letter that has still to reach somebody. */
export interface AFaireParvenir {
  titre: string;
  reference: string;
  qui: string;
  detail: string;
}

/** What is left to do so that the letters of a dossier reach everybody. */
export async function courriersAFaireParvenir(source: DataSource, dossierId: string): Promise<AFaireParvenir[]> {
  const { rows } = await poolDe(source).query<
    Pick<CourrierEmis, 'titre' | 'reference'> & { signataire: string; echecs: EchecOuvert[] }
  >(
    `SELECT c.titre, c.reference, c.prevu->>'signataire' AS signataire, json_agg(o ORDER BY o.destinataire) AS echecs
      FROM courrier c JOIN LATERAL (
        ${ECHECS_OUVERTS} AND e.courrier_id = c.id ORDER BY e.courrier_id, d.adresse, e.id DESC) o ON true
      WHERE c.dossier_id = $1 GROUP BY c.id ORDER BY c.prevu_le, c.code`,
    [dossierId],
  );
  return rows.map(({ titre, reference, signataire, echecs }) => ({
    ...{ titre, reference },
    qui: signataire === 'APPLICATION' ? 'ADMIN' : signataire,
    detail: echecs.map(raconter).join(' '),
  }));
}

function raconter({ destinataire, resultat, reponse, survenuLe }: EchecOuvert): string {
  if (destinataire === null) return reponse;
  return resultat === 'NON_REMIS'
    ? `Non remis à ${destinataire}${survenuLe ? ` le ${dateCourte(survenuLe)}` : ''} : ${reponse}.`
    : `Refusé par le serveur pour ${destinataire} : ${reponse}.`;
}
