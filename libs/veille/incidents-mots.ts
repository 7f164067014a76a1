/** What an incident is about, in words. */
const SORTES: Readonly<Record<string, string>> = {
  ATTENDUS: 'Avis ou courriels qui ne sont pas partis',
  AVIS: 'Avis que personne n’est là pour recevoir',
  COURRIER: 'Courrier non produit',
  ECHEANCE: 'Effet du temps empêché',
  ENVOI: 'Courriel non envoyé',
  HORLOGE: 'Passage de l’horloge',
  PERIODIQUE: 'Travail périodique en échec',
  PREUVE: 'Journal qui ne se prouve plus',
  REGLE: 'Règle non vérifiée',
  TRAVAIL: 'Travail abandonné',
  TRAVAILLEUR: 'Travailleur silencieux',
};

export function libelleDeLaSorte(sorte: string): string {
  return SORTES[sorte] ?? sorte;
}
