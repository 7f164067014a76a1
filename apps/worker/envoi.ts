import { Horloge } from '#libs/exterieur';
import { EnvoiImpossible, Expediteur, RefusDeRemise } from '#libs/exterieur/courriel';
import { cloreIncident, CourrielFige, CourrierEmis, hacher, signalerIncident } from '#libs/persistance';
import { nomDeFichier } from '#libs/redaction';
import {
  A_POSTER_SQL,
  consigner,
  echecsOuverts,
  Etape,
  LigneDeRegistre,
  messageIdDe,
  programmerEnvois,
  suivreEchecs,
  travailDEnvoi,
} from '#libs/veille';
import { Pool, PoolClient } from 'pg';

/** One incident for a server that does not answer, however many letters wait for it. */
const CLE_DU_SERVEUR = 'envoi:serveur';

/**
 * Sends a frozen letter, and keeps every attempt with the server's own words.
 *
 * What is promised: a letter that the server has accepted, and whose acceptance is on record, never leaves again; one
 * that is not on record is presented again until it is. Between the server's answer and our record no protocol can
 * close the gap: a program killed there, or a connection cut there, cannot know that the message was taken, and
 * presents it once more. Hence the limit: **at most one duplicate for each such death, and it bears the same
 * Message-ID**, by which mail servers and readers recognise it. The attempt is on record before the first word is said
 * to the server: a TENTATIVE without an answer after it is the trace of that death.
 */
export class Envoi {
  constructor(
    private readonly pool: Pool,
    private readonly horloge: Horloge,
    private readonly expediteur: Expediteur,
  ) {}

