import { DateCivile, Duree, Parametre } from '#libs/droit';
import { instructionFiness } from '../sources';

// The register. Rulebook §§ 1.7, 5.6.

export const PIECES_FINESS = ['PROJET_VALIDE', 'STATUTS', 'ECRIT_INFORMANT_DE_LA_VALIDATION'] as const;

export const PIECES_TRANSMISSION: Parametre<readonly (typeof PIECES_FINESS)[number][]> = {
  cle: 'finess.pieces',
  libelle: 'Pièces transmises au gestionnaire FINESS',
  pivot: 'transmission au gestionnaire FINESS',
  valeurs: [{ du: '2019-11-01', valeur: PIECES_FINESS, source: instructionFiness('§ III.1') }],
};

/** The instruction says « immédiate »: the application counts one working day. D-PF-02. */
export const INFORMATION_ACI: Parametre<Duree> = {
  cle: 'cible.informationAciFiness',
  libelle: 'Cible d’information du gestionnaire FINESS à la signature de l’ACI (« immédiate »)',
  pivot: 'signature du contrat',
  valeurs: [{ du: '2020-01-20', valeur: { joursOuvres: 1 }, source: instructionFiness('§ III.1') }],
};

export const CONTROLE_FINESS: Parametre<Duree> = {
  cle: 'finess.controle',
  libelle: 'Intervalle du contrôle de cohérence FINESS',
  pivot: 'contrôle précédent',
  valeurs: [{ du: '2020-01-20', valeur: { mois: 3 }, source: instructionFiness('§ III.3') }],
};

export const LISTE_DREES: Parametre<Duree> = {
  cle: 'finess.listeDrees',
  libelle: 'Intervalle de la liste adressée à la DREES, le premier de chaque mois',
  pivot: 'liste précédente',
  valeurs: [{ du: '2020-01-20', valeur: { mois: 1 }, source: instructionFiness('§ IV') }],
};

/** The last list due. R-T-08c. */
export const DERNIERE_LISTE_DREES: Parametre<DateCivile> = {
  cle: 'finess.derniereListeDrees',
  libelle: 'Dernière liste mensuelle adressée à la DREES',
  pivot: 'envoi de la liste',
  valeurs: [{ du: '2020-01-20', valeur: '2022-01-01', source: instructionFiness('§ IV') }],
};

/** Silence gives the register no letter to date the authorisation from. X-28. */
export const AUTORISATION_TACITE: Parametre<'DATE_D_ACQUISITION'> = {
  cle: 'finess.autorisationTacite',
  libelle: 'Date d’autorisation FINESS d’une CPTS validée tacitement',
  pivot: 'validation tacite du projet de santé',
  valeurs: [
    {
      du: '2019-11-01',
      valeur: 'DATE_D_ACQUISITION',
      source: instructionFiness('annexe 1, § 3.10'),
      aConfirmer: 'Q-30',
    },
  ],
};

/** Legal statuses of the register that each form of the bylaws admits. § 5.6. */
export const STATUT_JURIDIQUE_FINESS: Parametre<Readonly<Record<string, readonly string[]>>> = {
  cle: 'finess.statutJuridique',
  libelle: 'Statut juridique FINESS selon la forme de la CPTS',
  pivot: 'immatriculation',
  valeurs: [
    {
      du: '2019-11-01',
      valeur: { ASSOCIATION_1901: ['60', '61'], ASSOCIATION_DROIT_LOCAL: ['62'] },
      source: instructionFiness('annexe 1, § 2.7'),
      aConfirmer: 'Q-31',
    },
  ],
};
