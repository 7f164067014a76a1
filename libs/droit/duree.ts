import { ajouterJoursOuvres, ZoneFeries } from './calendrier';
import { ajouterJours, ajouterMois, DateCivile } from './dates';

/** A legal period, in the one unit in which its text counts it. */
export type Duree = { mois: number } | { jours: number } | { joursOuvres: number } | { annees: number };

/** Last day of a period that starts from `depart`. Source: R-PROC-16 for months and years. */
export function ajouterDuree(depart: DateCivile, duree: Duree, zone: ZoneFeries): DateCivile {
  if ('mois' in duree) return ajouterMois(depart, duree.mois);
  if ('annees' in duree) return ajouterMois(depart, 12 * duree.annees);
  if ('jours' in duree) return ajouterJours(depart, duree.jours);
  return ajouterJoursOuvres(depart, duree.joursOuvres, zone);
}

/** `2 mois`, `5 jours ouvrés`… */
export function dureeEnClair(duree: Duree): string {
  if ('mois' in duree) return `${duree.mois} mois`;
  if ('annees' in duree) return `${duree.annees} an${duree.annees > 1 ? 's' : ''}`;
  if ('jours' in duree) return `${duree.jours} jour${duree.jours > 1 ? 's' : ''}`;
  return `${duree.joursOuvres} jour${duree.joursOuvres > 1 ? 's' : ''} ouvré${duree.joursOuvres > 1 ? 's' : ''}`;
}
