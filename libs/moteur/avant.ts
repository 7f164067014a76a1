import { cleDe } from './echeances';
import { Passage } from './graphe';
import { Echeance, EcheanceDefinie } from './echeance';
import { EvenementDefini, Lire } from './evenements';
import { Action, Instantane } from './verdicts';

/** What one needs to say before when an act is to be done. */
export interface Cadran {
  /** Deadlines of the definition, by their code. */
  definies: ReadonlyMap<string, EcheanceDefinie>;
  instantane: Instantane;
  lire: Lire;
  /** Every deadline that runs, soonest first. */
  echeances: readonly Echeance[];
  /** What each deadline reads of the facts, by its code. */
  lectures: Map<string, ReadonlySet<string>>;
}

/**
 * Before when an act is to be done: the nearest deadline that it would lift, as far as can be known without its payload;
 * else the nearest that runs where the act is awaited and that those who may act must meet. An act on the whole dossier
 * ends everything: no deadline calls for it.
 */
export function avantQuand(
  cadran: Cadran,
  defini: EvenementDefini,
  voies: readonly Passage[],
): Action['avant'] | undefined {
  const { definies, echeances } = cadran;
  const locales = voies.filter(({ partie }) => partie !== '');
  if (locales.length === 0 || echeances.length === 0) return undefined;
  let leve: ReturnType<typeof essayer> | undefined;
  const levee = echeances.find((echeance) => {
    const definie = definies.get(echeance.code)!;
    if (defini.route === 'HORLOGE') return echeance.evenement === defini.type;
    return locales.some((voie) => quitte(voie, definie)) || (leve ??= essayer(cadran, defini))(echeance, definie);
  });
  const ici = ({ code, responsable }: Echeance) =>
    defini.roles.includes(responsable) &&
    definies.get(code)!.dans.some((etat) => locales.some((voie) => contient(etat, voie.etat)));
  const choisie = levee ?? (defini.route === 'HORLOGE' ? undefined : echeances.find(ici));
  return choisie && { le: choisie.echeance, code: choisie.code, libelle: choisie.libelle };
}

const contient = (etat: string, autre: string): boolean => etat === autre || autre.startsWith(`${etat}.`);

/** True when a transition leaves the states in which a deadline runs, for others in which it does not. */
function quitte({ etat, vers }: Passage, { dans }: EcheanceDefinie): boolean {
  if (vers.length === 0 || !dans.some((autre) => contient(etat, autre))) return false;
  return !dans.some((autre) => vers.some((cible) => contient(autre, cible)));
}

/**
 * Tries an act on the facts, with nothing in its payload: the deadlines that it starts no more are those it lifts. A
 * deadline that reads nothing of what the act writes need not be asked.
 */
function essayer({ instantane, lire, lectures }: Cadran, { type, noter }: EvenementDefini) {
  const avant = instantane.faits as Record<string, unknown>;
  let apres: Record<string, unknown>;
  try {
    const constats = { aujourdhui: '' };
    const essai = { type, le: '', donnees: {}, constats, acteur: { id: '', roles: [] }, seq: instantane.seq + 1 };
    apres = noter(avant, essai) as Record<string, unknown>;
  } catch {
    // What it records depends on its payload: nothing can be said without it.
    return () => false;
  }
  const ecrits = Object.keys(apres).filter((cle) => apres[cle] !== avant[cle]);
  return ({ cle }: Echeance, definie: EcheanceDefinie): boolean => {
    let lus = lectures.get(definie.code);
    if (!lus) lectures.set(definie.code, (lus = lectureDe(definie, avant, lire)));
    if (!ecrits.some((ecrit) => lus.has(ecrit))) return false;
    try {
      return !definie.departs({ ...avant, ...apres }, lire).some((depart) => cleDe(definie, depart) === cle);
    } catch {
      return false;
    }
  };
}

/** The facts that a deadline reads to know whether it runs. */
function lectureDe({ departs }: EcheanceDefinie, faits: object, lire: Lire): Set<string> {
  const lus = new Set<string>();
  const temoin = new Proxy(faits, {
    get: (cible, cle) => {
      lus.add(String(cle));
      return Reflect.get(cible, cle) as unknown;
    },
  });
  departs(temoin, lire);
  return lus;
}
