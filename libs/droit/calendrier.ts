import Holidays from 'date-holidays';
import { ajouterJours, DateCivile, Fuseau, jourDeLaSemaine } from './dates';

/** Territories whose public holidays differ. Checked against the official lists of Etalab (2006-2031). */
export const ZONES_FERIES = [
  'METROPOLE',
  'ALSACE_MOSELLE',
  'GUADELOUPE',
  'GUYANE',
  'MARTINIQUE',
  'MAYOTTE',
  'LA_REUNION',
  'SAINT_BARTHELEMY',
  'SAINT_MARTIN',
] as const;
export type ZoneFeries = (typeof ZONES_FERIES)[number];

/** Where an agency's days begin, and which of them are worked. */
export interface ZoneLegale {
  fuseau: Fuseau;
  feries: ZoneFeries;
}

// The library counts Good Friday in the French West Indies and keeps the old date of Saint-Martin:
// the official lists do not. `depuis` is the first year in which the official list differs.
const REGLAGES: Record<
  ZoneFeries,
  { codes: [string, string?]; sans?: string[]; remplace?: { depuis: number; de: string; par: string } }
> = {
  METROPOLE: { codes: ['FR'] },
  ALSACE_MOSELLE: { codes: ['FR', '57'] },
  GUADELOUPE: { codes: ['GP'], sans: ['easter -2'] },
  GUYANE: { codes: ['GF'] },
  MARTINIQUE: { codes: ['MQ'], sans: ['easter -2'] },
  MAYOTTE: { codes: ['YT'] },
  LA_REUNION: { codes: ['RE'] },
  SAINT_BARTHELEMY: { codes: ['BL'] },
  SAINT_MARTIN: { codes: ['MF'], remplace: { depuis: 2018, de: '05-27', par: '05-28' } },
};

const cache = new Map<string, ReadonlySet<DateCivile>>();

/** The public holidays of a calendar year in a zone. */
export function joursFeries(annee: number, zone: ZoneFeries): ReadonlySet<DateCivile> {
  const cle = `${zone}/${annee}`;
  const connus = cache.get(cle);
  if (connus) return connus;
  const { codes, sans, remplace } = REGLAGES[zone];
  const calendrier = codes[1] ? new Holidays(codes[0], codes[1]) : new Holidays(codes[0]);
  const jours = new Set(
    calendrier
      .getHolidays(annee)
      .filter((ferie) => ferie.type === 'public' && !sans?.includes(ferie.rule))
      .map((ferie) => ferie.date.slice(0, 10))
      .map((jour) => (remplace && annee >= remplace.depuis ? jour.replace(remplace.de, remplace.par) : jour)),
  );
  cache.set(cle, jours);
  return jours;
}

/** A working day: neither Saturday, Sunday nor a public holiday of the zone. */
export function estOuvre(le: DateCivile, zone: ZoneFeries): boolean {
  return jourDeLaSemaine(le) < 6 && !joursFeries(Number(le.slice(0, 4)), zone).has(le);
}

/** The n-th working day after `le`, which does not count itself. */
export function ajouterJoursOuvres(le: DateCivile, jours: number, zone: ZoneFeries): DateCivile {
  let courant = le;
  for (let reste = jours; reste > 0;) {
    courant = ajouterJours(courant, 1);
    if (estOuvre(courant, zone)) reste -= 1;
  }
  return courant;
}
