import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import {
  EnvoiImpossible,
  ExpediteurSmtp,
  type MessageSortant,
  type ReglagesSmtp,
} from '../../../../libs/exterieur/courriel';

const PDF = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0x0a]);
const MESSAGE: MessageSortant = {
  messageId: '<courrier-42.1@parcours-cpts.test>',
  de: 'ARS de démonstration <ars@demo.test>',
  repondreA: 'service@demo.test',
  a: ['cpts@demo.test'],
  copie: ['urps@demo.test'],
  objet: '[CPTS-2024-0042] Accusé de réception « projet »',
  texte: 'Bonjour,\n\nvoici le document.\n',
  html: '<!doctype html><html lang="fr"><body><p>Bonjour,</p></body></html>',
  piecesJointes: [{ nom: 'accusé de réception.pdf', type: 'application/pdf', contenu: PDF }],
};

let aServir: ((fin: () => void) => void) | undefined;
const aFermer: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const fermer of aFermer.splice(0)) await fermer();
});

function expediteur(reglages: ReglagesSmtp): ExpediteurSmtp {
  const smtp = new ExpediteurSmtp(reglages);
  aFermer.unshift(() => smtp.fermer());
  return smtp;
}

async function serveur(options: SMTPServerOptions): Promise<{ url: string; recus: Buffer[] }> {
  const recus: Buffer[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(flux, _, fin) {
      const morceaux: Buffer[] = [];
      flux.on('data', (morceau: Buffer) => morceaux.push(morceau));
      flux.on('end', () => {
        recus.push(Buffer.concat(morceaux));
        fin();
      });
    },
    ...options,
  });
  await new Promise<void>((pret) => smtp.listen(0, '127.0.0.1', pret));
  aFermer.push(() => new Promise<void>((fin) => smtp.close(fin)));
  return { url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, recus };
}

/** A server of bare connections, for what a well-behaved SMTP server never does. */
async function serveurBrut(accueillir: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const brut: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    accueillir(socket);
  });
  await new Promise<void>((pret) => brut.listen(0, '127.0.0.1', pret));
  aFermer.push(() => {
    sockets.forEach((socket) => socket.destroy());
    return new Promise((fin) => brut.close(fin));
  });
  return `smtp://127.0.0.1:${(brut.address() as AddressInfo).port}`;
}

const refus = (code: number, mots: string): Error => Object.assign(new Error(mots), { responseCode: code });

async function echec(envoi: Promise<unknown>): Promise<EnvoiImpossible> {
  const erreur: unknown = await envoi.then(
    () => undefined,
    (raison: unknown) => raison,
  );
  expect(erreur).toBeInstanceOf(EnvoiImpossible);
  return erreur as EnvoiImpossible;
}

it('hands the whole message over, and reports the server’s own words', async () => {
  const { url, recus } = await serveur({});
  const compteRendu = await expediteur({ url }).envoyer(MESSAGE);
  expect(compteRendu).toMatchObject({
    accepte: ['cpts@demo.test', 'urps@demo.test'],
    refus: [],
    messageId: MESSAGE.messageId,
  });
  expect(compteRendu.reponse).toMatch(/^250 /);
  expect(recus).toHaveLength(1);
  const recu = await simpleParser(recus[0] as Buffer);
  expect(recu.messageId).toBe(MESSAGE.messageId);
  expect(recu.subject).toBe(MESSAGE.objet);
  expect(recu.text).toBe(MESSAGE.texte);
  expect(recu.html).toContain('<p>Bonjour,</p>');
  expect(recu.replyTo?.value[0]?.address).toBe('service@demo.test');
  expect(recu.attachments).toHaveLength(1);
  expect(recu.attachments[0]).toMatchObject({ filename: 'accusé de réception.pdf', contentType: 'application/pdf' });
  expect(recu.attachments[0]?.content.equals(PDF)).toBe(true);
});

