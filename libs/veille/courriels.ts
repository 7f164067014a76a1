import { cloreIncident, CourrierEmis, signalerIncident, TravailDeReprise } from '#libs/persistance';
import { createHash } from 'node:crypto';
import { Pool, PoolClient } from 'pg';

/**
 * What a line of the register tells: the letter is presented to the server (TENTATIVE), its answer (ACCEPTE, REFUSE; ECHEC
 * when it may pass), what was learnt later (NON_REMIS), how it arrived otherwise (REMIS), a sending asked again (RENVOI);
 * of a letter that is posted, its deposit (DEPOSE) and its receipt (RECU).
 */
export type Etape = 'RENVOI' | 'TENTATIVE' | 'ACCEPTE' | 'REFUSE' | 'ECHEC' | 'NON_REMIS' | 'REMIS' | 'DEPOSE' | 'RECU';

/** One line of the register of a letter: added, never changed. */
export interface LigneDeRegistre {
  courrierId: string;
  messageId: string;
  destinataires: readonly string[];
  resultat: Etape;
  /** The server's own words, or those of the person who records it. */
  reponse: string;
  /** SHA-256 of the frozen e-mail that the line is about; none when no e-mail was made. */
  sha256: string | null;
  /** Account of the person who records it; none when the program does. */
  saisiPar?: string;
  /** Civil day on which it happened, when it is not the day of the line. */
  survenuLe?: string;
  /** Only of a RENVOI: the addresses in failure that it stands for. */
  remplace?: readonly string[];
  /** Only of a DEPOSE: by which means, and the number that proves it. */
  moyen?: string;
  numero?: string;
}

/** Message-ID of the first sending of a letter, or of the nth asked again. The same sending always bears the same. */
export function messageIdDe(courrierId: string, renvoi = 0): string {
  return `<courrier-${courrierId}${renvoi ? `.${renvoi}` : ''}@parcours-cpts>`;
}

/**
 * Key of the incident of a letter. Messages of the application that are about no dossier share that of their kind and
 * of the people they are for: the message that tells of an incident must not, by failing, open a new one each time.
 */
export function cleDuCourrier(
  quoi: 'courrier' | 'envoi',
  { id, dossierId, code, prevu }: Pick<CourrierEmis, 'id' | 'dossierId' | 'code' | 'prevu'>,
): string {
  if (dossierId) return `${quoi}:${id}`;
  const comptes = prevu.destinataires.flatMap(({ personnes }) => personnes).sort();
  return `${quoi}:${code}:${createHash('sha256').update(comptes.join()).digest('hex').slice(0, 16)}`;
}

/** The job that sends a letter, or one of its sendings asked again. */
export function travailDEnvoi(courrierId: string, messageId = messageIdDe(courrierId)): TravailDeReprise {
  return { tache: 'envoyer_courrier', donnees: { courrier: courrierId, messageId }, cle: `envoi:${messageId}` };
}

/** Attempts before the queue gives up: at six hours at most from one to the next, a server may be down for three weeks. */
const TENTATIVES = 100;

/** Puts sendings in the queue, in the caller's transaction. Already there, they leave at once. */
export async function programmerEnvois(
  client: PoolClient,
  envois: readonly { courrierId: string; messageId?: string }[],
): Promise<void> {
  await client.query(
    `SELECT graphile_worker.add_job(t.tache, t.donnees, job_key := t.cle, max_attempts := $2)
      FROM json_to_recordset($1) AS t(tache text, donnees json, cle text)`,
    [JSON.stringify(envois.map(({ courrierId, messageId }) => travailDEnvoi(courrierId, messageId))), TENTATIVES],
  );
}

