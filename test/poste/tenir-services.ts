import { createServer } from 'node:http';

import { lireConfiguration } from '../../apps/demarrage/configuration';
import { type Service, tenirPoste } from '../../apps/demarrage/poste';
import { base, courriel, portLibre } from '../../apps/demarrage/socle';

const web: Service = {
  nom: 'web',
  demarrer: async ({ configuration, databaseUrl, smtpUrl }) => {
    const serveur = createServer((_requete, reponse) => reponse.end('bonjour'));
    await new Promise<void>((suite, rejeter) => {
      serveur.once('error', rejeter).listen(configuration.port, '127.0.0.1', suite);
    });
    return {
      arreter: () => new Promise((suite) => serveur.close(() => suite())),
      annonce: [`Adresse : web, base ${databaseUrl !== ''}, courriel ${smtpUrl !== ''}`],
    };
  },
};

const services: Record<string, Service> = {
  portLibre,
  base,
  courriel,
  web,
  panne: { nom: 'panne', demarrer: () => Promise.reject(new Error('une panne imprévue')) },
  lent: { nom: 'lent', demarrer: async () => ({ arreter: () => new Promise(() => undefined) }) },
  retif: { nom: 'rétif', demarrer: async () => ({ arreter: () => Promise.reject(new Error('je reste')) }) },
  long: {
    nom: 'long',
    demarrer: async ({ signal }) => {
      console.log('long : commence');
      await new Promise((suite) => signal.addEventListener('abort', suite));
      throw new Error('interrompu');
    },
  },
};

/** Says when each one has stopped. */
const bavard = (service: Service): Service => ({
  nom: service.nom,
  demarrer: async (contexte) => {
    const demarre = await service.demarrer(contexte);
    return {
      ...demarre,
      arreter: async () => {
        await demarre.arreter();
        console.log(`arrêté : ${service.nom}`);
      },
    };
  },
});

/** Runs the real orchestrator on the services named on the command line, in a project folder of its own. */
export function tenirServices(autres: Record<string, Service> = {}): void {
  const connus = { ...services, ...autres };
  const [racine = '', ...noms] = process.argv.slice(2);
  console.log(`moi : ${process.pid}`);
  const choisis = noms.map((nom) => connus[nom]).filter((service) => service !== undefined);
  void Promise.resolve()
    .then(() => tenirPoste(choisis.map(bavard), lireConfiguration(racine)))
    .catch((erreur: Error) => {
      console.error(erreur.message);
      return 1;
    })
    .then((code) => process.exit(code));
}
