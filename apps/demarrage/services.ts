import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { DataSource } from 'typeorm';

import { HORLOGE_REELLE } from '#libs/exterieur';
import { migrer, optionsDeConnexion, poolDe } from '#libs/persistance';
import { exigerInstallation, HorlogeDeFormation } from '#libs/veille';

import { creerApi } from '../api/application';
import { demarrerWorker } from '../worker/application';

import { type Configuration, SECRET_MINIMAL } from './configuration';
import { type Service } from './poste';

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
