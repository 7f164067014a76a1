import { domainToASCII } from 'node:url';
import { createTransport, NodemailerError } from 'nodemailer';
import { CompteRendu, EnvoiImpossible, Expediteur, MessageSortant, RefusDeRemise } from './expediteur';

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

function estDuMessage({ code, responseCode }: NodemailerError): boolean {
  return REFUS_DU_MESSAGE.includes(code) && !REFUS_DU_COMPTE.includes(responseCode);
}

function estPermanent(erreur: NodemailerError): boolean {
  return estDuMessage(erreur) && (erreur.responseCode === undefined || erreur.responseCode >= 500);
}

/** The recipients as the caller wrote them: the library rewrites their domains. */
function repertoire(destinataires: readonly string[]): (adresse: string | { address: string }) => string {
  const normaliser = (adresse: string) => {
    const domaine = adresse.lastIndexOf('@') + 1;
    return adresse.slice(0, domaine) + (domainToASCII(adresse.slice(domaine)) || adresse.slice(domaine).toLowerCase());
  };
  const connus = new Map(destinataires.map((adresse) => [normaliser(adresse), adresse]));
  return (recu) => {
    const adresse = typeof recu === 'string' ? recu : recu.address;
    return connus.get(normaliser(adresse)) ?? adresse;
  };
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
    const destinataires = message.remettreA ?? [...message.a, ...message.copie];
    const nommer = repertoire(destinataires);
    const refusDe = (erreurs: readonly NodemailerError[] = []): RefusDeRemise[] =>
      erreurs.map((erreur) => ({
        adresse: nommer(erreur.recipient ?? ''),
        reponse: erreur.response || erreur.message,
        permanent: estPermanent(erreur),
      }));
    try {
      const recu = await this.transport.sendMail({
        messageId: message.messageId,
        from: message.de,
        ...(message.repondreA === undefined ? {} : { replyTo: message.repondreA }),
        to: [...message.a],
        cc: [...message.copie],
        envelope: { from: message.de, to: [...destinataires] },
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
      return {
        accepte: recu.accepted.map(nommer),
        refus: refusDe(recu.rejectedErrors),
        reponse: recu.response,
        messageId: recu.messageId,
      };
    } catch (cause) {
      const erreur = cause as NodemailerError;
      throw new EnvoiImpossible(
        {
          permanent: estPermanent(erreur),
          injoignable: !estDuMessage(erreur),
          reponse: erreur.response || erreur.message,
          refus: refusDe(erreur.rejectedErrors),
        },
        erreur,
      );
    }
  }
}
