import { PosteIndisponible } from '#libs/persistance/poste';

import { type Configuration, lireConfiguration } from './configuration';
import { demonstration } from './demonstration';
import { type Service, tenirPoste } from './poste';
import { api, installation, migrations, travailleur } from './services';
import { base, courriel, portLibre } from './socle';

/** Started in this order, stopped in the reverse one: each may use what those above it put in the context. */
const PROGRAMMES: Readonly<Record<string, readonly Service[]>> = {
  poste: [portLibre, base, courriel, migrations, installation, demonstration, api, travailleur],
  api: [portLibre, base, migrations, installation, api],
  travailleur: [base, courriel, migrations, installation, travailleur],
};

/**
 * Runs a program until it is told to stop: everything on this machine by default, or one of the two programs that a
 * production runs, as many as wanted, on the database of DATABASE_URL.
 * @param racine the project's folder
 * @returns the exit code
 */
export async function demarrer(racine: string, programme = 'poste'): Promise<number> {
  try {
    const configuration = lireConfiguration(racine);
    const services = PROGRAMMES[programme];
    if (!services)
      throw new PosteIndisponible(
        `« ${programme} » n’est pas un programme : choisissez ${Object.keys(PROGRAMMES).join(', ')}.`,
      );
    exigerDeVraisServices(programme, configuration);
    return await tenirPoste(services, configuration);
  } catch (erreur) {
    if (!(erreur instanceof PosteIndisponible)) throw erreur;
    console.error(erreur.message);
    return 1;
  }
}

/** A program among others shares its database and its mail server with them: neither may be its own. */
function exigerDeVraisServices(programme: string, { databaseUrl, smtpUrl, production }: Configuration): void {
  const seul = programme === 'poste' && !production;
  if (!databaseUrl && !seul)
    throw new PosteIndisponible('Indiquez la base PostgreSQL à utiliser : DATABASE_URL=postgres://…');
  if (!smtpUrl && !seul && programme !== 'api')
    throw new PosteIndisponible('Indiquez le serveur de messagerie à utiliser : SMTP_URL=smtp://…');
}