  /**
   * Sends a letter, or one of its sendings asked again (`messageId`). Safe to repeat; never done twice at once.
   * Throws on a passing failure: the job queue tries again.
   */
  async envoyer(id: string, messageId = messageIdDe(id)): Promise<void> {
    const client = await this.pool.connect();
    let echec: string | undefined;
    try {
      // Held by the connection, so that it falls with the program that holds it.
      const { rows } = await client.query<{ seul: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS seul',
        [messageId],
      );
      echec = rows[0]!.seul ? await this.presenter(client, id, messageId) : 'un autre travailleur l’envoie';
      if (rows[0]!.seul) await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [messageId]);
    } catch (erreur) {
      // Closed: what it had begun is undone, and its lock falls.
      client.release(true);
      throw erreur;
    }
    client.release();
    // Without the addresses that the server may have quoted: this message goes to the log.
    if (echec) throw new Error(`Envoi du courrier ${id} : ${echec}, nouvel essai prévu.`);
  }

  /** @returns why it has to be tried again */
  private async presenter(client: PoolClient, id: string, messageId: string): Promise<string | undefined> {
    const envoi = await lireEnvoi(client, id, messageId);
    if (!envoi) return undefined;
    const { courrier, sha256, reste } = envoi;
    const ligne = { courrierId: id, messageId, sha256 };
    await consigner(
      client,
      { ...ligne, resultat: 'TENTATIVE', destinataires: reste, reponse: '' },
      this.horloge.maintenant(),
    );
    const { accepte, refus, reponse, injoignable } = await this.remettre(envoi);
    const lignes: LigneDeRegistre[] = parReponse(refus).map((un) => ({ ...ligne, ...un }));
    if (accepte.length) lignes.unshift({ ...ligne, resultat: 'ACCEPTE', destinataires: accepte, reponse });
    await this.conclure(client, courrier, lignes, injoignable);
    return refus.some(({ permanent }) => !permanent) ? 'échec passager' : undefined;
  }

  private async remettre({ courriel, reste, documents }: EnvoiAFaire): Promise<Issue> {
    const { a, copie, de, repondreA, sujet, texte, html, messageId } = courriel;
    try {
      return await this.expediteur.envoyer({
        ...{ messageId, de, repondreA, a, copie, texte, html, objet: sujet, remettreA: reste },
        piecesJointes: documents.map(({ pdf, ...document }) => ({
          ...{ nom: nomDeFichier(document), type: 'application/pdf', contenu: pdf },
        })),
      });
    } catch (erreur) {
      if (!(erreur instanceof EnvoiImpossible)) throw erreur;
      const { permanent, injoignable, reponse, refus } = erreur;
      const memePourTous = reste.map((adresse) => ({ adresse, reponse, permanent }));
      return { accepte: [], refus: refus.length ? refus : memePourTous, reponse, injoignable };
    }
  }

  /** What the server said, and what follows from it, in one transaction. */
  private async conclure(
    client: PoolClient,
    courrier: CourrierAEnvoyer,
    lignes: readonly LigneDeRegistre[],
    injoignable = false,
  ): Promise<void> {
    const maintenant = this.horloge.maintenant();
    await client.query('BEGIN');
    for (const ligne of lignes) await consigner(client, ligne, maintenant);
    if (injoignable) await this.signalerServeur(client, lignes[0]!, maintenant);
    if (lignes.some(({ resultat }) => resultat === 'ACCEPTE')) {
      // Copies alone have left of a letter that is posted: it is sent once it is deposited.
      await client.query(
        `UPDATE courrier c SET statut = 'ENVOYE', envoye_le = coalesce(envoye_le, $2)
          WHERE id = $1 AND statut = 'COMPOSE' AND NOT ${A_POSTER_SQL}`,
        [courrier.id, maintenant],
      );
      await this.serveurRevenu(client, maintenant);
    }
    await suivreEchecs(client, courrier, maintenant);
    await client.query('COMMIT');
  }

  private async signalerServeur(client: PoolClient, ligne: LigneDeRegistre, maintenant: string): Promise<void> {
    const message =
      'Le serveur de messagerie ne répond pas, ou refuse la connexion : les courriels attendent et seront présentés de ' +
      'nouveau. Vérifiez SMTP_URL et le serveur ; sa réponse exacte est au registre des courriels.';
    const travail = travailDEnvoi(ligne.courrierId, ligne.messageId);
    await signalerIncident(client, { cle: CLE_DU_SERVEUR, sorte: 'ENVOI', message, travail }, maintenant);
  }

  /** The server answers again: what waited for it, some of it for hours yet, leaves now. */
  private async serveurRevenu(client: PoolClient, maintenant: string): Promise<void> {
    const { rows } = await client.query<{ courrierId: string; messageId: string }>(
      `SELECT DISTINCT e.courrier_id AS "courrierId", e.message_id AS "messageId"
        FROM incident i JOIN envoi e ON e.resultat = 'ECHEC' AND e.tente_le >= i.ouvert_le
        WHERE i.cle = $1 AND i.clos_le IS NULL`,
      [CLE_DU_SERVEUR],
    );
    if (rows.length === 0) return;
    await programmerEnvois(client, rows);
    await cloreIncident(client, CLE_DU_SERVEUR, maintenant);
  }
}

type CourrierAEnvoyer = Pick<
  CourrierEmis,
  'id' | 'dossierId' | 'code' | 'titre' | 'reference' | 'prevu' | 'statut' | 'courriel' | 'courrielSha256' | 'pdf'
>;

/** Of a document: what it is called, and its bytes. */
type DocumentJoint = Pick<CourrierEmis, 'reference' | 'titre'> & { pdf: Buffer };

interface EnvoiAFaire {
  courrier: CourrierAEnvoyer;
  courriel: CourrielFige;
  /** SHA-256 of that e-mail. */
  sha256: string;
  /** To whom it is still to be handed over. */
  reste: string[];
  /** The letter, then the sheets that travel with it; none of a message. */
  documents: DocumentJoint[];
}

interface Issue {
  accepte: readonly string[];
  refus: readonly RefusDeRemise[];
  reponse: string;
  injoignable?: boolean;
}

