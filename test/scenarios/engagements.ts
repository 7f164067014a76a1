// What the parties of the stories commit to: invented values, real forms.

export const NATIONAUX = ['N1', 'N2', 'N3', 'N4', 'N5'].map((code) => ({
  code,
  type: code === 'N1' ? 'RESULTAT' : 'SUIVI',
  producteur: 'CPAM',
  source: 'SNIIRAM',
  depart: 50,
  cible: 60,
  echeance: '2025-06-30',
}));

/** The three parties sign, the last of them on this day. */
export const signatures = (le: string) => ({ cpts: le, caisse: le, ars: le });

export const MOTIVATION = 'Les indicateurs proposés ne mesurent aucune des actions du projet de santé (fictif).';
