import { DateCivile } from '#libs/droit';
import { sansDoublon } from './anomalies';
import { comparer, delaisDe } from './echeances';
import { agir, ouvrir } from './moteur';
import { dernierRang, ordonner } from './ordre';
import { Constats, Evenement } from './evenements';
import { Definition } from './procedure';
import { echeanceDe, Joue, Reprise } from './reprise';
import { HORLOGE } from './temps';
import { Accepte, Effets, Insertion, Instantane, ParametreUtilise, Refuse } from './verdicts';

// Late paper. The past is never rewritten: a fact is added with its place, the rest is judged again after it, and what
// the clock would not have said is set aside.

interface Ouverture {
  donnees: object;
  constats: Constats;
}

/**
 * Records a fact at its legal date, among those that came after it. Its place is after the last entry that it does not
 * precede in law; it is judged there, then time and people go on: entries of the clock that come out the same keep their
 * rank, the others are annulled and said anew, and each act of a person must still be accepted on the findings that it
 * was judged on. The first that no longer is refuses the whole.
 */
export function inserer(
  definition: Definition,
  ouverture: Ouverture,
  journal: readonly Evenement[],
  nouveau: Omit<Evenement, 'place'>,
  jusquAu: DateCivile,
): Insertion | Refuse {
  const depart = ouvrir(definition, ouverture.donnees, ouverture.constats);
  const anciens = derouler(definition, depart, ordonner(journal));
  const moments = anciens.map((joue) => momentDe(definition, joue));
  const plusTard = moments.findIndex((moment) => moment > nouveau.le);
  const premier = plusTard < 0 ? anciens.length : plusTard;
  const dernier = moments.findLastIndex((moment) => moment <= nouveau.le) + 1;
  // Parts of a dossier are not in one order of dates: where its own part is already further, the place is before that.
  let refus: Refuse | undefined;
  for (let rang = dernier; rang >= premier; rang -= 1) {
    const reprise = new Reprise(definition, rang === 0 ? depart : anciens[rang - 1]!.verdict.instantane, {
      apres: rang === 0 ? 1 : anciens[rang - 1]!.evenement.seq,
      aujourdhui: jusquAu > nouveau.constats.aujourdhui ? jusquAu : nouveau.constats.aujourdhui,
    });
    const verdict = reprise.placer(nouveau);
    if (verdict) {
      refus = verdict;
      if (verdict.motifs.every(({ code }) => code === 'LE-ANTERIEUR')) continue;
      return verdict;
    }
    return conclure(definition, reprise, anciens, rang, jusquAu);
  }
  return refus!;
}

/** Plays what stood after the place of the fact, then says what has changed. */
function conclure(
  definition: Definition,
  reprise: Reprise,
  anciens: readonly Joue[],
  rang: number,
  jusquAu: DateCivile,
): Insertion | Refuse {
  const suivants = anciens.slice(rang);
  const rejoues = new Map<number, Accepte>();
  for (const { evenement } of suivants) {
    const verdict = evenement.acteur.id === HORLOGE.id ? reprise.confirmer(evenement) : reprise.rejuger(evenement);
    if (verdict && !verdict.accepte) return verdict;
    if (verdict) rejoues.set(evenement.seq, verdict);
  }
  reprise.attendre(jusquAu);
  const avant = anciens.at(-1)?.verdict.instantane ?? reprise.base;
  const entrees = reprise.entrees();
  const seq = Math.max(dernierRang(anciens.map(({ evenement }) => evenement)), dernierRang(entrees.map(evenementDe)));
  const instantane = { ...reprise.courant, seq };
  const echeances = comparer(delaisDe(definition, avant), delaisDe(definition, instantane));
  const annulees = new Set(reprise.annule);
  return {
    accepte: true,
    entrees,
    instantane,
    effets: { ...reunir(entrees.map(({ verdict }) => verdict.effets)), echeances },
    ecart: {
      etat: { avant: avant.valeur, apres: instantane.valeur },
      echeances,
      annulees: suivants
        .filter(({ evenement }) => annulees.has(evenement.seq))
        .map(({ evenement: { seq: annulee, type, le } }) => ({ seq: annulee, type, le })),
      courriersACorriger: suivants.flatMap((joue) => aCorriger(joue, rejoues.get(joue.evenement.seq))),
    },
  };
}

/** What follows from an entry, as the whole journal tells it today; nothing when the entry no longer holds. */
export function effetsDe(
  definition: Definition,
  { donnees, constats }: Ouverture,
  journal: readonly Evenement[],
  seq: number,
): Effets | undefined {
  const joues = derouler(definition, ouvrir(definition, donnees, constats), ordonner(journal));
  return joues.find(({ evenement }) => evenement.seq === seq)?.verdict.effets;
}

function derouler(definition: Definition, depart: Instantane, suite: readonly Evenement[]): Joue[] {
  let avant = depart;
  return suite.map((evenement) => {
    const verdict = agir(definition, avant, evenement);
    if (!verdict.accepte)
      throw new Error(
        `Rejeu impossible à l’entrée ${evenement.seq} (${evenement.type}) : ${verdict.motifs.map(({ code }) => code).join(', ')}.`,
      );
    const joue = { evenement, avant, verdict };
    avant = verdict.instantane;
    return joue;
  });
}

// The facts of a last day come before the effect of its end, whatever the date under which that effect is recorded.
function momentDe(definition: Definition, { evenement, avant }: Joue): DateCivile {
  if (evenement.acteur.id !== HORLOGE.id) return evenement.le;
  return echeanceDe(definition, avant, evenement)?.effetLe ?? evenement.le;
}

function aCorriger({ evenement, verdict }: Joue, rejoue: Accepte | undefined) {
  const restent = (rejoue?.effets.courriers ?? []).map((courrier) => JSON.stringify(courrier));
  return verdict.effets.courriers
    .filter((courrier) => !restent.includes(JSON.stringify(courrier)))
    .map(({ code, titre }) => ({ seq: evenement.seq, code, titre }));
}

function reunir(effets: readonly Effets[]): Omit<Effets, 'echeances'> {
  const parametres = new Map<string, ParametreUtilise>();
  for (const utilise of effets.flatMap((e) => e.parametres)) parametres.set(`${utilise.cle}/${utilise.du}`, utilise);
  const anomalies = sansDoublon(effets.flatMap((e) => e.anomalies ?? []));
  return {
    courriers: effets.flatMap(({ courriers }) => courriers),
    avertissements: effets.flatMap(({ avertissements }) => avertissements),
    parametres: [...parametres.values()].sort((a, b) => a.cle.localeCompare(b.cle) || a.du.localeCompare(b.du)),
    derogations: effets.flatMap(({ derogations }) => derogations),
    ...(anomalies.length ? { anomalies } : {}),
  };
}

const evenementDe = ({ evenement }: { evenement: Evenement }): Evenement => evenement;
