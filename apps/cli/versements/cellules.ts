import { type Centimes, type DateCivile, estDateCivile } from '#libs/droit';
import { cleDeNom } from '#libs/territoires';
import { LIBELLE_MISSION, MISSIONS } from '#workflows/cpts/missions';
import { NATURES_DE_VERSEMENT, type NatureDeVersement, type Poste } from '#workflows/cpts/postes';

/** A cell that could be read, or the French sentence which says why it could not, and what to write. */
export type Cellule<T> = { lu: T } | { raison: string };

const POSTES: ReadonlyMap<string, Poste> = new Map<string, Poste>([
  ['FONCTIONNEMENT', 'FONCTIONNEMENT'],
  ...MISSIONS.flatMap((mission) => [
    [cleDeNom(mission), mission] as const,
    [cleDeNom(LIBELLE_MISSION[mission]), mission] as const,
  ]),
]);

const NATURES: ReadonlyMap<string, NatureDeVersement> = new Map<string, NatureDeVersement>([
  ...NATURES_DE_VERSEMENT.map((nature) => [nature, nature] as const),
  ['PART VARIABLE', 'VARIABLE'],
]);

export const POSTES_ADMIS = ['Fonctionnement', ...Object.values(LIBELLE_MISSION)].join(', ');

export function lirePoste(texte: string): Cellule<Poste> {
  const poste = POSTES.get(cleDeNom(texte).replace(/^MISSION /, ''));
  return poste ? { lu: poste } : { raison: `Ce poste n’existe pas : écrivez ${POSTES_ADMIS}.` };
}

export function lireNature(texte: string): Cellule<NatureDeVersement> {
  const nature = NATURES.get(cleDeNom(texte));
  return nature ? { lu: nature } : { raison: 'Cette nature n’existe pas : écrivez avance, solde ou variable.' };
}

export function lireAnnee(texte: string): Cellule<number> {
  const annee = Number(texte);
  if (/^\d{1,2}$/.test(texte) && annee >= 1 && annee <= 20) return { lu: annee };
  return {
    raison: 'L’année de contrat est son rang, de 1 à 20 : 1 pour celle qui suit la signature, 2 pour la suivante.',
  };
}

const MONTANT = /^(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?:[ \u00a0\u202f]?€)?$/;
/** Euros of the largest amount that one may type: far above any scale, and exact in cents. */
const CHIFFRES_MAXIMUM = 9;

/** Whole cents from `1 234,56` or `1234.56`: the digits are read, never a floating-point number. */
export function lireMontant(texte: string): Cellule<Centimes> {
  if (/^[-−–(]/.test(texte))
    return {
      raison: 'Un versement n’est pas négatif : ce qui a été récupéré se règle au décompte, retirez cette ligne.',
    };
  const [, entiers, decimales = ''] = MONTANT.exec(texte) ?? [];
  if (entiers === undefined)
    return { raison: 'Ce n’est pas un montant en euros : écrivez-le comme 1 234,56 ou 1234.56.' };
  const chiffres = entiers.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  if (chiffres.length > CHIFFRES_MAXIMUM)
    return { raison: 'Ce montant est invraisemblable : vérifiez qu’il est en euros.' };
  const centimes = Number(`${chiffres}${decimales.padEnd(2, '0')}`);
  return centimes > 0 ? { lu: centimes } : { raison: 'Ce montant est nul : retirez la ligne, rien n’a été payé.' };
}

/** `15/03/2024` or `2024-03-15`. */
export function lireJour(texte: string): Cellule<DateCivile> {
  const [, jour, mois, annee] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(texte) ?? [];
  const le = annee === undefined ? texte : `${annee}-${mois!.padStart(2, '0')}-${jour!.padStart(2, '0')}`;
  if (estDateCivile(le)) return { lu: le };
  return { raison: 'Cette date n’existe pas : écrivez le jour du paiement comme 15/03/2024 ou 2024-03-15.' };
}
