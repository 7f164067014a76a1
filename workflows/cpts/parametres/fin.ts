import { Duree, Parametre } from '#libs/droit';
import { crpa, csp, FIN_DES_CONTRATS, RUPTURE_PAR_ANALOGIE } from '../sources';

// ---- The end of the contract, and what is still due of it -----------------------------------------------------------

/** One month by analogy; another model contract gives two. */
export const DELAI_OBSERVATIONS: Parametre<Duree> = {
  cle: 'rupture.observations',
  libelle: 'Délai d’observations de la CPTS sur un constat de manquement',
  pivot: 'réception du constat par la CPTS',
  valeurs: [{ du: '2019-08-25', valeur: { mois: 1 }, source: RUPTURE_PAR_ANALOGIE, aConfirmer: 'Q-09' }],
};

/** The decision itself sets the date: nothing is added to it. */
export const PROROGATION_OBSERVATIONS: Parametre<Duree> = {
  cle: 'rupture.prorogation',
  libelle: 'Temps ajouté à la date que fixe la prorogation du délai d’observations',
  pivot: 'date que fixe la prorogation',
  valeurs: [{ du: '2019-08-25', valeur: { jours: 0 }, source: RUPTURE_PAR_ANALOGIE, aConfirmer: 'Q-09' }],
};

export const CONSULTATION_RECOMMANDE: Parametre<Duree> = {
  cle: 'recommande.consultation',
  libelle: 'Temps de consultation d’un recommandé électronique (R-PROC-09)',
  pivot: 'mise à disposition du recommandé',
  valeurs: [{ du: '2016-01-26', valeur: { jours: 15 }, source: crpa('R.112-20') }],
};

export const PAIEMENT_INDU: Parametre<Duree> = {
  cle: 'indu.paiement',
  libelle: 'Délai pour payer ou contester un indu',
  pivot: 'réception de l’indu par la CPTS',
  valeurs: [{ du: '2019-08-25', valeur: { mois: 2 }, source: FIN_DES_CONTRATS, aConfirmer: 'Q-10' }],
};

/** The exemptions hang on the contract: they stop with it. */
export const FIN_EXONERATIONS: Parametre<Duree> = {
  cle: 'contrat.finExonerations',
  libelle: 'Temps pendant lequel les exonérations IS et CFE survivent au contrat',
  pivot: 'fin du contrat',
  valeurs: [{ du: '2019-08-25', valeur: { jours: 0 }, source: csp('L.1434-12-2, II'), aConfirmer: 'Q-11' }],
};
