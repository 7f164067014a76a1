import { derogationsDe, examiner, lecteur, Questions } from './examen';
import { deroger, juger, typeMachine } from './jugement';
import { MachinePrete, preparer } from './machine';
import { ouvrir } from './moteur';
import { dernierRang, ordonner } from './ordre';
import { passagesDe } from './possibles';
import { Constats, Definition, Evenement, EvenementDefini } from './procedure';
import { lecteurDe, regler } from './reglages';
import { suivre } from './transitions';
import { migrer, situer, versionDe } from './versions';
import { Instantane } from './verdicts';

/** Plays a journal again from its opening, in the legal order. Throws when an entry is no longer accepted. */
export function rejouer(
  definition: Definition,
  ouverture: { donnees: object; constats: Constats },
  suite: readonly Evenement[],
): Instantane {
  let instantane = ouvrir(definition, ouverture.donnees, ouverture.constats);
  for (const evenement of ordonner(suite)) {
    const jugement = juger(definition, instantane, evenement);
    if (!jugement.accepte) {
      const codes = jugement.motifs.map(({ code }) => code).join(', ');
      throw new Error(`Rejeu impossible à l’entrée ${evenement.seq} (${evenement.type}) : ${codes}.`);
    }
    instantane = jugement.apres;
  }
  return { ...instantane, seq: dernierRang(suite) };
}

/**
 * The dossier as a selection of its settled facts makes it: those of a legal date, for instance. They were judged when
 * they were recorded, with others that are left out here: they are not judged again. What has no place without them is
 * set aside, by its rank. `retenues` chooses among the entries once they stand in the legal order: hand over all that
 * was recorded, and let it choose, when the journal may hold late ones.
 */
export function projeter(
  definition: Definition,
  ouverture: { donnees: object; constats: Constats },
  suite: readonly Evenement[],
  retenues: (evenement: Evenement) => boolean = () => true,
): { instantane: Instantane; ecartees: number[] } {
  const ecartees: number[] = [];
  let seq = 1;
  let instantane = ouvrir(definition, ouverture.donnees, ouverture.constats);
  for (const evenement of ordonner(suite).filter(retenues)) {
    const situe = situer(definition, instantane, evenement.le);
    const avant = regler(situe.instantane, evenement.constats);
    const prete = preparer(situe.definition);
    const defini = evenementDefini(prete, evenement.type);
    const type = typeMachine(defini, evenement, avant);
    const suivi = suivre(prete, avant, type, passagesDe(prete, avant, [type]), evenement, DEJA_JUGE);
    if (!suivi) {
      ecartees.push(evenement.seq);
      continue;
    }
    seq = Math.max(seq, evenement.seq);
    const { lire } = lecteur(lecteurDe(avant));
    const questions = new Questions(situe.definition, examiner(avant.faits, evenement, lire));
    const levees = derogationsDe(evenement.donnees).filter(
      ({ regle }) => Object.hasOwn(situe.definition.regles, regle) && questions.levee(regle),
    );
    instantane = {
      ...avant,
      seq: evenement.seq,
      ...suivi,
      ...deroger(avant, evenement, levees),
    };
    const version = defini.versVersion?.(evenement.donnees, instantane.faits);
    if (version !== undefined) instantane = migrer(versionDe(definition, version), instantane, evenement.le);
  }
  return { instantane: { ...instantane, seq }, ecartees };
}

const DEJA_JUGE = { tient: () => true };

function evenementDefini(prete: MachinePrete, type: string): EvenementDefini {
  const defini = prete.evenements.get(type);
  if (!defini) throw new Error(`L’événement ${type} n’existe pas.`);
  return defini;
}
