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

/** The present civil day in an agency's time zone. */
export function aujourdhui(fuseau = 'Europe/Paris'): string {
  const parties = new Intl.DateTimeFormat('en-CA', { timeZone: fuseau, dateStyle: 'short' });
  return parties.format(new Date());
}

/** Days from `jour` to `date`; negative when it is past. */
export function joursJusqua(date: string, jour: string): number {
  return Math.round((Date.parse(date.slice(0, 10)) - Date.parse(jour)) / JOUR_MS);
}

/** `dans 12 jours`, `aujourd’hui`, `en retard de 3 jours`. */
export function resteEnMots(jours: number): string {
  if (jours === 0) return 'aujourd’hui';
  if (jours === 1) return 'demain';
  if (jours === -1) return 'en retard d’un jour';
  const nombre = duree(Math.abs(jours));
  return jours > 0 ? `dans ${nombre}` : `en retard de ${nombre}`;
}

// Beyond four months a number of days says nothing to anyone; the date stands beside it.
function duree(jours: number): string {
  if (jours < 120) return `${jours} jours`;
  const mois = Math.round(jours / JOURS_PAR_MOIS);
  return mois < 24 ? `${mois} mois` : `${Math.floor(mois / 12)} ans`;
}
