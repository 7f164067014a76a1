import type { Ordre } from '#libs/moteur';
import { FaitsCpts } from '../v2019-08-25/faits';
import { NatureDeVersement } from '../v2019-08-25/faits/vie';
import { nommerPoste } from './lignes';

const LIBELLE_NATURE: Readonly<Record<NatureDeVersement, string>> = {
  AVANCE: 'Avance',
  SOLDE: 'Solde',
  VARIABLE: 'Part variable',
};

/** What the fund ordered and somebody releases: neither what was cancelled, nor what was paid before the take-over. */
export function ordresDe({ versements = [], finess }: FaitsCpts): Ordre[] {
  const ej = finess?.immatriculation?.ej;
  return versements
    .filter(({ annule, repris }) => !annule && !repris)
    .map(({ le, seq, poste, nature, annee, montant, par, libere }) => ({
      ...{ seq, poste, posteEnClair: nommerPoste(poste), nature, natureEnClair: LIBELLE_NATURE[nature] },
      ...{ annee, montant, ordonneLe: le },
      ...(ej ? { finess: ej } : {}),
      ...(par ? { par } : {}),
      ...(libere ? { libereLe: libere.le } : {}),
    }));
}
