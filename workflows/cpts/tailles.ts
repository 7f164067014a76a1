import { Centimes, DateCivile, enVigueur } from '#libs/droit';
import { BAREME, LigneDeBareme, MAJORATION, SEUILS_DE_TAILLE, Taille } from './parametres';

interface Calcul<T> {
  valeur: T;
  aConfirmer?: string;
}

/** Size of a CPTS for a population, by the thresholds in force on a date. Source: R-P1-01, rulebook § 2.1. */
export function taille(population: number, le: DateCivile): Calcul<Taille> {
  const { valeur: seuils, aConfirmer } = enVigueur(SEUILS_DE_TAILLE, le);
  const valeur =
    population < seuils.taille2Des
      ? 1
      : population < seuils.taille3Des
        ? 2
        : population <= seuils.taille4AuDela
          ? 3
          : 4;
  return { valeur, ...(aConfirmer ? { aConfirmer } : {}) };
}

/** Highest amount of a first contract year without a crisis, all missions included: computed, never the printed total. */
export function maximumAnnuel(t: Taille, le: DateCivile): Calcul<Centimes> {
  const { valeur: bareme, aConfirmer } = enVigueur(BAREME, le);
  const missions = Object.entries(bareme.missions).map(([mission, ligne]) =>
    mission === 'CRISE' ? ligne.fixe[t - 1]! : maximumMission(ligne, t),
  );
  const valeur = [bareme.fonctionnement[t - 1]!, ...missions].reduce((somme, montant) => somme + montant, 0);
  return { valeur, ...(aConfirmer ? { aConfirmer } : {}) };
}

export function maximumMission(ligne: LigneDeBareme, t: Taille): Centimes {
  return ligne.fixe[t - 1]! + ligne.variable[t - 1]! + (ligne.complement?.[t - 1] ?? 0);
}

/** What the largest CPTS get on top of their missions, for so many members; nothing when they do not. Source: R-T-05c. */
export function majoration(t: Taille, membres: number | undefined, le: DateCivile): Calcul<number> {
  const { valeur, aConfirmer } = enVigueur(MAJORATION, le);
  const due = valeur !== null && t === valeur.taille && (membres ?? 0) >= valeur.membresDes;
  return { valeur: due ? valeur.pourcent : 0, ...(aConfirmer ? { aConfirmer } : {}) };
}
