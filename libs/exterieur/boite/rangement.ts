import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { type Horloge } from '../horloge';
import { analyser, type Contenu, type Fichier, type Message, resumer } from './message';

const ID = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;

/**
 * A folder of received messages: `<id>.eml`, byte for byte as received, and `<id>.json`, its summary, so that opening
 * a full folder does not mean reading every attachment. A message exists once its .eml bears its final name.
 */
export class Rangement {
  /** Oldest first. */
  private messages: Message[] = [];
  /** Instant of the last id given, even to a message that was not kept in the end. */
  private attribue: string | undefined;

  private constructor(
    private readonly dossier: string,
    private readonly maximum: number,
    private readonly horloge: Horloge,
  ) {}

  static async ouvrir(dossier: string, maximum: number, horloge: Horloge): Promise<Rangement> {
    mkdirSync(dossier, { recursive: true, mode: 0o700 });
    const rangement = new Rangement(dossier, maximum, horloge);
    const noms = readdirSync(dossier);
    for (const nom of noms.filter((candidat) => candidat.endsWith('.partiel')))
      if (ID.test(nom.split('.')[0] ?? '')) rmSync(path.join(dossier, nom));
    const ids = noms.filter((nom) => nom.endsWith('.eml') && ID.test(nom.slice(0, -4))).map((nom) => nom.slice(0, -4));
    for (const id of ids.sort()) rangement.messages.push(await rangement.resume(id));
    rangement.elaguer();
    return rangement;
  }

  /** Newest first. */
  lister(): Message[] {
    return this.messages.toReversed();
  }

  /** Undefined for an unknown id, whatever it looks like. */
  async lire(id: string): Promise<Contenu | undefined> {
    const message = this.messages.find((candidat) => candidat.id === id);
    if (!message) return undefined;
    const lu = await analyser(await readFile(this.fichier(id, 'eml')));
    return { ...message, texte: lu.text ?? '', html: lu.html || undefined };
  }

  /** @param numero position of the attachment in the message, from 0 */
  async joindre(id: string, numero: number): Promise<Fichier | undefined> {
    const piece = this.messages.find((candidat) => candidat.id === id)?.piecesJointes[numero];
    if (!piece) return undefined;
    const lu = await analyser(await readFile(this.fichier(id, 'eml')));
    const contenu = lu.attachments[numero]?.content;
    return contenu && { nom: piece.nom, type: piece.type, contenu };
  }

  /** Fulfilled once the message is safe on disk; on failure nothing of it remains. */
  async ranger(flux: Readable & { sizeExceeded?: boolean }, destinataires: string[]): Promise<void> {
    const id = this.nouvelId();
    const partiel = this.fichier(id, 'eml.partiel');
    try {
      await pipeline(flux, createWriteStream(partiel, { mode: 0o600, flags: 'wx', flush: true }));
      if (flux.sizeExceeded) throw new Error('message over the limit announced to the sender');
      const message = await this.resumerFichier(id, partiel, destinataires);
      renameSync(partiel, this.fichier(id, 'eml'));
      this.messages.push(message);
      this.messages.sort((x, y) => (x.id < y.id ? -1 : 1));
      this.elaguer();
    } catch (erreur) {
      for (const suffixe of ['eml.partiel', 'json.partiel', 'json']) rmSync(this.fichier(id, suffixe), { force: true });
      throw erreur;
    }
  }

  private fichier(id: string, suffixe: string): string {
    return path.join(this.dossier, `${id}.${suffixe}`);
  }

  private async resume(id: string): Promise<Message> {
    const fichier = this.fichier(id, 'json');
    try {
      if (existsSync(fichier)) return JSON.parse(readFileSync(fichier, 'utf8')) as Message;
    } catch {
      // A damaged summary is rebuilt from the message below.
    }
    return this.resumerFichier(id, this.fichier(id, 'eml'), undefined);
  }

  private async resumerFichier(id: string, eml: string, destinataires: string[] | undefined): Promise<Message> {
    const lu = await analyser(await readFile(eml));
    const message = resumer(id, instant(id), lu, destinataires ?? []);
    const brouillon = this.fichier(id, 'json.partiel');
    writeFileSync(brouillon, JSON.stringify(message), { mode: 0o600 });
    renameSync(brouillon, this.fichier(id, 'json'));
    return message;
  }

  /** Ids sort like receipts, even within a millisecond or after the clock was set back. */
  private nouvelId(): string {
    const dernier = this.attribue ?? this.messages.at(-1)?.recuLe;
    const ms = Math.max(Date.parse(this.horloge.maintenant()), dernier ? Date.parse(dernier) + 1 : 0);
    this.attribue = new Date(ms).toISOString();
    return `${this.attribue.replace(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`;
  }

  private elaguer(): void {
    for (const { id } of this.messages.splice(0, Math.max(0, this.messages.length - this.maximum)))
      for (const suffixe of ['eml', 'json']) rmSync(this.fichier(id, suffixe), { force: true });
  }
}

const instant = (id: string): string =>
  id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z.*$/, '$1-$2-$3T$4:$5:$6.$7Z');
