import { createServer } from 'node:net';
import path from 'node:path';
import { Client } from 'pg';

import { ouvrirBoite } from '#libs/exterieur/boite';
import { demarrerPostgres, PosteIndisponible } from '#libs/persistance/poste';

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
