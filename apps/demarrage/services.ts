import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';

import { HORLOGE_REELLE } from '#libs/exterieur';
import { ouvrirBoite } from '#libs/exterieur/boite';
import { migrer, optionsDeConnexion, poolDe } from '#libs/persistance';
import { demarrerPostgres, PosteIndisponible } from '#libs/persistance/poste';
import { exigerInstallation, HorlogeDeFormation } from '#libs/veille';

import { creerApi } from '../api/application';
import { demarrerWorker } from '../worker/application';

import { type Configuration, SECRET_MINIMAL } from './configuration';
import { type Service } from './poste';

/** Fails before anything else is started when the port of the API is taken. */
export const portLibre: Service = {
  nom: 'port',
  demarrer: async ({ configuration }) => {
    const essai = createServer();
    await new Promise<void>((suite, rejeter) => {
      essai.once('error', rejeter);
      essai.listen(configuration.port, configuration.hote, suite);
    });
    await new Promise((suite) => essai.close(suite));
    return { arreter: async () => undefined };
  },
};

/** The database of DATABASE_URL, else the PostgreSQL of the npm package. */
export const base: Service = {
  nom: 'PostgreSQL',
  demarrer: async (contexte) => {
    const { databaseUrl, donnees } = contexte.configuration;
    if (databaseUrl) {
      await verifierBase(databaseUrl);
      contexte.databaseUrl = databaseUrl;
      return { arreter: async () => undefined, annonce: ['Base de données : celle de DATABASE_URL'] };
    }
    const serveur = await demarrerPostgres({ dossier: donnees });
    contexte.databaseUrl = serveur.url;
    const reprise = serveur.rejoint ? ', reprise en marche après un arrêt brutal' : '';
    return {
      ...serveur,
      annonce: [`Base de données : PostgreSQL, port ${serveur.port}, données dans ${donnees}${reprise}`],
    };
  },
};

/** The server of SMTP_URL, else the mail catcher. */
export const courriel: Service = {
  nom: 'courriel',
  demarrer: async (contexte) => {
    const { smtpUrl, donnees } = contexte.configuration;
    if (smtpUrl) {
      contexte.smtpUrl = smtpUrl;
      return { arreter: async () => undefined, annonce: ['Courriels : remis au serveur de SMTP_URL'] };
    }
    // In training, the clock by which messages arrive is only known later.
    const horloge = { maintenant: () => contexte.horloge.maintenant() };
    const boite = await ouvrirBoite({ dossier: path.join(donnees, 'courriels'), horloge });
    contexte.boite = boite;
    contexte.smtpUrl = boite.url;
    return { arreter: boite.arreter, annonce: [`Courriels : retenus sur ce poste (${boite.url}), aucun ne sort`] };
  },
};

/** Brings the database to the version of this program. */
export const migrations: Service = {
  nom: 'migrations',
  demarrer: async ({ databaseUrl }) => {
    await migrer(databaseUrl);
    return { arreter: async () => undefined };
  },
};

/** Refuses a database made for something else; in training, gives the others the clock that one moves. */
export const installation: Service = {
  nom: 'installation',
  demarrer: async (contexte) => {
    const { formation } = contexte.configuration;
    const source = await new DataSource(optionsDeConnexion(contexte.databaseUrl, 2)).initialize();
    try {
      await exigerInstallation(poolDe(source), formation ? 'FORMATION' : 'COURANT');
      if (formation) contexte.horloge = await HorlogeDeFormation.ouvrir(poolDe(source));
    } finally {
      if (contexte.horloge === HORLOGE_REELLE) await source.destroy();
    }
    if (!formation) return { arreter: async () => undefined };
    return {
      arreter: () => source.destroy(),
      annonce: ['Formation : l’horloge se déplace (page « Formation »), et rien n’a de valeur'],
    };
  },
};

/** How often the API makes sure that a worker lives. */
const RONDE_MS = 30_000;

/** The API and the pages. */
export const api: Service = {
  nom: 'API',
  demarrer: async ({ configuration, databaseUrl, boite, horloge }) => {
    const { racine, port, hote, production } = configuration;
    const pages = path.join(racine, 'dist/web');
    const application = await creerApi({
      databaseUrl,
      production,
      horloge,
      ronde: RONDE_MS,
      secretSession: await secretDeSession(configuration),
      ...(existsSync(pages) ? { pages } : {}),
      ...(boite ? { boite } : {}),
    });
    await application.listen(port, hote);
    const { port: ecoute } = application.getHttpServer().address() as AddressInfo;
    const adresse = `http://${hote}:${ecoute}`;
    return {
      arreter: () => application.close(),
      annonce: [
        `Parcours CPTS : ${adresse}`,
        ...(boite ? [`Boîte aux lettres : ${adresse}/boite`] : []),
        `Contrat de l’API : ${adresse}/api/docs (une fois connecté)`,
      ],
    };
  },
};

/** The jobs: letters, e-mails and what time does. */
export const travailleur: Service = {
  nom: 'travailleur',
  demarrer: ({ configuration: { expediteur, adresse, formation }, databaseUrl, smtpUrl, horloge }) =>
    demarrerWorker({ databaseUrl, smtpUrl, expediteur, adresse, formation, horloge }),
};

/** That of the environment, else one of our own, made once and kept with the data. */
async function secretDeSession({ secretSession, donnees }: Configuration): Promise<string> {
  if (secretSession) return secretSession;
  const fichier = path.join(donnees, 'session.secret');
  const garde = existsSync(fichier) ? (await readFile(fichier, 'utf8')).trim() : '';
  if (garde.length >= SECRET_MINIMAL) return garde;
  const secret = randomBytes(32).toString('hex');
  await mkdir(donnees, { recursive: true });
  // Written aside, then put in place: one cut short would let nobody sign in.
  await writeFile(`${fichier}.nouveau`, `${secret}\n`, { mode: 0o600 });
  await rename(`${fichier}.nouveau`, fichier);
  return secret;
}

async function verifierBase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (erreur) {
    const { code, message } = erreur as { code?: string; message: string };
    const { host } = new URL(url);
    throw new PosteIndisponible(
      `La base de DATABASE_URL (${host || 'hôte local'}) ne répond pas (${message || code}). Vérifiez qu’elle tourne et que l’adresse, l’utilisateur et le mot de passe sont justes.`,
    );
  } finally {
    await client.end();
  }
}
