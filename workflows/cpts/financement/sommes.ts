import { somme, Sommes } from '#libs/droit';
import { Versement } from '../v2019-08-25/faits/vie';
import { Ligne } from './suivi';

/** `prevu`: all that is or will be due, paid or not; what is cancelled counts nowhere, save what had been paid of it. */
export function sommer(lignes: readonly Ligne[]): Sommes {
  return {
    prevu: somme(
      lignes.map(({ etat, montant, ordonne }) => (etat === 'ANNULEE' ? ordonne : Math.max(montant, ordonne))),
    ),
    du: somme(lignes.map(({ etat, montant, ordonne }) => (etat === 'DUE' ? montant - ordonne : 0))),
    valide: somme(lignes.map(({ ordonne, paye }) => ordonne - paye)),
    paye: somme(lignes.map(({ paye }) => paye)),
  };
}

/** Of a payment by itself. */
export const sommeDe = ({ montant, libere }: Versement): Sommes => ({
  prevu: montant,
  du: 0,
  valide: libere ? 0 : montant,
  paye: libere ? montant : 0,
});
