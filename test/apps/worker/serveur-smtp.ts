import type { AddressInfo } from 'node:net';
import { SMTPServer, SMTPServerOptions } from 'smtp-server';

export interface MessageRecu {
  messageId: string;
  /** Those of the envelope: to whom it was handed over. */
  pour: string[];
}

export interface ServeurSmtp {
  url: string;
  /** What the server was given in full, whether or not it then answered. */
  recus: MessageRecu[];
  fermer(): Promise<void>;
}

interface Caprices {
  /** What is answered for an address, `550 Inconnue`; nothing: it is accepted. */
  refuser?: (adresse: string) => string | undefined;
  /** Called once a message is complete, before anything is answered; it answers by calling `repondre`. */
  quandRecu?: (recu: MessageRecu, repondre: () => void) => void;
}

/** A real SMTP server on loopback that says what the test wants it to say. */
export async function serveurSmtp({ refuser, quandRecu }: Caprices = {}): Promise<ServeurSmtp> {
  const recus: MessageRecu[] = [];
  const options: SMTPServerOptions = {
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _, fin) => {
      const refus = refuser?.(address);
      fin(refus ? Object.assign(new Error(refus.slice(4)), { responseCode: Number(refus.slice(0, 3)) }) : null);
    },
    onData(flux, { envelope }, fin) {
      const morceaux: Buffer[] = [];
      flux.on('data', (morceau: Buffer) => morceaux.push(morceau));
      flux.on('end', () => {
        const messageId = /^Message-ID: (\S+)/im.exec(Buffer.concat(morceaux).toString('latin1'))![1]!;
        const recu = { messageId, pour: envelope.rcptTo.map(({ address }) => address) };
        recus.push(recu);
        if (quandRecu) quandRecu(recu, () => fin());
        else fin();
      });
    },
  };
  const serveur = new SMTPServer(options);
  // Whoever is talking may be killed: that is not the server's affair.
  serveur.on('error', () => undefined);
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  const { port } = serveur.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    recus,
    fermer: () => new Promise((fin) => serveur.close(() => fin())),
  };
}
