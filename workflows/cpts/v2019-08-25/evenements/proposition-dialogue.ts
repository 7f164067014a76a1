import type { DateCivile } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { indicateursDe } from '../../financement/indicateurs';
import { anneesAEvaluer, missionsDeLAnnee } from '../calendrier';
import { FaitsCpts } from '../faits';
import type { DialogueDeGestion } from './dialogue';

/** The oldest year that awaits its meeting, with the rates that its evidence gives: the parties agree on others or not. */
export function proposerLeDialogue({
  faits,
  le,
  lire,
}: {
  faits: FaitsCpts;
  le: DateCivile;
  lire: Lire;
}): Partial<DialogueDeGestion> | undefined {
  const [prochaine] = anneesAEvaluer(faits, le, lire).sort((a, b) =>
    a.contrat.signature.le.localeCompare(b.contrat.signature.le),
  );
  if (!prochaine) return undefined;
  const { contrat, annee } = prochaine;
  const engagees = missionsDeLAnnee(contrat, annee);
  const suivis = indicateursDe(faits, lire).find((un) => un.contrat === contrat.signature.seq)?.indicateurs ?? [];
  const taux = suivis.flatMap(({ code, missions = [], annees }) => {
    const mission = missions.find((une) => engagees.includes(une));
    const calcule = annees.find((une) => une.annee === annee)?.calcule;
    return mission && calcule ? [{ mission, indicateur: code, taux: calcule.pourcent }] : [];
  });
  return { annee, ...(taux.length ? { taux } : {}) };
}
