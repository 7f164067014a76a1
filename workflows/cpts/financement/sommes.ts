import { Centimes, somme } from '#libs/droit';
import { Versement } from '../v2019-08-25/faits/vie';
import { Ligne } from './suivi';

/** `prevu`: all that is or will be due, paid or not; what is cancelled counts nowhere, save what had been paid of it. */
export interface Sommes {
  prevu: Centimes;
  du: Centimes;
  valide: Centimes;
  paye: Centimes;
}

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

export const ajouter = (sommes: readonly Sommes[]): Sommes => ({
  prevu: somme(sommes.map(({ prevu }) => prevu)),
  du: somme(sommes.map(({ du }) => du)),
  valide: somme(sommes.map(({ valide }) => valide)),
  paye: somme(sommes.map(({ paye }) => paye)),
});
