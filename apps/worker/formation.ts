import { AvancementService, HorlogeDeFormation } from '#libs/veille';
import { Task, TaskList } from 'graphile-worker';

/** In milliseconds. */
const JOUR = 24 * 60 * 60 * 1000;

/**
 * The tasks of a worker in training: each first reads what time it is, so that one handed over at a new hour never runs
 * at the former one; and one more moves the clock.
 */
export function tachesDeFormation(
  taches: TaskList,
  horloge: HorlogeDeFormation,
  avancement: AvancementService,
): TaskList {
  const deFormation: TaskList = {
    ...taches,
    balayer: async (donnees, aides) => {
      await horloge.reprendre();
      await (taches.balayer as Task)(donnees, aides);
    },
    // It judges all that is written, whatever the day: on the way, the proof of the last night says as much as each.
    preuve_nocturne: async (donnees, aides) => {
      const { instant, cible } = await horloge.actualiser();
      if (!cible || Date.parse(cible) - Date.parse(instant) <= JOUR)
        await (taches.preuve_nocturne as Task)(donnees, aides);
    },
    avancer_horloge: (_, { abortSignal }) => avancement.avancer(abortSignal),
  };
  const aLHeure = Object.entries(deFormation).map(([nom, tache]): [string, Task] => [
    nom,
    async (donnees, aides) => {
      await horloge.actualiser();
      return (tache as Task)(donnees, aides);
    },
  ]);
  return Object.fromEntries(aLHeure);
}
