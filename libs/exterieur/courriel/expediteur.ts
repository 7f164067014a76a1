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
  objet: string;
  texte: string;
  html: string;
  piecesJointes: readonly PieceAJoindre[];
}

export interface CompteRendu {
  accepte: string[];
  refuse: string[];
  /** Those of `refuse` that the server asked to try again later. */
  aReessayer: string[];
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

/** The message has gone to no one. */
export class EnvoiImpossible extends Error {
  override readonly name = 'EnvoiImpossible';

  constructor(
    /** True when trying again the same message cannot succeed. */
    readonly permanent: boolean,
    /** The server's words, or the network's. */
    readonly reponse: string,
    cause: unknown,
  ) {
    super(
      permanent
        ? `Le serveur de messagerie refuse ce courriel (${reponse}). Vérifiez l’adresse du destinataire, ou envoyez le document par la poste.`
        : `Le courriel n’a pas pu partir pour le moment (${reponse}). Il sera présenté de nouveau ; si cela dure, vérifiez le serveur de messagerie (SMTP_URL).`,
      { cause },
    );
  }
}
