import { enMots } from '../mots/libelles';

const UNITES: Record<string, [string, string]> = {
  jours: ['jour', 'jours'],
  joursOuvres: ['jour ouvré', 'jours ouvrés'],
  mois: ['mois', 'mois'],
  annees: ['an', 'ans'],
};

/** The value of a parameter as a person reads it. */
export function valeurEnMots(valeur: unknown): string {
  if (valeur === null || valeur === undefined) return 'non renseigné';
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (typeof valeur === 'number') return valeur.toLocaleString('fr-FR');
  if (typeof valeur === 'string') return enMots(valeur);
  if (Array.isArray(valeur)) return valeur.length ? valeur.map(valeurEnMots).join(' · ') : 'aucun';
  const [[cle, nombre] = ['', 0], ...autres] = Object.entries(valeur);
  const unite = UNITES[cle];
  if (unite && autres.length === 0) return `${String(nombre)} ${unite[Number(nombre) > 1 ? 1 : 0]}`;
  return Object.entries(valeur)
    .map(([champ, contenu]) => `${enMots(champ)} : ${valeurEnMots(contenu)}`)
    .join(' ; ');
}