it('a second attempt bears the same identifier', async () => {
  const { url, recus } = await serveur({});
  const smtp = expediteur({ url });
  await smtp.envoyer(MESSAGE);
  await smtp.envoyer(MESSAGE);
  const identifiants = await Promise.all(recus.map(async (recu) => (await simpleParser(recu)).messageId));
  expect(identifiants).toEqual([MESSAGE.messageId, MESSAGE.messageId]);
});

it('tells whom the server refused, and who may be tried again', async () => {
  const { url } = await serveur({
    onRcptTo({ address }, _, fin) {
      if (address.startsWith('inconnu')) fin(refus(550, 'Boite inconnue'));
      else if (address.startsWith('plein')) fin(refus(452, 'Boite pleine'));
      else fin();
    },
  });
  const a = ['cpts@demo.test', 'inconnu@demo.test', 'plein@demo.test'];
  expect(await expediteur({ url }).envoyer({ ...MESSAGE, a, copie: [] })).toMatchObject({
    accepte: ['cpts@demo.test'],
    refus: [
      { adresse: 'inconnu@demo.test', reponse: '550 Boite inconnue', permanent: true },
      { adresse: 'plein@demo.test', reponse: '452 Boite pleine', permanent: false },
    ],
  });
});

it('hands over to some of the recipients only, and names them as they were written', async () => {
  const { url, recus } = await serveur({
    onRcptTo: ({ address }, _, fin) => fin(address.startsWith('cpts') ? null : refus(550, 'Inconnu')),
  });
  const a = ['cpts@Démo.test', 'autre@DEMO.test', 'deja@demo.test'];
  const message = { ...MESSAGE, a, copie: [], remettreA: a.slice(0, 2) };
  expect(await expediteur({ url }).envoyer(message)).toMatchObject({
    accepte: ['cpts@Démo.test'],
    refus: [{ adresse: 'autre@DEMO.test', reponse: '550 Inconnu', permanent: true }],
  });
  const entetes = (await simpleParser(recus[0] as Buffer)).to as { value: unknown[] };
  expect(entetes.value).toHaveLength(3);
});

describe('a refusal for good', () => {
  it('of every recipient', async () => {
    const { url } = await serveur({ onRcptTo: (_, __, fin) => fin(refus(550, 'Boite inconnue')) });
    const erreur = await echec(expediteur({ url }).envoyer(MESSAGE));
    expect(erreur).toMatchObject({ permanent: true, injoignable: false, reponse: '550 Boite inconnue' });
    expect(erreur.refus).toEqual(
      [...MESSAGE.a, ...MESSAGE.copie].map((adresse) => ({ adresse, reponse: '550 Boite inconnue', permanent: true })),
    );
    expect(erreur.message).toMatch(/refuse ce courriel .* envoyez le document par la poste/);
  });

  it('of the message', async () => {
    const { url } = await serveur({
      onData: (flux, _, fin) => flux.resume().on('end', () => fin(refus(554, 'Indesirable'))),
    });
    expect(await echec(expediteur({ url }).envoyer(MESSAGE))).toMatchObject({
      permanent: true,
      reponse: '554 Indesirable',
    });
  });

  it('of an address that is not one', async () => {
    const { url } = await serveur({});
    expect(await echec(expediteur({ url }).envoyer({ ...MESSAGE, a: [], copie: [] }))).toMatchObject({
      permanent: true,
    });
  });
});

/** The server said nothing of this message: the next one would meet the same. */
const SANS_PAROLE = { permanent: false, injoignable: true, refus: [] };

