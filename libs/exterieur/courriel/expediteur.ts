export interface PieceAJoindre {
  nom: string;
  /** Media type, `application/pdf`. */
  type: string;
  contenu: Uint8Array;
}

export interface MessageSortant {
  /** `<identifiant@domaine>`, always the same for the same sending: a second attempt is recognised as such. */
  messageId: string;
  de: string;
  repondreA?: string;
  a: readonly string[];
  copie: readonly string[];
  /** Those of `a` and `copie` to whom it is handed over this time; all of them when absent. */
  remettreA?: readonly string[];
  objet: string;
  texte: string;
  html: string;
  piecesJointes: readonly PieceAJoindre[];
}

/** Somebody to whom the server does not deliver. */
export interface RefusDeRemise {
  adresse: string;
  /** The server's own words. */
  reponse: string;
  /** False when the server asks to try again later. */
  permanent: boolean;
}

export interface CompteRendu {
  accepte: string[];
  refus: RefusDeRemise[];
  /** The server's own words, which are the proof of the sending. */
  reponse: string;
  messageId: string;
}

/** Sends e-mails. */
export interface Expediteur {
  /** @throws EnvoiImpossible when no recipient has been accepted */
  envoyer(message: MessageSortant): Promise<CompteRendu>;
  /** Ends the sendings under way and closes the connections. */
  fermer(): Promise<void>;
}

interface Echec {
  /** True when trying again the same message cannot succeed. */
  permanent: boolean;
  /** True when no server has said a word about this message: silent, or it turns us away whatever we bring. */
  injoignable: boolean;
  /** The server's words, or the network's. */
  reponse: string;
  /** What was answered for each recipient, when that is what failed. */
  refus?: readonly RefusDeRemise[];
}

/** The message has gone to no one. */
export class EnvoiImpossible extends Error {
  override readonly name = 'EnvoiImpossible';
  readonly permanent: boolean;
  readonly injoignable: boolean;
  readonly reponse: string;
  readonly refus: readonly RefusDeRemise[];

  constructor({ permanent, injoignable, reponse, refus = [] }: Echec, cause: unknown) {
    super(
      permanent
        ? `Le serveur de messagerie refuse ce courriel (${reponse}). Vérifiez l’adresse du destinataire, ou envoyez le document par la poste.`
        : `Le courriel n’a pas pu partir pour le moment (${reponse}). Il sera présenté de nouveau ; si cela dure, vérifiez le serveur de messagerie (SMTP_URL).`,
      { cause },
    );
    this.permanent = permanent;
    this.injoignable = injoignable;
    this.reponse = reponse;
    this.refus = refus;
  }
}
