import { Centimes, Duree, euros, Parametre, SuspensionGenerale } from '#libs/droit';
import { Mission } from '../missions';
import {
  ACI_2019,
  CALENDRIER_MISSIONS,
  crpa,
  csp,
  ficheFas,
  FORME_ASSOCIATIVE,
  guideHdf,
  guideReunion,
  INDEMNITES_MEMBRES,
  instructionFiness,
  MISSION_CRISE,
  ordonnance2021,
} from '../sources';

// ---- Delays -------------------------------------------------------------------------------------------------------

export const SILENCE_PROJET: Parametre<Duree> = {
  cle: 'silence.projet',
  libelle: 'Silence de l’ARS valant validation du projet de santé',
  pivot: 'réception du projet complet par l’ARS',
  valeurs: [{ du: '2019-07-27', valeur: { mois: 2 }, source: csp('L.1434-12, al. 4'), aConfirmer: 'Q-24' }],
};

export const SILENCE_LETTRE: Parametre<Duree> = {
  cle: 'silence.lettre',
  libelle: 'Silence sur la lettre d’intention, valant refus sous réserve d’une revue humaine',
  pivot: 'réception de la lettre d’intention',
  valeurs: [{ du: '2016-01-26', valeur: { mois: 2 }, source: crpa('L.231-4, 2° et 3°'), aConfirmer: 'Q-01' }],
};

/** The request itself sets the date: nothing is added to it. */
export const TEMPS_IMPARTI: Parametre<Duree> = {
  cle: 'pieces.tempsImparti',
  libelle: 'Temps ajouté à la date que fixe une demande de pièces',
  pivot: 'date que fixe la demande',
  valeurs: [{ du: '2016-01-26', valeur: { jours: 0 }, source: crpa('R.112-11-4') }],
};

export const TRANSMISSION_FINESS: Parametre<Duree> = {
  cle: 'cible.transmissionFiness',
  libelle: 'Cible de transmission au gestionnaire FINESS (« sans délai »)',
  pivot: 'validation du projet de santé',
  valeurs: [{ du: '2020-01-20', valeur: { joursOuvres: 5 }, source: instructionFiness('§ III.1') }],
};

export const DUREE_CONTRAT: Parametre<Duree> = {
  cle: 'contrat.duree',
  libelle: 'Durée du contrat ACI',
  pivot: 'signature du contrat',
  valeurs: [
    { du: '2019-08-25', valeur: { annees: 5 }, source: ficheFas('le contrat tripartite') },
    // Within the validity of the national agreement, whose renewal after its own five years is presumed. R-T-14.
    { du: '2024-08-25', valeur: { annees: 5 }, source: ficheFas('le contrat tripartite'), aConfirmer: 'Q-26' },
  ],
};

export const FENETRE_DIALOGUE: Parametre<Duree> = {
  cle: 'contrat.fenetreDialogue',
  libelle: 'Délai du dialogue de gestion après la date anniversaire',
  pivot: 'date anniversaire du contrat',
  valeurs: [{ du: '2019-08-25', valeur: { mois: 2 }, source: ficheFas('le suivi du contrat') }],
};

export const PREAVIS_RESILIATION: Parametre<Duree> = {
  cle: 'contrat.preavisResiliation',
  libelle: 'Préavis de résiliation du contrat ACI',
  pivot: 'réception de la lettre de résiliation',
  valeurs: [{ du: '2019-08-25', valeur: { mois: 2 }, source: guideHdf('fiche 7') }],
};

export const RECOURS: Parametre<Duree> = {
  cle: 'recours.delai',
  libelle: 'Délai de recours contentieux',
  pivot: 'notification de la décision, ou naissance de la décision implicite',
  valeurs: [{ du: '2016-01-26', valeur: { mois: 2 }, source: crpa('L.112-6 et L.112-12'), aConfirmer: 'Q-13' }],
};

export const JUGE: Parametre<string> = {
  cle: 'recours.juge',
  libelle: 'Juge des décisions de l’ARS',
  pivot: 'notification de la décision, ou naissance de la décision implicite',
  valeurs: [
    {
      du: '2016-01-26',
      valeur: 'le tribunal administratif territorialement compétent',
      source: crpa('L.112-6'),
      aConfirmer: 'Q-13',
    },
  ],
};

/** Emergency orders stopped deadlines in the spring of 2020: which ones, and how long, has not been read. */
export const SUSPENSIONS_GENERALES: Parametre<readonly SuspensionGenerale[]> = {
  cle: 'delais.suspensionsGenerales',
  libelle: 'Périodes pendant lesquelles un texte a suspendu les délais de tous les dossiers',
  pivot: 'départ du délai',
  valeurs: [
    { du: '2016-01-26', valeur: [], source: crpa('L.231-1 et L.231-4'), aConfirmer: 'Q-27' },
    { du: '2021-01-01', valeur: [], source: crpa('L.231-1 et L.231-4') },
  ],
};

