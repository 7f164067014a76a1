import type { Duree, Parametre } from '#libs/droit';
import { PointReunion, POINTS_REUNION } from '../contenu-lettre';
import { guideHdf, REGLE_APPLICATION } from '../sources';

export const ORDRE_DU_JOUR_REUNION: Parametre<readonly PointReunion[]> = {
  cle: 'reunion.points',
  libelle: 'Points que présente la réunion d’information territoriale',
  pivot: 'convocation ou tenue de la réunion',
  regional: true,
  valeurs: [{ du: '2016-01-26', valeur: POINTS_REUNION, source: guideHdf('fiche 5') }],
};

/** No text sets one: it does not run until an ARS gives it a length. */
export const CIBLE_REUNION: Parametre<Duree> = {
  cle: 'cible.reunion',
  libelle: 'Cible de tenue de la réunion d’information (0 jour : aucune cible)',
  pivot: 'validation de la lettre d’intention',
  regional: true,
  valeurs: [{ du: '2016-01-26', valeur: { jours: 0 }, source: REGLE_APPLICATION }],
};
