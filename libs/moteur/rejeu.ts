import { derogationsDe, examiner, lecteur, Questions } from './examen';
import { deroger, juger, typeMachine } from './jugement';
import { MachinePrete, passagesDe, preparer } from './machine';
import { ouvrir } from './moteur';
import { dernierRang, ordonner } from './ordre';
import { Constats, Evenement, EvenementDefini } from './evenements';
import { Definition } from './procedure';
import { lecteurDe, regler } from './reglages';
import { suivre } from './transitions';
import { migrer, situer, versionDe } from './versions';
import { Instantane } from './verdicts';
import { isDeepStrictEqual } from 'node:util';

interface Ouverture {
  donnees: object;
  constats: Constats;
}

/** Plays a journal again from its opening, in the legal order. Throws when an entry is no longer accepted. */
export function rejouer(definition: Definition, ouverture: Ouverture, suite: readonly Evenement[]): Instantane {
  return derouler(definition, ouverture, suite, () => undefined);
}

/** What became of a rule that could not be verified when the clock recorded an entry. */
export interface Reverification {
  seq: number;
  type: string;
  le: string;
  regle: string;
  /** Kept; still not to be verified; or against what the law of time was recorded to have done. */
  issue: 'TENUE' | 'INVERIFIABLE' | 'CONTRAIRE';
}

/** Asks anew, of each entry that the clock recorded without them, the rules that could not be verified. */
export function reverifier(
  definition: Definition,
  ouverture: Ouverture,
  suite: readonly Evenement[],
): Reverification[] {
  const issues: Reverification[] = [];
  derouler(definition, ouverture, suite, (evenement, avant, apres) => {
    const { sansControle = [], ...anew } = evenement;
    if (sansControle.length === 0) return;
    const { seq, type, le } = evenement;
    const jugement = juger(definition, avant, anew);
    const { anomalies = [] } = jugement.accepte ? jugement.questions : jugement;
    const autre = !jugement.accepte || !isDeepStrictEqual(issueDe(jugement.apres), issueDe(apres));
    for (const regle of sansControle) {
      const encore = anomalies.some(({ code }) => code === regle);
      issues.push({ seq, type, le, regle, issue: encore ? 'INVERIFIABLE' : autre ? 'CONTRAIRE' : 'TENUE' });
    }
  });
  return issues;
}

const issueDe = ({ valeur, faits }: Instantane) => [valeur, faits];

function derouler(
  definition: Definition,
  ouverture: Ouverture,
  suite: readonly Evenement[],
  voir: (evenement: Evenement, avant: Instantane, apres: Instantane) => void,
): Instantane {
  let instantane = ouvrir(definition, ouverture.donnees, ouverture.constats);
  for (const evenement of ordonner(suite)) {
    const jugement = juger(definition, instantane, evenement);
    // What cannot be verified today was when the entry was recorded: a replay does not guess the answer.
    const defauts = jugement.accepte ? jugement.questions.anomalies : jugement.motifs;
    if (!jugement.accepte || defauts.length) {
      const codes = defauts.map(({ code }) => code).join(', ');
      throw new Error(`Rejeu impossible à l’entrée ${evenement.seq} (${evenement.type}) : ${codes}.`);
    }
    voir(evenement, instantane, jugement.apres);
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
  ouverture: Ouverture,
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