const delaiMission = (cle: string, libelle: string, mois: number): Parametre<Duree> => ({
  cle: `mission.${cle}`,
  libelle,
  pivot: 'signature du contrat (ou parution de la trame nationale, pour la crise)',
  valeurs: [{ du: '2019-08-25', valeur: { mois }, source: CALENDRIER_MISSIONS }],
});

/** Latest start and full deployment of each mission; options are free. Rulebook § 5.9. */
export const CALENDRIER: Partial<Record<Mission, { demarrage: Parametre<Duree>; deploiement: Parametre<Duree> }>> = {
  ACCES_SOINS: {
    demarrage: delaiMission('accesSoins.demarrage', 'Démarrage de l’accès aux soins', 6),
    deploiement: delaiMission('accesSoins.deploiement', 'Déploiement de l’accès aux soins', 18),
  },
  PARCOURS: {
    demarrage: delaiMission('parcours.demarrage', 'Démarrage des parcours', 12),
    deploiement: delaiMission('parcours.deploiement', 'Déploiement des parcours', 24),
  },
  PREVENTION: {
    demarrage: delaiMission('prevention.demarrage', 'Démarrage de la prévention', 12),
    deploiement: delaiMission('prevention.deploiement', 'Déploiement de la prévention', 24),
  },
  CRISE: {
    demarrage: delaiMission('crise.demarrage', 'Démarrage de la mission crise sanitaire', 6),
    deploiement: delaiMission('crise.deploiement', 'Plan de réponse à la crise finalisé', 18),
  },
};

/** Contracts signed before the crisis mission became core: its delays run from the national template. R-T-03c. */
export const TRAME_CRISE: Parametre<string> = {
  cle: 'mission.crise.trameNationale',
  libelle: 'Parution de la trame nationale du plan de crise',
  pivot: 'signature du contrat',
  valeurs: [{ du: '2019-08-25', valeur: '2022-12-01', source: guideHdf('fiche 13') }],
};

/** The text itself sets the day: nothing is added to it. */
export const ENTREE_EN_VIGUEUR: Parametre<Duree> = {
  cle: 'parcours.entreeEnVigueur',
  libelle: 'Temps ajouté à l’entrée en vigueur d’un nouveau parcours',
  pivot: 'entrée en vigueur du parcours',
  valeurs: [{ du: '2019-08-25', valeur: { jours: 0 }, source: MISSION_CRISE, aConfirmer: 'Q-25' }],
};

// ---- What the law requires at a date --------------------------------------------------------------------------------

