import {
  ajouterDuree,
  ajouterJours,
  ajouterMois,
  citer,
  dateCourte,
  DateCivile,
  dureeEnClair,
  joursEntre,
  prolonger,
  Source,
  ValeurDatee,
  Duree,
} from '#libs/droit';
import { anomalie } from './anomalies';
import { actif } from './graphe';
import { Depart, Echeance, EcheanceDefinie, Rappel } from './echeance';
import { Lire } from './evenements';
import { Definition } from './procedure';
import { lecteurDe } from './reglages';
import { enPhrases, jours, suspensionsGenerales } from './suspensions';
import { sansFait, versionDe } from './versions';
import { Anomalie, Effets, Instantane } from './verdicts';

/** The periods that run, soonest first, and the definitions that could not say whether theirs do. */
export interface Delais {
  echeances: readonly Echeance[];
  anomalies: readonly Anomalie[];
}

const connus = new WeakMap<Instantane, { definition: Definition; delais: Delais }>();

/**
 * Every period that runs in this state, soonest first. Pure: a function of the state alone, never read back. It is worked
 * out once of each snapshot, unless somebody has to see what is read.
 */
export function echeancesDe(depuis: Definition, instantane: Instantane, lire?: Lire): Echeance[] {
  return [...delaisDe(depuis, instantane, lire).echeances];
}

/** The same, with what could not be worked out. */
export function delaisDe(depuis: Definition, instantane: Instantane, lire?: Lire): Delais {
  const definition = versionDe(depuis, instantane.version);
  if (lire) return deduire(definition, instantane, lire);
  const deja = connus.get(instantane);
  if (deja?.definition === definition) return deja.delais;
  return delaisLus(definition, instantane, lecteurDe(instantane));
}

/** The same, for a reader that only remembers what it reads for this dossier: worked out once, too. */
export function delaisLus(definition: Definition, instantane: Instantane, lire: Lire): Delais {
  const delais = deduire(definition, instantane, lire);
  // What threw is asked again: a defect may be mended.
  if (delais.anomalies.length === 0) connus.set(instantane, { definition, delais });
  return delais;
}

function deduire(definition: Definition, instantane: Instantane, lire: Lire): Delais {
  // Nothing runs before the first fact: it says under which version of the path the dossier stands.
  if (sansFait(instantane)) return { echeances: [], anomalies: [] };
  const anomalies: Anomalie[] = [];
  const calculees = (definie: EcheanceDefinie): Echeance[] => {
    try {
      return definie
        .departs(instantane.faits, lire)
        .map((depart) => calculer(definition, instantane, definie, depart, lire));
    } catch (cause) {
      anomalies.push(anomalie('ECHEANCE', definie.code, cause));
      return [];
    }
  };
  const echeances = definition.echeances
    .filter(({ dans }) => dans.some((chemin) => actif(instantane.valeur, chemin.split('.'))))
    .flatMap(calculees)
    .sort((a, b) => ordre(a.effetLe, b.effetLe) || ordre(a.cle, b.cle));
  return { echeances, anomalies };
}

const ordre = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Stable identity of a deadline: its code, its starting fact and its instance. */
export function cleDe({ code }: EcheanceDefinie, { seq, instance }: Depart): string {
  return [code, seq, ...(instance ? [instance] : [])].join(':');
}

