import { existsSync } from 'node:fs';
import path from 'node:path';

import { PosteIndisponible } from '#libs/persistance/poste';

export interface Configuration {
  /** The project's folder. */
  racine: string;
  /** Port of the API and the pages. 0: a free one. */
  port: number;
  /** Address on which they listen: this machine alone, unless told otherwise. */
  hote: string;
  /** Data folder, absolute. */
  donnees: string;
  production: boolean;
  /** Undefined: the PostgreSQL of the npm package is started. */
  databaseUrl: string | undefined;
  /** Undefined: the mail catcher is started. */
  smtpUrl: string | undefined;
  /** Sender of the e-mails; answers go to the agency that writes. */
  expediteur: string;
  /** Address at which people reach the pages, without a final slash: what the messages link to. */
  adresse: string;
  /** Training: a clock that one moves, on a database of its own. Never in production. */
  formation: boolean;
  /** Signs the session cookies. Undefined: one is made and kept with the data, except in production. */
  secretSession: string | undefined;
}

/**
 * Reads the environment, completed by `<racine>/.env` when there is one: what the shell says wins.
 * @throws PosteIndisponible naming the variable at fault
 */
export function lireConfiguration(racine: string): Configuration {
  const fichier = path.join(racine, '.env');
  try {
    if (existsSync(fichier)) process.loadEnvFile(fichier);
  } catch (erreur) {
    throw new PosteIndisponible(`Le fichier ${fichier} ne peut pas être lu (${(erreur as Error).message}).`);
  }
  const lu = (nom: string) => process.env[nom]?.trim() || undefined;
  const port = lirePort(lu('PORT') ?? '3000');
  const production = lu('NODE_ENV') === 'production';
  const formation = lireMode(lu('MODE'), production) === 'formation';
  return {
    racine,
    port,
    hote: lu('HOTE') ?? '127.0.0.1',
    donnees: path.resolve(racine, lu('DONNEES') ?? (formation ? '.donnees-formation' : '.donnees')),
    production,
    formation,
    adresse: (lireUrl('ADRESSE', lu('ADRESSE'), ['https:', 'http:']) ?? `http://127.0.0.1:${port}`).replace(/\/+$/, ''),
    databaseUrl: lireUrl('DATABASE_URL', lu('DATABASE_URL'), ['postgres:', 'postgresql:']),
    smtpUrl: lireUrl('SMTP_URL', lu('SMTP_URL'), ['smtp:', 'smtps:']),
    expediteur: lu('EXPEDITEUR') ?? 'Parcours CPTS <ne-pas-repondre@parcours-cpts.test>',
    secretSession: lireSecret(lu('SECRET_SESSION'), production),
  };
}

/** Characters, at least, of the secret that signs the sessions. */
export const SECRET_MINIMAL = 32;

function lirePort(texte: string): number {
  const port = Number(texte);
  if (/^\d+$/.test(texte) && port <= 65535) return port;
  throw new PosteIndisponible(`PORT vaut « ${texte} » : indiquez un nombre de 1 à 65535, par exemple PORT=3001.`);
}

function lireMode(texte: string | undefined, production: boolean): string | undefined {
  if (texte !== undefined && texte !== 'formation')
    throw new PosteIndisponible(`MODE vaut « ${texte} » : indiquez MODE=formation, ou retirez MODE.`);
  if (texte && production)
    throw new PosteIndisponible(
      'Le mode de formation déplace l’horloge : il est refusé en production. Retirez MODE=formation, ou NODE_ENV=production.',
    );
  return texte;
}

function lireSecret(texte: string | undefined, production: boolean): string | undefined {
  if (texte ? texte.length >= SECRET_MINIMAL : !production) return texte;
  throw new PosteIndisponible(
    `SECRET_SESSION doit compter au moins ${SECRET_MINIMAL} caractères tirés au hasard, par exemple : openssl rand -hex 32.`,
  );
}

/** The value is never quoted: it may hold a password. */
function lireUrl(nom: string, texte: string | undefined, protocoles: string[]): string | undefined {
  if (texte === undefined || (URL.canParse(texte) && protocoles.includes(new URL(texte).protocol))) return texte;
  throw new PosteIndisponible(
    `${nom} n’est pas une adresse de la forme ${protocoles[0]}//utilisateur:motdepasse@hôte:port/….`,
  );
}
