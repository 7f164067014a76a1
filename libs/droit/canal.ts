/** How a letter travels, as it is said within a sentence. Rulebook § 5.14. */
export const LIBELLE_CANAL = {
  COURRIEL: 'courriel',
  COURRIER: 'courrier',
  LRAR: 'lettre recommandée avec avis de réception',
  LRE: 'lettre recommandée électronique',
  TELESERVICE: 'téléservice',
  REMISE: 'remise contre signature',
} as const;
export type Canal = keyof typeof LIBELLE_CANAL;

/** The same, where a sentence begins. */
export function enDebutDePhrase(canal: Canal): string {
  return LIBELLE_CANAL[canal][0]!.toUpperCase() + LIBELLE_CANAL[canal].slice(1);
}
