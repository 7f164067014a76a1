import {
  ajouterDuree,
  ajouterJours,
  ajouterMois,
  citer,
  dateCourte,
  DateCivile,
  dureeEnClair,
  enVigueur,
  joursEntre,
  Source,
} from '#libs/droit';
import { matchesState } from 'xstate';
import {
  Definition,
  Depart,
  Echeance,
  EcheanceDefinie,
  Effets,
  Instantane,
  Lire,
  Rappel,
  Suspension,
} from './procedure';
import { versionDe } from './versions';

/** Every period that runs in this state, soonest first. Pure: recomputed, never read back. */
export function echeancesDe(depuis: Definition, instantane: Instantane, lire: Lire = enVigueur): Echeance[] {
  const definition = versionDe(depuis, instantane.version);
  return definition.echeances
    .filter((definie) => definie.dans.some((chemin) => matchesState(chemin, instantane.valeur)))
    .flatMap((definie) =>
      definie.departs(instantane.faits, lire).map((depart) => calculer(definition, instantane, definie, depart, lire)),
    )
    .sort((a, b) => a.effetLe.localeCompare(b.effetLe) || a.cle.localeCompare(b.cle));
}

function calculer(
  definition: Definition,
  instantane: Instantane,
  definie: EcheanceDefinie,
  depart: Depart,
  lire: Lire,
): Echeance {
  const parametre = typeof definie.duree === 'function' ? definie.duree(depart) : definie.duree;
  const ligne = lire(parametre, depart.le);
  const suspensions = depart.suspensions ?? [];
  const sansSuspension = ajouterDuree(depart.le, ligne.valeur, definition.zone(instantane.faits).feries);
  const { echeance, jours } = prolonger(sansSuspension, suspensions);
  const effetLe = definie.effet === 'A_L_EXPIRATION' ? ajouterJours(echeance, 1) : echeance;
  return {
    cle: [definie.code, depart.seq, ...(depart.instance ? [depart.instance] : [])].join(':'),
    code: definie.code,
    libelle: depart.libelle ?? definie.libelle,
    depart,
    duree: ligne.valeur,
    regleDu: ligne.du,
    sources: sansRepetition([ligne.source, ...definie.sources]),
    joursSuspendus: jours,
    suspensions,
    echeance,
    effetLe,
    consequence: definie.consequence,
    ...(definie.evenement ? { evenement: definie.evenement.type } : {}),
    responsable: definie.responsable,
    rappels: definie.rappels.map((rappel) => rappeler(rappel, echeance)),
    explication: expliquer(definie, depart, dureeEnClair(ligne.valeur), sansSuspension, suspensions, echeance, effetLe),
    aConfirmer: [...new Set([...(definie.aConfirmer ?? []), ...(ligne.aConfirmer ? [ligne.aConfirmer] : [])])],
  };
}

function sansRepetition(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [citer(source), source])).values()];
}

function rappeler(rappel: Rappel, echeance: DateCivile): Echeance['rappels'][number] {
  return 'joursAvant' in rappel
    ? { le: ajouterJours(echeance, -rappel.joursAvant), avant: `J-${rappel.joursAvant}` }
    : { le: ajouterMois(echeance, -rappel.moisAvant), avant: `M-${rappel.moisAvant}` };
}

// A suspension that begins after the period is over suspends nothing; each one that counts moves the end on.
function prolonger(fin: DateCivile, suspensions: readonly Suspension[]): { echeance: DateCivile; jours: number } {
  let echeance = fin;
  let jours = 0;
  for (const { du, au } of suspensions) {
    if (du > echeance || au <= du) continue;
    jours += joursEntre(du, au);
    echeance = ajouterJours(fin, jours);
  }
  return { echeance, jours };
}

function expliquer(
  definie: EcheanceDefinie,
  depart: Depart,
  duree: string,
  sansSuspension: DateCivile,
  suspensions: readonly Suspension[],
  echeance: DateCivile,
  effetLe: DateCivile,
): string {
  const phrases = [
    sansSuspension === depart.le
      ? `Le ${dateCourte(depart.le)} (${depart.fait}).`
      : `${duree} à compter du ${dateCourte(depart.le)} (${depart.fait}) : ${dateCourte(sansSuspension)}.`,
    ...(depart.precision ? [depart.precision] : []),
    ...suspensions.map(
      ({ du, au, motif }) =>
        `Suspendu du ${dateCourte(du)} au ${dateCourte(au)} exclu (${joursEntre(du, au)} jours) : ${motif}.`,
    ),
    ...(echeance === sansSuspension ? [] : [`Échéance reportée au ${dateCourte(echeance)}.`]),
    definie.effet === 'A_L_EXPIRATION'
      ? `Le délai expire le ${dateCourte(echeance)} à minuit ; effet le ${dateCourte(effetLe)} à 00:00 : ${definie.consequence}.`
      : `Effet le ${dateCourte(effetLe)} à 00:00 : ${definie.consequence}.`,
  ];
  return phrases.join(' ');
}

/** What an event did to the periods: those that it started, ended and moved. */
export function comparer(avant: readonly Echeance[], apres: readonly Echeance[]): Effets['echeances'] {
  const anciennes = new Map(avant.map((echeance) => [echeance.cle, echeance]));
  const nouvelles = new Map(apres.map((echeance) => [echeance.cle, echeance]));
  return {
    armees: apres.filter(({ cle }) => !anciennes.has(cle)),
    levees: avant.filter(({ cle }) => !nouvelles.has(cle)),
    modifiees: apres.filter((echeance) => {
      const ancienne = anciennes.get(echeance.cle);
      return ancienne !== undefined && ancienne.explication !== echeance.explication;
    }),
  };
}
