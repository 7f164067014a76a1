import { Temporal } from 'temporal-polyfill';

/** A civil date `AAAA-MM-JJ` as the law counts it: no hour, no time zone. */
export type DateCivile = string;

/** IANA time zone in which an agency's civil day begins and ends. */
export type Fuseau = string;

const FORMAT = /^\d{4}-\d{2}-\d{2}$/;

/** Beyond these no fact of ours can lie, and periods counted from there would leave the calendar. */
const [PREMIERE, DERNIERE] = ['1900-01-01', '2199-12-31'];

/** True for an existing civil date of our times: `2024-02-31` is refused. */
export function estDateCivile(valeur: unknown): valeur is DateCivile {
  if (typeof valeur !== 'string' || !FORMAT.test(valeur)) return false;
  if (valeur < PREMIERE || valeur > DERNIERE) return false;
  try {
    Temporal.PlainDate.from(valeur, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Counts months from date to date; an absent day falls back on the last day of the month.
 * Source: R-PROC-16.
 */
export function ajouterMois(le: DateCivile, mois: number): DateCivile {
  return Temporal.PlainDate.from(le).add({ months: mois }, { overflow: 'constrain' }).toString();
}

export function ajouterJours(le: DateCivile, jours: number): DateCivile {
  return Temporal.PlainDate.from(le).add({ days: jours }).toString();
}

/** Whole days from `du` to `au`, `au` excluded (negative when `au` comes first). */
export function joursEntre(du: DateCivile, au: DateCivile): number {
  return Temporal.PlainDate.from(du).until(Temporal.PlainDate.from(au)).days;
}

/** The civil day that it is, at this instant, in this time zone. */
export function jourCivil(instant: string, fuseau: Fuseau): DateCivile {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(fuseau).toPlainDate().toString();
}

/** The instant (ISO, UTC) at which a civil day begins in this time zone. */
export function debutDuJour(le: DateCivile, fuseau: Fuseau): string {
  return Temporal.PlainDate.from(le).toZonedDateTime(fuseau).toInstant().toString();
}

/** The instant (ISO, UTC) of an hour (`HH:MM`) of a civil day in this time zone. */
export function heureDuJour(le: DateCivile, heure: string, fuseau: Fuseau): string {
  return Temporal.PlainDate.from(le)
    .toZonedDateTime({ timeZone: fuseau, plainTime: Temporal.PlainTime.from(heure) })
    .toInstant()
    .toString();
}

/** `15/03/2024`, for sentences in which several dates are compared. */
export function dateCourte(le: DateCivile): string {
  const [annee, mois, jour] = le.split('-');
  return `${jour}/${mois}/${annee}`;
}

const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** `15 mars 2024`, `1er avril 2024`, for letters. */
export function dateLongue(le: DateCivile): string {
  const { day, month, year } = Temporal.PlainDate.from(le);
  return `${day === 1 ? '1er' : day} ${MOIS[month - 1]} ${year}`;
}
