import { createTransport, NodemailerError } from 'nodemailer';
import { CompteRendu, EnvoiImpossible, Expediteur, MessageSortant } from './expediteur';

/** Milliseconds. The socket's delay counts silence; the total bounds a server that trickles its replies. */
const DELAIS = { connexion: 10_000, silence: 30_000, total: 300_000 };

export interface ReglagesSmtp {
  /** `smtp://…` or `smtps://…`, with the account if there is one. */
  url: string;
  delais?: Partial<typeof DELAIS>;
}

// A refused account or a missing encryption says nothing of the message: it can go once the settings are mended.
const REFUS_DU_MESSAGE: readonly unknown[] = ['EENVELOPE', 'EMESSAGE'];
const REFUS_DU_COMPTE: readonly unknown[] = [530, 534, 535, 538];

function estPermanent({ code, responseCode }: NodemailerError): boolean {
  if (!REFUS_DU_MESSAGE.includes(code) || REFUS_DU_COMPTE.includes(responseCode)) return false;
  return responseCode === undefined || responseCode >= 500;
}

function adresse(destinataire: string | { address: string }): string {
  return typeof destinataire === 'string' ? destinataire : destinataire.address;
}

/** Sends through an SMTP server, over a few connections kept open. */
export class ExpediteurSmtp implements Expediteur {
  private readonly transport;
  private readonly delais: typeof DELAIS;
  private readonly enCours = new Set<Promise<CompteRendu>>();

  constructor({ url, delais }: ReglagesSmtp) {
    this.delais = { ...DELAIS, ...delais };
    this.transport = createTransport({
      pool: true,
      url,
      connectionTimeout: this.delais.connexion,
      greetingTimeout: this.delais.connexion,
      dnsTimeout: this.delais.connexion,
      socketTimeout: this.delais.silence,
      // The queue of jobs tries again and keeps count; the library would do it unseen, and might send twice.
      maxRequeues: 0,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async envoyer(message: MessageSortant): Promise<CompteRendu> {
    const envoi = this.presenter(message);
    this.enCours.add(envoi);
    try {
      return await envoi;
    } finally {
      this.enCours.delete(envoi);
    }
  }

  async fermer(): Promise<void> {
    this.transport.close();
    await Promise.allSettled(this.enCours);
  }

  private async presenter(message: MessageSortant): Promise<CompteRendu> {
    try {
      const recu = await this.transport.sendMail({
        messageId: message.messageId,
        from: message.de,
        ...(message.repondreA === undefined ? {} : { replyTo: message.repondreA }),
        to: [...message.a],
        cc: [...message.copie],
        subject: message.objet,
        text: message.texte,
        html: message.html,
        attachments: message.piecesJointes.map(({ nom, type, contenu }) => ({
          filename: nom,
          contentType: type,
          content: Buffer.from(contenu),
        })),
        signal: AbortSignal.timeout(this.delais.total),
      });
      const aReessayer = (recu.rejectedErrors ?? [])
        .filter((erreur) => !estPermanent(erreur))
        .map((erreur) => erreur.recipient);
      return {
        accepte: recu.accepted.map(adresse),
        refuse: recu.rejected.map(adresse),
        aReessayer: aReessayer.filter((destinataire) => destinataire !== undefined),
        reponse: recu.response,
        messageId: recu.messageId,
      };
    } catch (erreur) {
      const echec = erreur as NodemailerError;
      throw new EnvoiImpossible(estPermanent(echec), echec.response || echec.message, echec);
    }
  }
}