function calculer(
  definition: Definition,
  instantane: Instantane,
  definie: EcheanceDefinie,
  depart: Depart,
  lire: Lire,
): Echeance {
  const parametre = 'parmi' in definie.duree ? definie.duree.pour(depart) : definie.duree;
  const ligne = lire(parametre, depart.le);
  const generales = suspensionsGenerales(definition, definie.code, depart, lire);
  const sansSuspension = ajouterDuree(depart.le, ligne.valeur, definition.zone(instantane.faits).feries);
  const suspensions = [...(depart.suspensions ?? []), ...generales.suspensions];
  const { echeance, jours: suspendus, comptees } = prolonger(depart.le, sansSuspension, suspensions);
  const effetLe = definie.effet === 'A_L_EXPIRATION' ? ajouterJours(echeance, 1) : echeance;
  const reserves = [...(definie.aConfirmer ?? []), ligne.aConfirmer, generales.aConfirmer];
  return {
    cle: cleDe(definie, depart),
    code: definie.code,
    libelle: depart.libelle ?? definie.libelle,
    depart,
    duree: ligne.valeur,
    regleDu: ligne.du,
    sources: sansRepetition([ligne.source, ...definie.sources]),
    joursSuspendus: suspendus,
    suspensions: comptees,
    ...(depart.historique?.length ? { redemarrages: depart.historique } : {}),
    echeance,
    effetLe,
    consequence: definie.consequence,
    ...(definie.evenement ? { evenement: definie.evenement.type } : {}),
    responsable: definie.responsable,
    rappels: definie.rappels.map((rappel) => rappeler(rappel, echeance)),
    ...(definition.rappelDePassage && !definie.evenement
      ? { passage: { le: effetLe, avant: 'échéance passée', ...definition.rappelDePassage } }
      : {}),
    ...(definie.suivi ? { suivi: true as const } : {}),
    explication: [
      ...remonter(depart),
      compter(depart, ligne, sansSuspension),
      ...(depart.precision ? [depart.precision] : []),
      ...enPhrases(comptees),
      ...(echeance === sansSuspension ? [] : [`Échéance reportée au ${dateCourte(echeance)}.`]),
      conclure(definie, echeance, effetLe),
    ].join(' '),
    aConfirmer: [...new Set(reserves.filter((reserve) => reserve !== undefined))],
  };
}

/** A period that started again from zero: what came before, and the days that count no more. */
function remonter({ le, historique = [] }: Depart): string[] {
  const [premier, ...suite] = historique;
  if (!premier) return [];
  const etapes = suite.map((etape) => `, puis ${etape.quoi} le ${dateCourte(etape.le)}`).join('');
  const perdus = joursEntre(premier.le, le);
  return [
    `Premier départ le ${dateCourte(premier.le)} (${premier.quoi})${etapes} : le délai est reparti de zéro le ${dateCourte(le)}, ${
      perdus > 1 ? `les ${jours(perdus)} écoulés ne comptent pas` : `${jours(perdus)} écoulé ne compte pas`
    }.`,
  ];
}

function compter({ le, fait }: Depart, { valeur }: ValeurDatee<Duree>, fin: DateCivile): string {
  if (fin === le) return `Le ${dateCourte(le)} (${fait}).`;
  const compte = 'jours' in valeur ? '' : `, soit ${jours(joursEntre(le, fin))}`;
  return `${dureeEnClair(valeur)} à compter du ${dateCourte(le)} (${fait}) : ${dateCourte(fin)}${compte}.`;
}

function conclure({ effet, consequence }: EcheanceDefinie, echeance: DateCivile, effetLe: DateCivile): string {
  const quand = `ffet le ${dateCourte(effetLe)} à 00:00 : ${consequence}.`;
  return effet === 'A_L_EXPIRATION' ? `Le délai expire le ${dateCourte(echeance)} à minuit ; e${quand}` : `E${quand}`;
}

function sansRepetition(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [citer(source), source])).values()];
}

function rappeler(rappel: Rappel, echeance: DateCivile): Echeance['rappels'][number] {
  const { a, relance } = rappel;
  return 'joursAvant' in rappel
    ? { le: ajouterJours(echeance, -rappel.joursAvant), avant: `J-${rappel.joursAvant}`, a, relance }
    : { le: ajouterMois(echeance, -rappel.moisAvant), avant: `M-${rappel.moisAvant}`, a, relance };
}

/**
 * What an event did to the periods: those that it started, ended and moved. One that can no longer be worked out has not
 * ended for all that: nothing is said of it.
 */
export function comparer(avant: Delais, apres: Delais): Effets['echeances'] {
  const anciennes = new Map(avant.echeances.map((echeance) => [echeance.cle, echeance]));
  const nouvelles = new Map(apres.echeances.map((echeance) => [echeance.cle, echeance]));
  const inconnues = new Set(apres.anomalies.map(({ code }) => code));
  return {
    armees: apres.echeances.filter(({ cle }) => !anciennes.has(cle)),
    levees: avant.echeances.filter(({ cle, code }) => !nouvelles.has(cle) && !inconnues.has(code)),
    modifiees: apres.echeances.filter((echeance) => {
      const ancienne = anciennes.get(echeance.cle);
      return ancienne !== undefined && ancienne.explication !== echeance.explication;
    }),
  };
}
