import type { LigneFinanciere, Sommes } from '../api/types';
import { enMots } from '../mots/libelles';
import { sommeDe } from '../mots/montants';

type Etat = LigneFinanciere['etat'];

/** The states of a line, in the order of their life. */
export const ETATS: Readonly<Record<Etat, { mot: string; gravite?: 'warning' | 'info' | 'success' }>> = {
  PREVUE: { mot: 'Prévue' },
  DUE: { mot: 'Due', gravite: 'warning' },
  VALIDEE: { mot: 'Validée, à libérer', gravite: 'info' },
  PAYEE: { mot: 'Payée', gravite: 'success' },
  ANNULEE: { mot: 'Annulée' },
};

/** The four sums, each with what it means. */
export const SOMMES: readonly { cle: keyof Sommes; mot: string; sens: string }[] = [
  { cle: 'prevu', mot: 'Prévu', sens: 'tout ce que le contrat donne, payé ou non' },
  { cle: 'du', mot: 'Dû', sens: 'exigible aujourd’hui, pas encore ordonné' },
  { cle: 'valide', mot: 'Validé', sens: 'ordonné, attend une seconde personne' },
  { cle: 'paye', mot: 'Payé', sens: 'libéré par une seconde personne' },
];

/** `Accès aux soins, avance, année 1`. */
export const nommerLigne = ({ poste, nature, annee }: Pick<LigneFinanciere, 'poste' | 'nature' | 'annee'>): string =>
  `${enMots(poste)}, ${enMots(nature).toLowerCase()}, année ${annee}`;

/** The sums of some lines of a schedule, counted as the API counts those of all. */
export function sommerLignes(lignes: readonly LigneFinanciere[]): Pick<Sommes, 'prevu' | 'paye'> {
  return {
    prevu: sommeDe(
      lignes.map(({ etat, montant, ordonne }) => (etat === 'ANNULEE' ? ordonne : Math.max(montant, ordonne))),
    ),
    paye: sommeDe(lignes.map(({ paye }) => paye)),
  };
}
