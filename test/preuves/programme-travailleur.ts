// A worker in a process of its own, which the tests start from compiled JavaScript and kill. Says { pret: true } once it works.
import { HorlogeReglable } from '#libs/exterieur';
import { ConfigurationWorker, demarrerWorker } from '../../apps/worker/application';

/** What the command line gives: `instant`, when present, is where the clock of the law stands still. */
export interface OptionsTravailleur extends Omit<ConfigurationWorker, 'horloge'> {
  instant?: string;
}

const { instant, ...configuration } = JSON.parse(process.argv[2] ?? '{}') as OptionsTravailleur;

async function travailler(): Promise<void> {
  const worker = await demarrerWorker({
    ...configuration,
    ...(instant ? { horloge: new HorlogeReglable(instant) } : {}),
  });
  process.once('SIGTERM', () => void worker.arreter().then(() => process.exit(0)));
  void worker.perdu.then((erreur) => {
    console.error(erreur.message);
    process.exit(3);
  });
  console.log(JSON.stringify({ pret: true }));
}

travailler().catch((erreur: Error) => {
  console.error(erreur.message);
  process.exit(1);
});