describe('a failure that may pass', () => {
  it('a recipient to be tried again later, even beside one refused for good', async () => {
    const { url } = await serveur({
      onRcptTo: ({ address }, _, fin) =>
        fin(address.startsWith('cpts') ? refus(451, 'Liste grise') : refus(550, 'Inconnu')),
    });
    const erreur = await echec(expediteur({ url }).envoyer(MESSAGE));
    expect(erreur).toMatchObject({ permanent: false, injoignable: false, reponse: '451 Liste grise' });
    expect(erreur.refus.map(({ permanent }) => permanent)).toEqual([false, true]);
    expect(erreur.message).toMatch(/sera présenté de nouveau/);
  });

  it('the message deferred', async () => {
    const { url } = await serveur({
      onData: (flux, _, fin) => flux.resume().on('end', () => fin(refus(421, 'Plus tard'))),
    });
    expect(await echec(expediteur({ url }).envoyer(MESSAGE))).toMatchObject({
      permanent: false,
      injoignable: false,
      reponse: '421 Plus tard',
    });
  });

  it('the account refused: the settings are at fault, not the message', async () => {
    const { url } = await serveur({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_, __, fin) => fin(refus(535, 'Mot de passe refuse')),
    });
    const avecCompte = url.replace('//', '//compte:faux@');
    expect(await echec(expediteur({ url: avecCompte }).envoyer(MESSAGE))).toMatchObject(SANS_PAROLE);
  });

  it('no server', async () => {
    const url = await serveurBrut(() => undefined);
    await aFermer.pop()?.();
    expect(await echec(expediteur({ url }).envoyer(MESSAGE))).toMatchObject(SANS_PAROLE);
  });

  it('a silent server', async () => {
    const url = await serveurBrut(() => undefined);
    const erreur = await echec(expediteur({ url, delais: { connexion: 100 } }).envoyer(MESSAGE));
    expect(erreur).toMatchObject(SANS_PAROLE);
  });

  it('a server that trickles its replies for ever', async () => {
    const url = await serveurBrut((socket) => {
      socket.write('220 bonjour\r\n');
      const goutte = setInterval(() => socket.write('250-attendez\r\n'), 20);
      socket.on('close', () => clearInterval(goutte));
    });
    const erreur = await echec(expediteur({ url, delais: { total: 300 } }).envoyer(MESSAGE));
    expect(erreur).toMatchObject(SANS_PAROLE);
  });

  it('a server that hangs up at once: tried again by the queue of jobs, which counts, and not by the library', async () => {
    let appels = 0;
    const url = await serveurBrut((socket) => {
      appels += 1;
      socket.end();
    });
    expect(await echec(expediteur({ url }).envoyer(MESSAGE))).toMatchObject(SANS_PAROLE);
    expect(appels).toBe(1);
  });

  it('the connection cut once the message is delivered: not presented again unseen', async () => {
    let presentations = 0;
    const url = await serveurBrut((socket) => {
      socket.write('220 bonjour\r\n');
      let corps: string | undefined;
      socket.on('data', (lu) => {
        if (corps === undefined && /^DATA/i.test(lu.toString())) {
          corps = '';
          socket.write('354 allez\r\n');
        } else if (corps === undefined) socket.write('250 oui\r\n');
        else if ((corps += lu.toString()).endsWith('\r\n.\r\n')) {
          presentations += 1;
          socket.destroy();
        }
      });
    });
    expect(await echec(expediteur({ url }).envoyer(MESSAGE))).toMatchObject({ permanent: false });
    await new Promise((suite) => setTimeout(suite, 400));
    expect(presentations).toBe(1);
  });
});

it('closing lets the sending under way end, and refuses the next', async () => {
  let repondre: (() => void) | undefined;
  const arrive = new Promise<void>((arrivee) => {
    aServir = (fin) => {
      repondre = fin;
      arrivee();
    };
  });
  const { url } = await serveur({ onData: (flux, _, fin) => flux.resume().on('end', () => aServir?.(fin)) });
  const smtp = expediteur({ url });
  const enCours = smtp.envoyer(MESSAGE);
  await arrive;
  let ferme = false;
  const fermeture = smtp.fermer().then(() => (ferme = true));
  await new Promise((suite) => setTimeout(suite, 50));
  expect(ferme).toBe(false);
  repondre?.();
  expect((await enCours).accepte).toHaveLength(2);
  await fermeture;
  expect(await echec(smtp.envoyer(MESSAGE))).toMatchObject({ permanent: false });
});
