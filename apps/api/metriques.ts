import { Sante } from '#libs/veille';
import { Gauge, Registry } from 'prom-client';

/** The state of the watch in the text format of Prometheus. */
export async function ecrireMetriques(sante: Sante, maintenant: string): Promise<{ type: string; texte: string }> {
  const registre = new Registry();
  const registers = [registre];
  const jauge = (name: string, help: string, valeur: number) => new Gauge({ name, help, registers }).set(valeur);
  const { plusAncienneEnRetard: retard, file, travailleurs, periodiques, incidentsOuverts } = sante;
  jauge('parcours_echeance_en_retard_seconds', 'Retard de la plus ancienne échéance à effet', retard?.depuis ?? 0);
  jauge('parcours_echeances_en_retard', 'Échéances dont l’effet attend', retard?.nombre ?? 0);
  jauge('parcours_travaux_en_attente', 'Travaux dus que personne n’a pris', file.enAttente);
  jauge('parcours_travaux_en_echec', 'Travaux qui ont échoué au moins une fois', file.enEchec);
  jauge('parcours_travail_en_attente_seconds', 'Attente du plus ancien travail dû', file.plusAncien ?? 0);
  jauge('parcours_travailleurs', 'Travailleurs vivants', travailleurs.length);
  jauge('parcours_incidents_ouverts', 'Incidents ouverts', incidentsOuverts);
  const labelNames = ['nom', 'fuseau'] as const;
  const age = new Gauge({
    name: 'parcours_periodique_age_seconds',
    help: 'Temps écoulé depuis la fin de la dernière exécution ; absent avant la première',
    ...{ labelNames, registers },
  });
  const enRetard = new Gauge({
    name: 'parcours_periodique_en_retard',
    help: '1 quand l’exécution attendue manque depuis plus d’une heure',
    ...{ labelNames, registers },
  });
  for (const { nom, fuseau, dernierLe, enRetard: tard } of periodiques) {
    enRetard.set({ nom, fuseau }, tard ? 1 : 0);
    if (dernierLe) age.set({ nom, fuseau }, (Date.parse(maintenant) - Date.parse(dernierLe)) / 1000);
  }
  return { type: registre.contentType, texte: await registre.metrics() };
}
