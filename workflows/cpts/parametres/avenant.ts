import { Parametre } from '#libs/droit';
import { guideHdf } from '../sources';

/** From when a new size counts. Source: R-P7-02. */
export const EFFET_DE_LA_TAILLE: Parametre<'PROCHAIN_ANNIVERSAIRE' | 'SIGNATURE'> = {
  cle: 'avenant.effetDeLaTaille',
  libelle: 'Date d’effet d’un changement de taille',
  pivot: 'signature de l’avenant',
  valeurs: [{ du: '2019-08-25', valeur: 'PROCHAIN_ANNIVERSAIRE', source: guideHdf('fiche 7'), aConfirmer: 'Q-07' }],
};
