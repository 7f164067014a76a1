/** What a person sees first of a dossier; derived from the state, never stored as truth. */
export interface Resume {
  phase: string;
  phases: readonly { code: string; libelle: string; statut: 'FRANCHIE' | 'EN_COURS' | 'A_VENIR' | 'NON_TENUE' }[];
  /** Acts awaited now, and from whom. */
  attendus: readonly { quoi: string; qui: string }[];
  /** Figures that help to place the dossier: population, size… */
  reperes: readonly { libelle: string; valeur: string; aConfirmer?: string }[];
  /** True when the territory may not be claimed by another dossier. */
  protegeTerritoire: boolean;
  clos: boolean;
}
