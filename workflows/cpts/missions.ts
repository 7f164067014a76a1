/** Missions of the ACI. Source: rulebook § 5.14. */
export const MISSIONS = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE', 'QUALITE', 'ACCOMPAGNEMENT'] as const;
export type Mission = (typeof MISSIONS)[number];

export const LIBELLE_MISSION: Record<Mission, string> = {
  ACCES_SOINS: 'Accès aux soins',
  PARCOURS: 'Parcours',
  PREVENTION: 'Prévention',
  CRISE: 'Crise sanitaire',
  QUALITE: 'Qualité et pertinence',
  ACCOMPAGNEMENT: 'Accompagnement des professionnels de santé',
};
