import type { Ordre } from '#libs/moteur';
import { FaitsCpts } from '../v2019-08-25/faits';
import { LIBELLE_NATURE, LIBELLE_POSTE } from '../postes';

const majuscule = (mots: string) => `${mots.charAt(0).toUpperCase()}${mots.slice(1)}`;

/** What the fund ordered and somebody releases: neither what was cancelled, nor what was paid before the take-over. */
export function ordresDe({ versements = [], finess }: FaitsCpts): Ordre[] {
  const ej = finess?.immatriculation?.ej;
  return versements
    .filter(({ annule, repris }) => !annule && !repris)
    .map(({ le, seq, poste, nature, annee, montant, par, libere }) => ({
      ...{ seq, poste, posteEnClair: LIBELLE_POSTE[poste], nature, natureEnClair: majuscule(LIBELLE_NATURE[nature]) },
      ...{ annee, montant, ordonneLe: le },
      ...(ej ? { finess: ej } : {}),
      ...(par ? { par } : {}),
      ...(libere ? { libereLe: libere.le } : {}),
    }));
}
