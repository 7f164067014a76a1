import {
  ajouterDuree,
  ajouterJours,
  ajouterMois,
  type DateCivile,
  type Duree,
  enVigueur,
  joursEntre,
  type Parametre,
} from '#libs/droit';
import { SILENCE_PROJET } from '#workflows/cpts/parametres';
import { REGISTRE } from '#workflows/registre';

// Invented dates, drawn from the delays of the law as it stands: none is typed here.

/** The first date that a fact of the path may bear. */
export const DEBUT = REGISTRE['cpts']!.versions[0].du;

/** Days that the longest way to a decision takes in these stories. */
const PLUS_LONG_CHEMIN = 420;

/** The day `jours` before another. The way back is shortened, all in proportion, when it would precede the law. */
export function reculer(depuis: DateCivile, jours: number): DateCivile {
  const place = joursEntre(DEBUT, depuis);
  return ajouterJours(depuis, -(place >= PLUS_LONG_CHEMIN ? jours : Math.floor((jours * place) / PLUS_LONG_CHEMIN)));
}

/** Last day of a period of the law that starts from `depart`. */
export function finDe(parametre: Parametre<Duree>, depart: DateCivile): DateCivile {
  return ajouterDuree(depart, enVigueur(parametre, depart).valeur, 'METROPOLE');
}

/** The latest start from which a period is over on `fin` or before: some ends of month are the last day of none. */
export function departPour(parametre: Parametre<Duree>, fin: DateCivile): DateCivile {
  const { valeur } = enVigueur(parametre, fin);
  const mois = 'annees' in valeur ? 12 * valeur.annees : 'mois' in valeur ? valeur.mois : 0;
  // A few days too late, then back: counting months back and forth does not always lead to the same day.
  let depart = ajouterJours(ajouterMois(fin, -mois), 3);
  while (finDe(parametre, depart) > fin) depart = ajouterJours(depart, -1);
  return depart;
}

/** The earliest start from which a period is over on `fin` or after. */
export function departAuPlusTot(parametre: Parametre<Duree>, fin: DateCivile): DateCivile {
  const depart = departPour(parametre, fin);
  return finDe(parametre, depart) === fin ? depart : ajouterJours(depart, 1);
}

/** The day that stands at `part` (0 to 1) of the way between two others. */
export function entre(du: DateCivile, au: DateCivile, part: number): DateCivile {
  return ajouterJours(du, Math.floor(joursEntre(du, au) * part));
}

/** True when the path could have led to an acceptance on that day: the law was there, with time to examine a project. */
export function permise(le: DateCivile | null, auPlusTard: DateCivile): le is DateCivile {
  return le !== null && departPour(SILENCE_PROJET, le) >= DEBUT && le <= auPlusTard;
}
