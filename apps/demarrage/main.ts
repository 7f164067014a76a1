import { PosteIndisponible } from '#libs/persistance/poste';

import { lireConfiguration } from './configuration';
import { type Service, tenirPoste } from './poste';
import { api, base, courriel, migrations, portLibre, travailleur } from './services';

/** Started in this order, stopped in the reverse one: each may use what those above it put in the context. */
const services: Service[] = [portLibre, base, courriel, migrations, api, travailleur];

/**
 * Runs the program until it is told to stop.
 * @param racine the project's folder
 * @returns the exit code
 */
export async function demarrer(racine: string): Promise<number> {
  try {
    return await tenirPoste(services, lireConfiguration(racine));
  } catch (erreur) {
    if (!(erreur instanceof PosteIndisponible)) throw erreur;
    console.error(erreur.message);
    return 1;
  }
}