/** Adds one line. */
export async function consigner(base: Pool | PoolClient, ligne: LigneDeRegistre, maintenant: string): Promise<void> {
  const { courrierId, messageId, destinataires, resultat, reponse, sha256, saisiPar, survenuLe, remplace } = ligne;
  const { moyen, numero } = ligne;
  await base.query(
    `INSERT INTO envoi (courrier_id, tente_le, message_id, destinataires, resultat, reponse, sha256, saisi_par, survenu_le, remplace,
        moyen, numero)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[courrierId, maintenant, messageId, destinataires, resultat, reponse, sha256],
      ...[saisiPar ?? null, survenuLe ?? null, remplace ?? null, moyen ?? null, numero ?? null],
    ],
  );
}

/** Somebody whom a letter has not reached, and who is still to be reached. */
export interface EchecOuvert {
  courrierId: string;
  messageId: string;
  /** None: the letter had no address at all. */
  destinataire: string | null;
  resultat: 'REFUSE' | 'NON_REMIS';
  reponse: string;
  tenteLe: Date;
  survenuLe: string | null;
}

/**
 * Refusals and failures of delivery that nothing has mended since: neither an acceptance for the same address, or for
 * those that stand for it in a sending asked again, nor a delivery by other means. The last one of each address.
 */
export const ECHECS_OUVERTS = `
  SELECT DISTINCT ON (e.courrier_id, d.adresse) e.courrier_id AS "courrierId", e.message_id AS "messageId",
    d.adresse AS destinataire, e.resultat, e.reponse, e.tente_le AS "tenteLe", e.survenu_le AS "survenuLe"
  FROM envoi e LEFT JOIN LATERAL unnest(e.destinataires) AS d(adresse) ON true
  WHERE e.resultat IN ('REFUSE', 'NON_REMIS') AND NOT EXISTS (
    SELECT 1 FROM envoi s
      LEFT JOIN envoi r ON r.courrier_id = s.courrier_id AND r.message_id = s.message_id AND r.resultat = 'RENVOI'
    WHERE s.courrier_id = e.courrier_id AND s.id > e.id AND (s.resultat IN ('REMIS', 'DEPOSE', 'RECU') OR s.resultat = 'ACCEPTE'
      AND (d.adresse IS NULL OR d.adresse = ANY (s.destinataires) OR d.adresse = ANY (r.remplace))))`;

/**
 * The SQL condition that an issued letter `c` has still to be posted: its e-mail was made for nobody, or for those alone
 * who get a copy, and nothing says that it went otherwise. One that was replaced in the meantime stays where it is.
 */
export const A_POSTER_SQL = `(c.statut IN ('COMPOSE', 'ENVOYE') AND c.sha256 IS NOT NULL AND c.courriel->'a' = '[]'
  AND NOT EXISTS (SELECT FROM courrier n WHERE n.remplace = c.id)
  AND NOT EXISTS (SELECT FROM envoi p WHERE p.courrier_id = c.id AND (p.resultat IN ('REMIS', 'DEPOSE', 'RECU')
    OR p.resultat = 'ACCEPTE' AND p.message_id <> c.courriel->>'messageId')))`;

/** Whom this letter has still to reach. */
export async function echecsOuverts(base: Pool | PoolClient, courrierId: string): Promise<EchecOuvert[]> {
  const { rows } = await base.query<EchecOuvert>(
    `${ECHECS_OUVERTS} AND e.courrier_id = $1 ORDER BY e.courrier_id, d.adresse, e.id DESC`,
    [courrierId],
  );
  return rows;
}

/** Times that the server may put the same recipient off before someone is told, while the queue goes on trying. */
const REPORTS_AVANT_INCIDENT = 3;

// A reply begins with its code; what the network says does not.
const REPORTS = `
  SELECT e.message_id AS "messageId" FROM envoi e, unnest(e.destinataires) AS d(adresse)
  WHERE e.courrier_id = $1 AND e.resultat = 'ECHEC' AND e.reponse ~ '^4[0-9]{2}' AND NOT EXISTS (
    SELECT 1 FROM envoi s WHERE s.courrier_id = e.courrier_id AND s.id > e.id
      AND (s.resultat = 'REMIS' OR s.resultat IN ('ACCEPTE', 'REFUSE') AND d.adresse = ANY (s.destinataires)))
  GROUP BY e.message_id, d.adresse HAVING count(*) >= $2 LIMIT 1`;

/** Opens the incident of a letter that does not reach everybody, or resolves it once it has. */
export async function suivreEchecs(
  client: PoolClient,
  courrier: Pick<CourrierEmis, 'id' | 'dossierId' | 'code' | 'prevu' | 'titre' | 'reference'>,
  maintenant: string,
): Promise<void> {
  const { id, titre, reference, dossierId } = courrier;
  const cle = cleDuCourrier('envoi', courrier);
  const echecs = await echecsOuverts(client, id);
  const { rows: reports } = await client.query<{ messageId: string }>(REPORTS, [id, REPORTS_AVANT_INCIDENT]);
  const enCause = echecs[0] ?? reports[0];
  if (!enCause) return cloreIncident(client, cle, maintenant);
  const message = `${titre} (${reference}) : ${suite(echecs)}`;
  const travail = travailDEnvoi(id, enCause.messageId);
  await signalerIncident(client, { cle, sorte: 'ENVOI', message, dossierId, travail }, maintenant);
}

const AUTREMENT = 'envoyez le document par la poste et enregistrez la remise';

// No address: an incident is read by more people than the letter.
function suite(echecs: readonly EchecOuvert[]): string {
  if (echecs.length === 0)
    return `le serveur de messagerie le remet à plus tard pour un destinataire au moins. Il sera présenté de nouveau ; si cela dure, ${AUTREMENT}.`;
  if (echecs.some(({ destinataire }) => destinataire === null))
    return `personne n’y a d’adresse de courriel. Complétez le dossier, ${AUTREMENT}.`;
  const quoi = echecs.some(({ resultat }) => resultat === 'NON_REMIS')
    ? 'il n’est pas arrivé à un destinataire au moins.'
    : 'le serveur de messagerie le refuse à un destinataire au moins.';
  return `${quoi} Renvoyez-le à une adresse corrigée depuis la page du courrier, ou ${AUTREMENT}.`;
}
