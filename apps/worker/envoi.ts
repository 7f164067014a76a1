import { Horloge } from '#libs/exterieur';
import { EnvoiImpossible, Expediteur } from '#libs/exterieur/courriel';
import { cloreIncident, CourrierEmis, enTransaction, poolDe, signalerIncident } from '#libs/persistance';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';

/** Failed attempts after which someone is told, while the queue goes on trying. */
const ECHECS_AVANT_INCIDENT = 3;

const SANS_ADRESSE = 'Aucune adresse de courriel.';

/** Sends a frozen letter, and keeps every attempt with the server's own words. */
export class Envoi {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly expediteur: Expediteur,
  ) {}

  /**
   * Safe to repeat: nothing leaves twice, save when the program dies between the server's answer and our own record;
   * the second copy then bears the same Message-ID. Throws on a passing failure: the job queue tries again.
   */
  async envoyer(id: string): Promise<void> {
    const courrier = await this.source
      .getRepository(CourrierEmis)
      .createQueryBuilder('c')
      .addSelect('c.pdf')
      .where('c.id = :id', { id })
      .getOne();
    if (!courrier || courrier.statut !== 'COMPOSE' || !courrier.courriel) return;
    const { a, copie, de, repondreA, sujet, texte, html, messageId } = courrier.courriel;
    if (a.length === 0) return this.consigner(courrier, 'REFUSE', [], SANS_ADRESSE);
    try {
      const recu = await this.expediteur.envoyer({
        messageId,
        de,
        repondreA,
        a,
        copie,
        objet: sujet,
        texte,
        html,
        piecesJointes: courrier.pdf
          ? [{ nom: `${courrier.reference}.pdf`, type: 'application/pdf', contenu: courrier.pdf }]
          : [],
      });
      await this.consigner(courrier, 'ACCEPTE', recu.accepte, recu.reponse, recu.refuse);
    } catch (erreur) {
      if (!(erreur instanceof EnvoiImpossible)) throw erreur;
      await this.consigner(courrier, erreur.permanent ? 'REFUSE' : 'ECHEC', [...a, ...copie], erreur.reponse);
      // Without the addresses that the server may have quoted: this message goes to the log.
      if (!erreur.permanent)
        throw new Error(`Envoi du courrier ${courrier.reference} : échec passager, nouvel essai prévu.`);
    }
  }

  private async consigner(
    courrier: CourrierEmis,
    resultat: 'ACCEPTE' | 'REFUSE' | 'ECHEC',
    destinataires: readonly string[],
    reponse: string,
    refuses: readonly string[] = [],
  ): Promise<void> {
    const maintenant = this.horloge.maintenant();
    const { id, reference, titre, dossierId } = courrier;
    const inscrire = (client: PoolClient, ceux: readonly string[], issue: string) =>
      client.query(
        `INSERT INTO envoi (courrier_id, tente_le, message_id, destinataires, resultat, reponse) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, maintenant, courrier.courriel!.messageId, ceux, issue, reponse],
      );
    await enTransaction(poolDe(this.source), async (client) => {
      await inscrire(client, destinataires, resultat);
      if (refuses.length) await inscrire(client, refuses, 'REFUSE');
      if (resultat === 'ACCEPTE')
        await client.query(`UPDATE courrier SET statut = 'ENVOYE', envoye_le = $2 WHERE id = $1`, [id, maintenant]);
      const { rows } = await client.query<{ echecs: number }>(
        `SELECT count(*)::int AS echecs FROM envoi WHERE courrier_id = $1 AND resultat = 'ECHEC'`,
        [id],
      );
      const incomplet = resultat === 'REFUSE' || refuses.length > 0;
      const cle = `envoi:${id}`;
      if (incomplet || (resultat === 'ECHEC' && rows[0]!.echecs >= ECHECS_AVANT_INCIDENT)) {
        const suite =
          reponse === SANS_ADRESSE
            ? 'personne n’y a d’adresse de courriel. Envoyez le document par la poste, et complétez le dossier.'
            : incomplet
              ? 'le serveur de messagerie le refuse à un destinataire au moins. Vérifiez les adresses, ou envoyez-le par la poste.'
              : 'le serveur de messagerie ne répond pas. Il sera présenté de nouveau ; si cela dure, vérifiez SMTP_URL.';
        const message = `${titre} (${reference}) : ${suite}`;
        await signalerIncident(client, { cle, sorte: 'ENVOI', message, dossierId }, maintenant);
      } else if (resultat === 'ACCEPTE') await cloreIncident(client, cle, maintenant);
    });
  }
}
