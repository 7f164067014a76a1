// Dates as people read them. Civil dates are texts `AAAA-MM-JJ`; nothing here computes a legal date.

const JOUR_MS = 24 * 60 * 60 * 1000;
const JOURS_PAR_MOIS = 30.44;

/** `2026-03-01` → `01/03/2026`. */
export function dateCourte(date: string): string {
  const [annee, mois, jour] = date.slice(0, 10).split('-');
  return `${jour}/${mois}/${annee}`;
}

/** An instant, in the time zone of the person who reads: `01/03/2026 à 14:05`. */
export function instantCourt(instant: string): string {
  const lu = new Date(instant);
  const heure = lu.toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' });
  return `${lu.toLocaleDateString('fr-FR')} à ${heure}`;
}

/** How far the server's clock is ahead of this machine's: in training it may be months. In milliseconds. */
let avance = 0;

/** Sets the clock of the pages on the server's present instant. */
export function mettreALHeure(instant: string): void {
  avance = Date.parse(instant) - Date.now();
}

/** The present civil day in an agency's time zone, by the server's clock. */
export function aujourdhui(fuseau = 'Europe/Paris'): string {
  const parties = new Intl.DateTimeFormat('en-CA', { timeZone: fuseau, dateStyle: 'short' });
  return parties.format(new Date(Date.now() + avance));
}

/** An instant by the clocks of Paris, in full: `mardi 14 avril 2026, 08:00`. */
export function instantLong(instant: string): string {
  const lu = new Date(instant);
  const jour = lu.toLocaleDateString('fr-FR', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    timeZone: 'Europe/Paris',
  });
  return `${jour}, ${lu.toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' })}`;
}

/** Days from `jour` to `date`; negative when it is past. */
export function joursJusqua(date: string, jour: string): number {
  return Math.round((Date.parse(date.slice(0, 10)) - Date.parse(jour)) / JOUR_MS);
}

/** The day before: the last one of a stretch of time that ends on a day that it leaves out. */
export function veilleDe(date: string): string {
  return new Date(Date.parse(date) - JOUR_MS).toISOString().slice(0, 10);
}

/** `dans 12 jours`, `aujourd’hui`, `en retard de 3 jours`. */
export function resteEnMots(jours: number): string {
  if (jours === 0) return 'aujourd’hui';
  if (jours === 1) return 'demain';
  if (jours === -1) return 'en retard d’un jour';
  const nombre = duree(Math.abs(jours));
  return jours > 0 ? `dans ${nombre}` : `en retard de ${nombre}`;
}

/** Seconds as a length of time: `40 s`, `12 min`, `3 h 5 min`, `2 j 4 h`. */
export function dureeEnMots(secondes: number): string {
  const minutes = Math.floor(secondes / 60);
  const heures = Math.floor(minutes / 60);
  if (minutes === 0) return `${secondes} s`;
  if (heures === 0) return `${minutes} min`;
  if (heures < 24) return `${heures} h ${minutes % 60} min`;
  return `${Math.floor(heures / 24)} j ${heures % 24} h`;
}

// Beyond four months a number of days says nothing to anyone; the date stands beside it.
function duree(jours: number): string {
  if (jours < 120) return `${jours} jours`;
  const mois = Math.round(jours / JOURS_PAR_MOIS);
  return mois < 24 ? `${mois} mois` : `${Math.floor(mois / 12)} ans`;
}
