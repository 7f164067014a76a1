import { Evenement, lister, rejouer } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { Tirage } from '../workflows/generateurs';
import { TOUS } from '../workflows/journal';
import { Marcheur } from '../workflows/marcheur';

// How fast the engine is here, against what is asked of it. Not a test: a machine that is busy proves nothing.

const DEFINITION = REGISTRE['cpts']!.versions.at(-1)!;
const DOSSIERS = 1000;
const EVENEMENTS = 200;
const LIMITE_REJEU = 10_000;
const LIMITE_ACTIONS = 5;

/** Processor time of this program, in milliseconds. */
const temps = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Long dossiers, of different lives: each goes on until it counts enough entries, or begins again. */
function histoires(nombre: number): Marcheur[] {
  const trouvees: Marcheur[] = [];
  for (let graine = 0; trouvees.length < nombre; graine += 1) {
    const marcheur = new Marcheur(DEFINITION, new Tirage(graine));
    for (let pas = 0; pas < 4000 && !marcheur.fini && marcheur.journal.suite.length < EVENEMENTS; pas += 1)
      marcheur.pas();
    if (marcheur.journal.suite.length >= EVENEMENTS) trouvees.push(marcheur);
  }
  return trouvees;
}

function dire(quoi: string, mesure: number, limite: number, unite: string): void {
  const part = Math.round((100 * mesure) / limite);
  console.log(`${quoi} : ${mesure.toFixed(1)} ${unite}, ${part} % de la limite (${limite} ${unite}).`);
}

it('banc de mesure', () => {
  const marcheurs = histoires(20);
  const journaux = marcheurs.map(({ journal }) => journal.suite.slice(0, EVENEMENTS) as Evenement[]);
  const ouverture = marcheurs[0]!.journal.ouverture;
  const debut = temps();
  for (let dossier = 0; dossier < DOSSIERS; dossier += 1)
    rejouer(DEFINITION, ouverture, journaux[dossier % journaux.length]!);
  dire(`Rejeu de ${DOSSIERS} dossiers de ${EVENEMENTS} événements`, temps() - debut, LIMITE_REJEU, 'ms');

  const lister200 = () => {
    for (let tour = 0; tour < 200; tour += 1) {
      const { journal, jour } = marcheurs[tour % marcheurs.length]!;
      // A snapshot that has just been read from the base: nothing is known of it yet.
      const instantane = structuredClone(journal.instantane);
      lister(DEFINITION, instantane, TOUS, jour, { aujourdhui: jour, chevauchements: [] });
    }
  };
  lister200();
  // The best of five: what disturbs a machine only ever adds.
  const series = Array.from({ length: 5 }, () => {
    const depart = temps();
    lister200();
    return (temps() - depart) / 200;
  });
  dire('Liste des actions d’un dossier', Math.min(...series), LIMITE_ACTIONS, 'ms');
});
