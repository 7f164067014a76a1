import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';

import { type BoiteAuxLettres, ouvrirBoite } from '#libs/exterieur/boite';

import { dossierNeuf, toutFinir } from './enfants';
import { smtpDeTest } from './smtp';

const ouvertes: BoiteAuxLettres[] = [];
const ouvrir = async (dossier: string, options: { port?: number; maximum?: number } = {}) => {
  const boite = await ouvrirBoite({ dossier, ...options });
  ouvertes.push(boite);
  return boite;
};
afterEach(async () => {
  for (const boite of ouvertes.splice(0)) await boite.arreter();
  await toutFinir();
});

const envoyer = async (url: string, courriel: SendMailOptions) => {
  const transport = createTransport(url);
  try {
    await transport.sendMail({
      from: 'ars@demo.test',
      to: 'cpts@demo.test',
      subject: 'Objet',
      text: 'Texte',
      ...courriel,
    });
  } finally {
    transport.close();
  }
};

const PDF = Buffer.from(Array.from({ length: 70_000 }, (_, rang) => (rang * 7) % 256));

describe('la boîte aux lettres du poste', () => {
  it('garde un courriel et sa pièce jointe, octet pour octet, d’un démarrage à l’autre', async () => {
    const dossier = path.join(dossierNeuf(), 'courriels');
    const premiere = await ouvrir(dossier);
    await envoyer(premiere.url, {
      from: '"ARS Île-de-France" <ars@demo.test>',
      to: ['"Dr Élodie Zoé" <zoe@demo.test>', 'mairie@demo.test'],
      cc: 'cpam@demo.test',
      bcc: 'archives@demo.test',
      subject: 'Accusé de réception : lettre d’intention',
      messageId: '<courrier-12@demo.test>',
      text: 'Bonjour, ça marche.\n.\nFin',
      html: '<p>Bonjour, ça <b>marche</b>.</p>',
      attachments: [
        { filename: 'accusé de réception.pdf', content: PDF, contentType: 'application/pdf' },
        { filename: 'liste.csv', content: 'a;b\n' },
      ],
    });
    const [avant] = premiere.lister();
    await premiere.arreter();

    const seconde = await ouvrir(dossier);
    const [message] = seconde.lister();
    expect(message).toEqual(avant);
    expect(message).toMatchObject({
      de: 'ARS Île-de-France <ars@demo.test>',
      a: ['Dr Élodie Zoé <zoe@demo.test>', 'mairie@demo.test'],
      cc: ['cpam@demo.test'],
      destinataires: ['zoe@demo.test', 'mairie@demo.test', 'cpam@demo.test', 'archives@demo.test'],
      objet: 'Accusé de réception : lettre d’intention',
      messageId: '<courrier-12@demo.test>',
      piecesJointes: [
        { numero: 0, nom: 'accusé de réception.pdf', type: 'application/pdf', octets: PDF.length },
        { numero: 1, nom: 'liste.csv', type: 'text/csv', octets: 4 },
      ],
    });
    const id = message?.id ?? '';
    expect(await seconde.lire(id)).toMatchObject({
      ...message,
      texte: 'Bonjour, ça marche.\n.\nFin',
      html: '<p>Bonjour, ça <b>marche</b>.</p>',
    });
    expect(await seconde.joindre(id, 0)).toEqual({
      nom: 'accusé de réception.pdf',
      type: 'application/pdf',
      contenu: PDF,
    });
    expect((await seconde.joindre(id, 1))?.contenu.toString()).toBe('a;b\n');
    expect(await seconde.joindre(id, 2)).toBeUndefined();
    expect(await seconde.joindre(id, -1)).toBeUndefined();
  });

  it('ne laisse lire ces fichiers qu’à celui qui l’a lancée, et n’écoute que sur 127.0.0.1', async () => {
    const dossier = path.join(dossierNeuf(), 'courriels');
    const boite = await ouvrir(dossier);
    await envoyer(boite.url, {});
    expect(boite.url).toBe(`smtp://127.0.0.1:${boite.port}`);
    for (const nom of ['.', ...readdirSync(dossier)]) expect(statSync(path.join(dossier, nom)).mode & 0o077).toBe(0);
  });

  it('range du plus récent au plus ancien, même reçus ensemble ou après un recul de l’horloge', async () => {
    const dossier = dossierNeuf();
    const boite = await ouvrir(dossier);
    for (const objet of ['1', '2', '3']) await envoyer(boite.url, { subject: objet });
    await Promise.all(['a', 'b', 'c', 'd'].map((objet) => envoyer(boite.url, { subject: objet })));
    const objets = boite.lister().map(({ objet }) => objet);
    expect(objets.slice(4)).toEqual(['3', '2', '1']);
    expect(new Set(objets)).toEqual(new Set(['a', 'b', 'c', 'd', '1', '2', '3']));
    await boite.arreter();
    for (const suffixe of ['eml', 'json']) {
      const [nom] = readdirSync(dossier)
        .filter((candidat) => candidat.endsWith(suffixe))
        .sort()
        .slice(-1);
      const futur = `29991231T235959000Z-0000000a.${suffixe}`;
      writeFileSync(path.join(dossier, futur), readFileSync(path.join(dossier, nom ?? '')));
    }
    rmSync(path.join(dossier, '29991231T235959000Z-0000000a.json'));
    const suivante = await ouvrir(dossier);
    await envoyer(suivante.url, { subject: 'dernier' });
    expect(suivante.lister().map(({ objet }) => objet)[0]).toBe('dernier');
  });

  it('retire les plus anciens au-delà du nombre voulu', async () => {
    const dossier = dossierNeuf();
    const boite = await ouvrir(dossier, { maximum: 3 });
    for (const objet of ['1', '2', '3', '4', '5']) await envoyer(boite.url, { subject: objet });
    expect(boite.lister().map(({ objet }) => objet)).toEqual(['5', '4', '3']);
    expect(readdirSync(dossier)).toHaveLength(6);
    await boite.arreter();
    expect((await ouvrir(dossier, { maximum: 1 })).lister().map(({ objet }) => objet)).toEqual(['5']);
    expect(readdirSync(dossier)).toHaveLength(2);
  });

  it('ne sort jamais de son dossier, quel que soit l’identifiant demandé', async () => {
    const parent = dossierNeuf();
    const dossier = path.join(parent, 'courriels');
    const boite = await ouvrir(dossier);
    await envoyer(boite.url, {});
    writeFileSync(path.join(parent, 'secret.eml'), 'Subject: secret\r\n\r\nsecret');
    mkdirSync(path.join(dossier, 'sous'));
    const [{ id } = { id: '' }] = boite.lister();
    for (const faux of [
      '../secret',
      '..%2Fsecret',
      `${parent}/secret`,
      `../courriels/${id}`,
      `${id}.eml`,
      `${id}\0`,
      'sous',
      '',
      '.',
      '..',
      '__proto__',
    ]) {
      expect(await boite.lire(faux)).toBeUndefined();
      expect(await boite.joindre(faux, 0)).toBeUndefined();
    }
    expect(await boite.lire(id)).toBeDefined();
  });

  it('se relève d’un résumé abîmé, d’un message coupé et de fichiers étrangers', async () => {
    const dossier = dossierNeuf();
    const boite = await ouvrir(dossier);
    await envoyer(boite.url, { subject: 'gardé', attachments: [{ filename: 'x.txt', content: 'x' }] });
    const [avant] = boite.lister();
    await boite.arreter();
    writeFileSync(path.join(dossier, `${avant?.id}.json`), '{"coupé');
    writeFileSync(path.join(dossier, '20260101T000000000Z-00000000.eml.partiel'), 'Subject: coup');
    writeFileSync(path.join(dossier, 'mes notes.eml'), 'à moi');
    const [apres, ...autres] = (await ouvrir(dossier)).lister();
    // The envelope lived in the summary only: blind copies are in no header.
    expect(apres).toEqual({ ...avant, destinataires: [] });
    expect(autres).toEqual([]);
    expect(readdirSync(dossier).sort()).toEqual([`${avant?.id}.eml`, `${avant?.id}.json`, 'mes notes.eml']);
  });

  it('ne garde rien d’un message dont l’envoi est interrompu, ni d’un message trop gros', async () => {
    const dossier = dossierNeuf();
    const boite = await ouvrir(dossier);
    await new Promise<void>((suite, rejeter) => {
      const client = connect(boite.port, '127.0.0.1');
      client.on('error', rejeter).on('close', () => suite());
      const paroles = [
        'HELO x',
        'MAIL FROM:<a@demo.test>',
        'RCPT TO:<b@demo.test>',
        'DATA',
        'Subject: coupe\r\n\r\nle debut',
      ];
      client.setEncoding('utf8').on('data', () => {
        const parole = paroles.shift();
        if (parole) client.write(`${parole}\r\n`);
        if (paroles.length === 0) setTimeout(() => client.destroy(), 100);
      });
    });
    await expect(
      envoyer(boite.url, { attachments: [{ content: Buffer.alloc(31 * 1024 * 1024) }] }),
    ).rejects.toMatchObject({ responseCode: 552 });
    while (readdirSync(dossier).length > 0) await patienter(10);
    expect(boite.lister()).toEqual([]);
    await envoyer(boite.url, {});
    expect(boite.lister()).toHaveLength(1);
  });

  it('fait attendre l’expéditeur quand elle ne peut pas garder le message', async () => {
    const dossier = path.join(dossierNeuf(), 'courriels');
    const boite = await ouvrir(dossier);
    rmSync(dossier, { recursive: true });
    await expect(envoyer(boite.url, {})).rejects.toMatchObject({ responseCode: 452 });
    mkdirSync(dossier);
    await envoyer(boite.url, {});
    expect(boite.lister()).toHaveLength(1);
  });

  it('dit quel port est pris', async () => {
    const { port } = await ouvrir(dossierNeuf());
    await expect(ouvrir(dossierNeuf(), { port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });
});

describe('le serveur de courriel des tests', () => {
  it('tombe, refuse, et reprend au même endroit avec ce qu’il avait reçu', async () => {
    const smtp = await smtpDeTest();
    try {
      await envoyer(smtp.url, { subject: 'avant' });
      await smtp.arreter();
      await expect(envoyer(smtp.url, { subject: 'pendant' })).rejects.toMatchObject({ code: 'ESOCKET' });
      await smtp.reprendre();
      await envoyer(smtp.url, { subject: 'après' });
      expect(smtp.lister().map(({ objet }) => objet)).toEqual(['après', 'avant']);
    } finally {
      await smtp.fermer();
    }
  });

  it('tombe même si un client garde sa connexion ouverte', async () => {
    const smtp = await smtpDeTest();
    const transport = createTransport({ url: smtp.url, pool: true } as never);
    await transport.sendMail({ from: 'a@demo.test', to: 'b@demo.test', text: 'x' });
    await smtp.arreter();
    await expect(transport.sendMail({ from: 'a@demo.test', to: 'b@demo.test', text: 'y' })).rejects.toThrow();
    await smtp.reprendre();
    await transport.sendMail({ from: 'a@demo.test', to: 'b@demo.test', text: 'z' });
    expect(smtp.lister()).toHaveLength(2);
    transport.close();
    await smtp.fermer();
  });
});
