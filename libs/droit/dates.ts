import { Temporal } from 'temporal-polyfill';

/** A civil date `AAAA-MM-JJ` as the law counts it: no hour, no time zone. */
export type DateCivile = string;

/** IANA time zone in which an agency's civil day begins and ends. */
export type Fuseau = string;

/** That of what belongs to no agency: a message about several dossiers, a job done once for all. */
export const FUSEAU_NATIONAL: Fuseau = 'Europe/Paris';

const FORMAT = /^\d{4}-\d{2}-\d{2}$/;

/** Beyond these no fact of ours can lie, and periods counted from there would leave the calendar. */
const [PREMIERE, DERNIERE] = ['1900-01-01', '2199-12-31'];

/** True for an existing civil date of our times: `2024-02-31` is refused. */
export function estDateCivile(valeur: unknown): valeur is DateCivile {
  if (typeof valeur !== 'string' || !FORMAT.test(valeur)) return false;
  if (valeur < PREMIERE || valeur > DERNIERE) return false;
  const [annee, mois, jour] = decomposer(valeur);
  return mois >= 1 && mois <= 12 && jour >= 1 && jour <= joursDuMois(annee, mois);
}

// Civil arithmetic is on whole numbers: every deadline of every dossier goes through it, thousands of times a second.
// `Date` only serves in UTC, where each day counts 86 400 s; time zones are left to Temporal.

const JOUR = 86_400_000;

const chiffre = (le: DateCivile, rang: number): number => le.charCodeAt(rang) - 48;

function decomposer(le: DateCivile): [annee: number, mois: number, jour: number] {
  return [
    1000 * chiffre(le, 0) + 100 * chiffre(le, 1) + 10 * chiffre(le, 2) + chiffre(le, 3),
    10 * chiffre(le, 5) + chiffre(le, 6),
    10 * chiffre(le, 8) + chiffre(le, 9),
  ];
}

const DEUX_CHIFFRES = Array.from({ length: 32 }, (_, nombre) => String(nombre).padStart(2, '0'));

const composer = (annee: number, mois: number, jour: number): DateCivile =>
  `${annee}-${DEUX_CHIFFRES[mois]}-${DEUX_CHIFFRES[jour]}`;

/** Days since 1 January 1970. */
function rang(le: DateCivile): number {
  const [annee, mois, jour] = decomposer(le);
  return Date.UTC(annee, mois - 1, jour) / JOUR;
}

const bissextile = (annee: number): boolean => annee % 4 === 0 && (annee % 100 !== 0 || annee % 400 === 0);

function joursDuMois(annee: number, mois: number): number {
  if (mois === 2) return bissextile(annee) ? 29 : 28;
  return [4, 6, 9, 11].includes(mois) ? 30 : 31;
}

/**
 * Counts months from date to date; an absent day falls back on the last day of the month.
 * Source: R-PROC-16.
 */
export function ajouterMois(le: DateCivile, mois: number): DateCivile {
  const [annee, moisDuDepart, jour] = decomposer(le);
  const total = annee * 12 + moisDuDepart - 1 + mois;
  const [a, m] = [Math.floor(total / 12), (total % 12) + 1];
  return composer(a, m, Math.min(jour, joursDuMois(a, m)));
}

export function ajouterJours(le: DateCivile, jours: number): DateCivile {
  const [annee, mois, jour] = decomposer(le);
  const date = new Date(Date.UTC(annee, mois - 1, jour + jours));
  return composer(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Whole days from `du` to `au`, `au` excluded (negative when `au` comes first). */
export function joursEntre(du: DateCivile, au: DateCivile): number {
  return rang(au) - rang(du);
}

/** 1 is Monday, 7 is Sunday. */
export function jourDeLaSemaine(le: DateCivile): number {
  // 1 January 1970 was a Thursday.
  return ((((rang(le) + 3) % 7) + 7) % 7) + 1;
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

/** `15/03/2024 à 08:00`, by the clocks of this time zone. */
export function instantEnClair(instant: Date, fuseau: Fuseau): string {
  const format = { timeZone: fuseau, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('fr-FR', format).format(instant).replace(' ', ' à ');
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
  const [annee, mois, jour] = decomposer(le);
  return `${jour === 1 ? '1er' : jour} ${MOIS[mois - 1]} ${annee}`;
}
