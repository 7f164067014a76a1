import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type BoiteAuxLettres, ouvrirBoite } from '#libs/exterieur/boite';

export interface SmtpDeTest extends Pick<BoiteAuxLettres, 'lister' | 'lire' | 'joindre' | 'url' | 'port'> {
  /** An outage: connections are refused until `reprendre`. What was received stays. */
  arreter(): Promise<void>;
  /** Listens again, on the same port. */
  reprendre(): Promise<void>;
  /** Stops, and forgets every message. */
  fermer(): Promise<void>;
}

/** A real SMTP server on loopback that keeps what it receives. */
export async function smtpDeTest(): Promise<SmtpDeTest> {
  const dossier = await mkdtemp(path.join(tmpdir(), 'parcours-cpts-smtp-'));
  let boite = await ouvrirBoite({ dossier });
  const { url, port } = boite;
  return {
    url,
    port,
    lister: () => boite.lister(),
    lire: (id) => boite.lire(id),
    joindre: (id, numero) => boite.joindre(id, numero),
    arreter: () => boite.arreter(),
    reprendre: async () => {
      await boite.arreter();
      boite = await ouvrirBoite({ dossier, port });
    },
    fermer: async () => {
      await boite.arreter();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}
