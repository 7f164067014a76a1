import { type AddressInfo } from 'node:net';
import { type Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';

import { type Horloge, HORLOGE_REELLE } from '../horloge';
import { type Contenu, type Fichier, type Message } from './message';
import { Rangement } from './rangement';

export interface OptionsBoite {
  /** Where messages are kept; created, private, when absent. */
  dossier: string;
  /** Default: a free one, chosen by the system. */
  port?: number;
  /** Beyond this number the oldest messages are removed. Default 2000. */
  maximum?: number;
  /** That by which messages arrive. Default: real time. */
  horloge?: Horloge;
}

/** A mail catcher: accepts any message on 127.0.0.1, delivers none, keeps all. */
export interface BoiteAuxLettres {
  /** For nodemailer: smtp://127.0.0.1:port */
  url: string;
  port: number;
  /** Newest first. */
  lister(): Message[];
  /** Undefined for an unknown id, whatever it looks like. */
  lire(id: string): Promise<Contenu | undefined>;
  /** @param numero position of the attachment in the message, from 0 */
  joindre(id: string, numero: number): Promise<Fichier | undefined>;
  /** Ends the receipts under way, then stops listening; the messages stay on disk. Idempotent. */
  arreter(): Promise<void>;
}

const TAILLE_MAXIMALE = 30 * 1024 * 1024;
const ADIEUX_MS = 200;

/** @throws the system's error: EADDRINUSE with its port, EACCES or ENOSPC on the folder… */
export async function ouvrirBoite({
  dossier,
  port = 0,
  maximum = 2000,
  horloge = HORLOGE_REELLE,
}: OptionsBoite): Promise<BoiteAuxLettres> {
  const rangement = await Rangement.ouvrir(dossier, maximum, horloge);
  const receptions = new Set<Promise<void>>();
  let fermeture: Promise<void> | undefined;

  const recevoir = (flux: Readable, destinataires: string[]) => {
    const reception = rangement.ranger(flux, destinataires);
    receptions.add(reception);
    void reception.catch(() => undefined).finally(() => receptions.delete(reception));
    return reception;
  };
  const serveur = new SMTPServer({
    banner: 'Parcours CPTS',
    // Loopback only: no certificate to offer, nobody to identify, no name to look up.
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    size: TAILLE_MAXIMALE,
    closeTimeout: ADIEUX_MS,
    onMailFrom: (_adresse, _session, suite) => suite(fermeture && refus(421, 'Fermeture en cours')),
    onData: (flux, { envelope }, suite) => {
      recevoir(
        flux,
        envelope.rcptTo.map(({ address }) => address),
      ).then(
        () => suite(),
        // 552 is final; on 452 the sender keeps the message and tries again later.
        () =>
          suite(flux.sizeExceeded ? refus(552, 'Message trop gros') : refus(452, 'Message non conserve, a renvoyer')),
      );
    },
  });
  await new Promise<void>((suite, rejeter) => {
    serveur.once('error', rejeter);
    serveur.listen(port, '127.0.0.1', suite);
  });
  serveur.removeAllListeners('error');
  // A client that hangs up in the middle of a message: its stream fails, the message is dropped there.
  serveur.on('error', () => undefined);

  const { port: ecoute } = serveur.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${ecoute}`,
    port: ecoute,
    lister: () => rangement.lister(),
    lire: (id) => rangement.lire(id),
    joindre: (id, numero) => rangement.joindre(id, numero),
    arreter: () => (fermeture ??= fermer()),
  };

  async function fermer(): Promise<void> {
    // Told only after receipts end: a message kept but not acknowledged would be sent twice.
    await Promise.allSettled([...receptions]);
    await new Promise<void>((suite) => serveur.close(suite));
  }
}

function refus(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