async function lireEnvoi(client: PoolClient, id: string, messageId: string): Promise<EnvoiAFaire | undefined> {
  const { rows: courriers } = await client.query<CourrierAEnvoyer>(
    `SELECT id, dossier_id AS "dossierId", code, titre, reference, prevu, statut, courriel, courriel_sha256 AS "courrielSha256", pdf
      FROM courrier WHERE id = $1 AND statut IN ('COMPOSE', 'ENVOYE') AND courriel IS NOT NULL`,
    [id],
  );
  const courrier = courriers[0];
  if (!courrier) return undefined;
  const { rows: registre } = await client.query<LigneLue>(
    'SELECT message_id AS "messageId", resultat, destinataires, sha256 FROM envoi WHERE courrier_id = $1 ORDER BY id',
    [id],
  );
  const renvoi = registre.findIndex((ligne) => ligne.resultat === 'RENVOI' && ligne.messageId === messageId);
  // Delivered by other means since it was asked for: nothing is left to send.
  if (registre.slice(renvoi + 1).some(({ resultat }) => resultat === 'REMIS')) return undefined;
  const fige = courrier.courriel!;
  const demande = registre[renvoi];
  const courriel = demande ? { ...fige, a: demande.destinataires, copie: [], messageId } : fige;
  const sha256 = demande?.sha256 ?? courrier.courrielSha256 ?? hacher(fige);
  const sansReponse = sansReponseParmi(
    courriel,
    registre.filter((ligne) => ligne.messageId === messageId && ligne !== demande),
  );
  // Asked again once everybody has been answered for: those whom the server refused, and whom nothing has reached since.
  const reste = sansReponse.length
    ? sansReponse
    : (await echecsOuverts(client, id)).flatMap(({ destinataire, ...echec }) =>
        destinataire && echec.messageId === messageId && echec.resultat === 'REFUSE' ? [destinataire] : [],
      );
  return reste.length
    ? { courrier, courriel, sha256, reste, documents: await documentsDe(client, courrier) }
    : undefined;
}

async function documentsDe(
  client: PoolClient,
  { id, reference, titre, pdf }: CourrierAEnvoyer,
): Promise<DocumentJoint[]> {
  if (!pdf) return [];
  const { rows: pieces } = await client.query<DocumentJoint>(
    `SELECT c.reference, c.titre, c.pdf FROM courrier_piece p JOIN courrier c ON c.id = p.piece_id
      WHERE p.courrier_id = $1 ORDER BY p.rang`,
    [id],
  );
  return [{ reference, titre, pdf }, ...pieces];
}

type LigneLue = Pick<LigneDeRegistre, 'messageId' | 'resultat' | 'sha256'> & { destinataires: string[] };

/** Those for whom the server has not answered yet. */
function sansReponseParmi({ a, copie }: CourrielFige, registre: readonly LigneLue[]): string[] {
  const derniere = new Map<string, Etape>();
  for (const { destinataires, resultat } of registre)
    for (const destinataire of destinataires) derniere.set(destinataire, resultat);
  return [...a, ...copie].filter((destinataire) => {
    const connue = derniere.get(destinataire);
    return connue === undefined || connue === 'TENTATIVE' || connue === 'ECHEC';
  });
}

/** One line of the register for each thing that the server answered. */
function parReponse(
  refus: readonly RefusDeRemise[],
): Pick<LigneDeRegistre, 'resultat' | 'destinataires' | 'reponse'>[] {
  const groupes = new Map<string, { resultat: Etape; destinataires: string[]; reponse: string }>();
  for (const { adresse, permanent, reponse } of refus) {
    const cle = `${permanent} ${reponse}`;
    const groupe = groupes.get(cle) ?? { resultat: permanent ? 'REFUSE' : 'ECHEC', destinataires: [], reponse };
    groupe.destinataires.push(adresse);
    groupes.set(cle, groupe);
  }
  return [...groupes.values()];
}
