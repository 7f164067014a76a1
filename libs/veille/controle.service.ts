import { Fuseau, FUSEAU_NATIONAL } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { cloreIncident, enTransaction, HEURE_DES_RAPPELS, poolDe, signalerIncident } from '#libs/persistance';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { A_POSTER_SQL } from './courriels';

/** Minutes that a notice has to leave, and a message, of whatever kind, to be accepted by the mail server. */
const [DELAI_AVIS, DELAI_MESSAGE] = [30, 60];

/** References that the incident quotes; it counts them all. */
const CITEES = 10;

/** What should have left and did not. */
export interface Ecarts {
  /** Notices of legal deadlines of which no message was accepted, and those that were not asked again. */
  avis: string[];
  /** Messages that are planned, and were neither accepted nor refused. */
  courriers: string[];
}

/**
 * Compares what should have left with what did. What should have left is worked out again from the deadlines themselves,
 * never from the plan of the notices: a plan that was not written, or not followed, is seen as well.
 */
export class ControleService {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
  ) {}

  /** Checks the dossiers of one time zone. A gap is an incident, until a check finds none. */
  async controler(fuseau: Fuseau): Promise<Ecarts> {
    const maintenant = this.horloge.maintenant();
    const cle = `attendus:${fuseau}`;
    return enTransaction(poolDe(this.source), async (client) => {
      const ecarts = {
        avis: await references(client, AVIS_MANQUANTS, [fuseau, maintenant, DELAI_AVIS]),
        courriers: await references(client, MESSAGES_RETENUS, [fuseau, maintenant, DELAI_MESSAGE]),
      };
      if (ecarts.avis.length + ecarts.courriers.length === 0) await cloreIncident(client, cle, maintenant);
      else await signalerIncident(client, { cle, sorte: 'ATTENDUS', message: phrase(ecarts, fuseau) }, maintenant);
      return ecarts;
    });
  }
}

async function references(client: PoolClient, requete: string, valeurs: unknown[]): Promise<string[]> {
  const { rows } = await client.query<{ reference: string }>(requete, valeurs);
  return rows.map(({ reference }) => reference);
}

function phrase({ avis, courriers }: Ecarts, fuseau: Fuseau): string {
  const compter = (nombre: number, un: string, plusieurs: string) => `${nombre} ${nombre === 1 ? un : plusieurs}`;
  const quoi = [
    avis.length &&
      compter(avis.length, 'avis d’échéance légale n’est pas parti', 'avis d’échéances légales ne sont pas partis'),
    courriers.length &&
      compter(courriers.length, 'courriel prévu n’a pas été remis', 'courriels prévus n’ont pas été remis'),
  ].filter(Boolean);
  const tous = [...avis, ...courriers];
  const citees = tous.slice(0, CITEES).join(', ') + (tous.length > CITEES ? '…' : '');
  return `Contrôle du matin (fuseau ${fuseau}) : ${quoi.join(' et ')} (${citees}). Vérifiez qu’un travailleur tourne et que le serveur de messagerie répond ; en attendant, prévenez les personnes concernées.`;
}

/**
 * For each legal deadline that runs, or is past and waits for somebody: the nearest of its notices whose moment has come
 * since it was armed. Those before it may have been overtaken. A dossier that was acted upon meanwhile may have moved
 * its deadlines: it is left to the next check.
 */
const AVIS_MANQUANTS = `
  WITH attendus AS (
    SELECT DISTINCT ON (e.dossier_id, e.cle) e.dossier_id, e.cle, e.echeance, n.avant
    FROM echeance e JOIN dossier d ON d.id = e.dossier_id
      CROSS JOIN LATERAL (
        SELECT r->>'avant' AS avant, (r->>'le')::date AS le FROM jsonb_array_elements(e.detail->'rappels') r
        UNION ALL SELECT p->>'avant', (p->>'le')::date FROM (SELECT e.detail->'passage') passage(p) WHERE p IS NOT NULL) n
      CROSS JOIN LATERAL (SELECT (n.le + time '${HEURE_DES_RAPPELS}') AT TIME ZONE d.fuseau AS a) instant
    WHERE d.fuseau = $1 AND e.terminee_par IS NULL AND e.detail->'suivi' IS DISTINCT FROM 'true'
      AND (e.statut = 'ARMEE' OR (e.statut = 'ECHUE' AND e.evenement IS NULL))
      AND instant.a > e.armee_le AND instant.a <= $2::timestamptz - make_interval(mins => $3)
      AND d.modifie_le <= $2::timestamptz - make_interval(mins => $3)
    ORDER BY e.dossier_id, e.cle, instant.a DESC, n.avant DESC)
  SELECT upper(left(a.dossier_id::text, 8) || '-' || a.cle || '-' || a.avant) AS reference FROM attendus a
  WHERE NOT EXISTS (
    SELECT FROM rappel r JOIN avis v ON v.rappel_id = r.id JOIN envoi s ON s.courrier_id = v.courrier_id
    WHERE r.dossier_id = a.dossier_id AND r.cle = a.cle AND r.echeance = a.echeance AND r.avant = a.avant
      AND s.resultat IN ('ACCEPTE', 'REMIS'))
  UNION ALL
  SELECT upper(left(d.id::text, 8) || '-' || r.cle || '-' || r.avant || '-relance')
  FROM rappel r JOIN echeance e ON e.dossier_id = r.dossier_id AND e.cle = r.cle AND e.echeance = r.echeance JOIN dossier d ON d.id = r.dossier_id
  WHERE d.fuseau = $1 AND e.terminee_par IS NULL AND r.relance_a <= $2::timestamptz - make_interval(mins => $3)
    AND d.modifie_le <= $2::timestamptz - make_interval(mins => $3)
  ORDER BY reference`;

/** A message that was refused is an incident and a task already. One that is about no single dossier counts in Paris. */
const MESSAGES_RETENUS = `
  SELECT c.reference FROM courrier c LEFT JOIN dossier d ON d.id = c.dossier_id
  WHERE c.statut IN ('PREVU', 'COMPOSE', 'BLOQUE') AND coalesce(d.fuseau, '${FUSEAU_NATIONAL}') = $1
    AND c.prevu_le <= $2::timestamptz - make_interval(mins => $3)
    AND NOT EXISTS (SELECT FROM envoi s WHERE s.courrier_id = c.id
      AND s.resultat IN ('ACCEPTE', 'REFUSE', 'NON_REMIS', 'REMIS', 'DEPOSE'))
    AND NOT ${A_POSTER_SQL}
  ORDER BY c.prevu_le, c.reference`;