/** They and the options are the missions that exist. R-T-03a, R-T-03b. */
export const MISSIONS_SOCLES: Parametre<readonly Mission[]> = {
  cle: 'missions.socles',
  libelle: 'Missions socles du contrat',
  pivot: 'signature du contrat (ou dépôt de la lettre d’intention)',
  valeurs: [
    { du: '2019-08-25', valeur: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'], source: ACI_2019 },
    {
      du: '2022-09-03',
      valeur: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'],
      source: MISSION_CRISE,
      aConfirmer: 'Q-25',
    },
  ],
};

export const MISSIONS_OPTIONNELLES: Parametre<readonly Mission[]> = {
  cle: 'missions.optionnelles',
  libelle: 'Missions optionnelles du contrat',
  pivot: 'signature du contrat',
  valeurs: [{ du: '2019-08-25', valeur: ['QUALITE', 'ACCOMPAGNEMENT'], source: ACI_2019 }],
};

export type ExigenceDeForme = 'PERSONNE_MORALE' | 'ASSOCIATION_SAUF_EXISTANTES' | 'ASSOCIATION';

export const FORME_JURIDIQUE: Parametre<ExigenceDeForme> = {
  cle: 'association.forme',
  libelle: 'Forme juridique de la CPTS (R-T-01)',
  pivot: 'dépôt du projet ou signature du contrat',
  valeurs: [
    { du: '2016-01-26', valeur: 'PERSONNE_MORALE', source: instructionFiness('§ II.1') },
    { du: '2021-05-14', valeur: 'ASSOCIATION_SAUF_EXISTANTES', source: ordonnance2021('art. L.1434-12-1 du CSP') },
    { du: '2022-05-14', valeur: 'ASSOCIATION', source: FORME_ASSOCIATIVE },
  ],
};

export const IMMATRICULATION: Parametre<'EJ_SEULE' | 'EJ_ET'> = {
  cle: 'finess.immatriculation',
  libelle: 'Structures à immatriculer dans FINESS (R-T-08)',
  pivot: 'validation du projet de santé',
  valeurs: [
    { du: '2019-11-01', valeur: 'EJ_SEULE', source: instructionFiness('§ III.4') },
    { du: '2020-01-20', valeur: 'EJ_ET', source: instructionFiness('§ III.2') },
  ],
};

export const REMUNERATION_MEMBRE: Parametre<'FRAIS_SEULEMENT' | 'PLAFOND_SECURITE_SOCIALE'> = {
  cle: 'membres.remuneration',
  libelle: 'Ce qu’un membre peut recevoir (R-T-07)',
  pivot: 'paiement',
  valeurs: [
    { du: '2019-08-25', valeur: 'FRAIS_SEULEMENT', source: guideReunion('annexe 4') },
    { du: '2022-03-18', valeur: 'PLAFOND_SECURITE_SOCIALE', source: INDEMNITES_MEMBRES },
  ],
};

/** Ceiling of a calendar year; `null` where the amount has not been read yet. */
export const PLAFOND_SECURITE_SOCIALE: Parametre<Centimes | null> = {
  cle: 'membres.plafond',
  libelle: 'Plafond annuel de la sécurité sociale',
  pivot: 'paiement',
  valeurs: [
    { du: '2022-01-01', valeur: euros(41_136), source: INDEMNITES_MEMBRES },
    { du: '2023-01-01', valeur: euros(43_992), source: INDEMNITES_MEMBRES },
    { du: '2024-01-01', valeur: null, source: INDEMNITES_MEMBRES, aConfirmer: 'Q-22' },
  ],
};

// ---- Sizes and scales -----------------------------------------------------------------------------------------------

export type Taille = 1 | 2 | 3 | 4;

/** Populations at which the size changes: [T2 from, T3 from, T4 above]. Rulebook § 2.1. */
export const SEUILS_DE_TAILLE: Parametre<{ taille2Des: number; taille3Des: number; taille4AuDela: number }> = {
  cle: 'taille.seuils',
  libelle: 'Seuils de population des quatre tailles',
  pivot: 'signature du contrat',
  valeurs: [
    {
      du: '2019-08-25',
      valeur: { taille2Des: 40_000, taille3Des: 80_000, taille4AuDela: 175_000 },
      source: guideHdf('fiche 4'),
      aConfirmer: 'Q-14',
    },
  ],
};

type ParTaille = readonly [Centimes, Centimes, Centimes, Centimes];
const kiloEuros = (t1: number, t2: number, t3: number, t4: number): ParTaille => [
  euros(t1 * 1000),
  euros(t2 * 1000),
  euros(t3 * 1000),
  euros(t4 * 1000),
];

/** What a mission gives in a year. `miseAJour`: the fixed share of the years that follow that of the first plan. */
export interface LigneDeBareme {
  fixe: ParTaille;
  variable: ParTaille;
  complement?: ParTaille;
  miseAJour?: ParTaille;
}

/** A yearly scale. Rulebook §§ 2.2, 2.3. */
export interface Bareme {
  fonctionnement: ParTaille;
  missions: Partial<Record<Mission, LigneDeBareme>>;
}

const LIGNES_COMMUNES = {
  PARCOURS: { fixe: kiloEuros(25, 35, 45, 50), variable: kiloEuros(25, 35, 45, 50) },
  PREVENTION: { fixe: kiloEuros(10, 15, 17.5, 20), variable: kiloEuros(10, 15, 17.5, 20) },
  QUALITE: { fixe: kiloEuros(7.5, 10, 15, 20), variable: kiloEuros(7.5, 10, 15, 20) },
  ACCOMPAGNEMENT: { fixe: kiloEuros(5, 7.5, 10, 15), variable: kiloEuros(5, 7.5, 10, 15) },
};

export const BAREME: Parametre<Bareme> = {
  cle: 'bareme',
  libelle: 'Barème annuel maximal du contrat (R-T-05)',
  pivot: 'signature du contrat ou de l’avenant',
  valeurs: [
    {
      du: '2019-08-25',
      valeur: {
        fonctionnement: kiloEuros(50, 60, 75, 90),
        missions: {
          ACCES_SOINS: {
            fixe: kiloEuros(15, 20, 25, 35),
            variable: kiloEuros(25, 30, 35, 45),
            complement: kiloEuros(35, 42, 60, 70),
          },
          ...LIGNES_COMMUNES,
        },
      },
      source: guideReunion('tableau récapitulatif'),
      aConfirmer: 'Q-15',
    },
    {
      du: '2022-09-03',
      valeur: {
        fonctionnement: kiloEuros(50, 60, 75, 90),
        missions: {
          ACCES_SOINS: { fixe: kiloEuros(55, 70, 90, 110), variable: kiloEuros(25, 30, 35, 45) },
          ...LIGNES_COMMUNES,
          CRISE: {
            fixe: kiloEuros(25, 35, 45, 50),
            variable: kiloEuros(37.5, 52.5, 67.5, 75),
            miseAJour: kiloEuros(12.5, 17.5, 22.5, 25),
          },
        },
      },
      source: guideHdf('fiche 16'),
      aConfirmer: 'Q-25',
    },
  ],
};
