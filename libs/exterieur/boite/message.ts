import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';

export interface PieceJointe {
  /** From 0, in the order of the message: the number `joindre` expects. */
  numero: number;
  nom: string;
  /** MIME type announced by the sender. */
  type: string;
  octets: number;
}

/** A received e-mail, without its content. Everything in it was written by the sender: escape it before display. */
export interface Message {
  id: string;
  /** Instant of receipt, ISO 8601 in UTC. */
  recuLe: string;
  /** Instant announced by the sender, ISO 8601 in UTC. */
  date: string | undefined;
  /** `Nom <adresse>` or `adresse`, as in the headers. */
  de: string;
  a: string[];
  cc: string[];
  repondreA: string[];
  /** Addresses it was really delivered to, blind copies included. */
  destinataires: string[];
  objet: string;
  /** Message-ID with its angle brackets, '' when absent. */
  messageId: string;
  piecesJointes: PieceJointe[];
}

export interface Contenu extends Message {
  texte: string;
  html: string | undefined;
}

export interface Fichier {
  nom: string;
  type: string;
  contenu: Buffer;
}

/** Reads a raw message; never refuses one, however malformed: its .eml is kept all the same. */
export const analyser = (brut: Buffer): Promise<ParsedMail> =>
  simpleParser(brut, { skipTextToHtml: true, skipHtmlToText: true, skipImageLinks: true, checksumAlgo: false }).catch(
    () => ({ subject: '(message illisible)', attachments: [], headers: new Map(), headerLines: [], html: false }),
  );

export function resumer(id: string, recuLe: string, lu: ParsedMail, destinataires: string[]): Message {
  return {
    id,
    recuLe,
    date: lu.date && !Number.isNaN(lu.date.getTime()) ? lu.date.toISOString() : undefined,
    de: adresses(lu.from).join(', '),
    a: adresses(lu.to),
    cc: adresses(lu.cc),
    repondreA: adresses(lu.replyTo),
    destinataires,
    objet: lu.subject ?? '',
    messageId: lu.messageId ?? '',
    piecesJointes: lu.attachments.map(({ filename, contentType, size }, numero) => ({
      numero,
      nom: filename ?? `piece-${numero + 1}`,
      type: contentType,
      octets: size,
    })),
  };
}

function adresses(champ: AddressObject | AddressObject[] | undefined): string[] {
  return [champ ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap((entree) => entree.group ?? [entree])
    .map(({ name, address }) => (name && address ? `${name} <${address}>` : (address ?? name)));
}
