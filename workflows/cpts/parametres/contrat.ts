import { DateCivile, Duree, Parametre } from '#libs/droit';
import { Mission, MISSIONS } from '../missions';
import {
  ACI_2019,
  AVENANT_1,
  AVENANT_2,
  cspConvention,
  ficheFas,
  guideHdf,
  guideReunion,
  PROJET_AVENANT_2020,
  RAPPORT_SENAT,
  REGLE_APPLICATION,
} from '../sources';

// ---- The request -------------------------------------------------------------------------------------------------

/** Documents of a request for a contract, the four compulsory ones first. Rulebook § 5.7. */
export const PIECES_ACI = [
  'PROJET_DE_SANTE',
  'STATUTS',
  'TERRITOIRE',
  'MEMBRES',
  'PREUVE_DE_VALIDATION',
  'RECEPISSE_ET_SIREN',
  'FICHE_FINESS',
  'RIB',
  'POUVOIR_DU_SIGNATAIRE',
  'CALENDRIER_DES_MISSIONS',
  'PROJET_D_INDICATEURS',
] as const;
export type PieceAci = (typeof PIECES_ACI)[number];

export const LIBELLE_PIECE_ACI: Record<PieceAci, string> = {
  PROJET_DE_SANTE: 'copie du projet de santé',
  STATUTS: 'statuts',
  TERRITOIRE: 'contours du territoire',
  MEMBRES: 'liste des membres avec leurs statuts',
  PREUVE_DE_VALIDATION: 'preuve de la validation du projet',
  RECEPISSE_ET_SIREN: 'récépissé de déclaration, SIREN et SIRET',
  FICHE_FINESS: 'fiche de situation FINESS',
  RIB: 'RIB au nom de l’association',
  POUVOIR_DU_SIGNATAIRE: 'pouvoir du signataire',
  CALENDRIER_DES_MISSIONS: 'calendrier des missions',
  PROJET_D_INDICATEURS: 'projet d’indicateurs',
};

/** All four are required, whatever the source that speaks of the list of members alone. Source: X-38. */
export const PIECES_EXIGEES: Parametre<readonly PieceAci[]> = {
  cle: 'aci.pieces',
  libelle: 'Pièces exigées à l’appui de la demande de contrat',
  pivot: 'demande d’adhésion à l’ACI',
  valeurs: [
    {
      du: '2019-08-25',
      valeur: ['PROJET_DE_SANTE', 'STATUTS', 'TERRITOIRE', 'MEMBRES'],
      source: ficheFas('la demande de contrat'),
    },
  ],
};

export const PIECES_RECOMMANDEES: Parametre<readonly PieceAci[]> = {
  cle: 'aci.piecesRecommandees',
  libelle: 'Pièces recommandées à l’appui de la demande, jamais exigées',
  pivot: 'demande d’adhésion à l’ACI',
  valeurs: [
    {
      du: '2019-08-25',
      valeur: PIECES_ACI.slice(4),
      source: REGLE_APPLICATION,
      aConfirmer: 'Q-32',
    },
  ],
};

export const NEGOCIATION_ACI: Parametre<Duree> = {
  cle: 'aci.negociation',
  libelle: 'Cible de négociation du contrat, sans effet juridique',
  pivot: 'demande complète d’adhésion à l’ACI',
  valeurs: [{ du: '2019-08-25', valeur: { mois: 3 }, source: REGLE_APPLICATION, aConfirmer: 'Q-06' }],
};

// ---- The national agreement ----------------------------------------------------------------------------------------

/** `fin` included; `null`: no end is known, the agreement being taken as renewed. */
export interface Accord {
  version: string;
  debut: DateCivile;
  fin: DateCivile | null;
}

/** A contract lives within the national agreement of the day on which it would end. Source: R-T-04, R-T-14, X-25. */
export const ACCORD_NATIONAL: Parametre<Accord> = {
  cle: 'aci.accords',
  libelle: 'Accord conventionnel interprofessionnel en vigueur',
  pivot: 'signature du contrat (et terme de ses cinq ans)',
  valeurs: [
    { du: '2019-08-25', valeur: { version: 'ACI 2019', debut: '2019-08-25', fin: '2024-08-24' }, source: ACI_2019 },
    {
      du: '2022-09-03',
      valeur: { version: 'ACI 2019, avenant 2', debut: '2022-09-03', fin: '2024-08-24' },
      source: AVENANT_2,
      aConfirmer: 'Q-25',
    },
    {
      du: '2024-08-25',
      valeur: { version: 'ACI 2019, avenant 2, reconduction présumée', debut: '2024-08-25', fin: null },
      source: RAPPORT_SENAT,
      aConfirmer: 'Q-26',
    },
  ],
};

/** The end of a contract that the national agreement cuts short: the day itself, nothing is added. Source: X-25. */
export const FIN_DE_L_ACCORD: Parametre<Duree> = {
  cle: 'aci.finDeLAccord',
  libelle: 'Temps ajouté à la fin de l’accord national',
  pivot: 'fin de l’accord national',
  valeurs: [{ du: '2019-08-25', valeur: { jours: 0 }, source: ficheFas('le contrat tripartite'), aConfirmer: 'Q-26' }],
};

/** Who sits in the regional and local commissions: no effect on amounts. Source: R-T-04b. */
export const COMMISSIONS: Parametre<string> = {
  cle: 'aci.commissions',
  libelle: 'Composition des commissions paritaires régionales et locales',
  pivot: 'réunion de la commission',
  valeurs: [
    { du: '2019-08-25', valeur: 'section professionnelle', source: ACI_2019 },
    { du: '2021-01-03', valeur: 'section professionnelle et section sociale', source: AVENANT_1, aConfirmer: 'Q-34' },
  ],
};

/** The amendment drafted in 2020 was never signed: its higher operating budget never applied. Source: R-T-04c. */
export const FONCTIONNEMENT_BONIFIE: Parametre<boolean> = {
  cle: 'aci.fonctionnementBonifie',
  libelle: 'Fonctionnement bonifié pour les adhésions rapides (projet de 2020, jamais signé)',
  pivot: 'signature du contrat',
  valeurs: [{ du: '2019-08-25', valeur: false, source: PROJET_AVENANT_2020, aConfirmer: 'Q-35' }],
};

// ---- What the contract commits to ----------------------------------------------------------------------------------

export interface IndicateurNational {
  code: string;
  libelle: string;
  sens: 'HAUSSE' | 'BAISSE';
}

const nationaux = (heures: number): readonly IndicateurNational[] => [
  { code: 'N1', libelle: 'Part de la population couverte ayant un médecin traitant', sens: 'HAUSSE' },
  {
    code: 'N2',
    libelle:
      'Part sans médecin traitant chez les personnes en ALD, de plus de 70 ans ou à la complémentaire santé solidaire',
    sens: 'BAISSE',
  },
  {
    code: 'N3',
    libelle:
      'Taux de passages aux urgences générales, pédiatriques et gynéco-obstétriques non suivis d’hospitalisation',
    sens: 'BAISSE',
  },
  {
    code: 'N4',
    libelle: 'Part des admissions directes adressées par un professionnel de santé de ville',
    sens: 'HAUSSE',
  },
  {
    code: 'N5',
    libelle: `Consultations de soins non programmés, sans rendez-vous chez un généraliste libéral sous ${heures} h`,
    sens: 'HAUSSE',
  },
];

/** Access to care: all five are compulsory, each followed or rewarded. Source: R-T-10. */
export const INDICATEURS_NATIONAUX: Parametre<readonly IndicateurNational[]> = {
  cle: 'aci.indicateursNationaux',
  libelle: 'Indicateurs nationaux d’accès aux soins',
  pivot: 'signature du contrat ou de l’avenant',
  // The fifth stays defined on 24 h as long as no text has changed it, whatever the mission itself asks. X-10.
  valeurs: [{ du: '2019-08-25', valeur: nationaux(24), source: ficheFas('les indicateurs'), aConfirmer: 'Q-29' }],
};

export interface ReponseAuxSoins {
  heures: number;
  professions: string;
}

/** How fast unscheduled care is answered. Source: R-T-09a, R-T-09b, X-10. */
export const SOINS_NON_PROGRAMMES: Parametre<ReponseAuxSoins> = {
  cle: 'aci.soinsNonProgrammes',
  libelle: 'Délai de réponse aux demandes de soins non programmés',
  pivot: 'signature du contrat ou de l’avenant',
  valeurs: [
    {
      du: '2019-08-25',
      valeur: { heures: 24, professions: 'médecine générale' },
      source: guideReunion('soins non programmés'),
    },
    {
      du: '2022-09-03',
      valeur: {
        heures: 48,
        professions: 'toutes les professions concernées, en lien avec le service d’accès aux soins',
      },
      source: guideHdf('fiche 10'),
      aConfirmer: 'Q-25',
    },
  ],
};

/** Missions that the law itself calls public service. Source: R-T-03d. */
export const MISSIONS_DE_SERVICE_PUBLIC: Parametre<readonly Mission[]> = {
  cle: 'missions.servicePublic',
  libelle: 'Missions de service public reconnues par la loi',
  pivot: 'convention conclue',
  valeurs: [
    { du: '2019-08-25', valeur: [], source: ACI_2019 },
    { du: '2021-05-14', valeur: MISSIONS, source: cspConvention('L.1434-12-2'), aConfirmer: 'Q-33' },
  ],
};

/** Hung on the contract that was concluded, not on the validated project. Source: R-T-11, X-16. */
export const EXONERATIONS: Parametre<readonly string[]> = {
  cle: 'aci.exonerations',
  libelle: 'Exonérations fiscales attachées à la convention',
  pivot: 'signature du contrat, qui tient lieu de convention',
  valeurs: [
    { du: '2019-08-25', valeur: [], source: ACI_2019 },
    {
      du: '2021-05-14',
      valeur: ['impôt sur les sociétés (CGI, art. 207, 1)', 'CFE (CGI, art. 1461 A)'],
      source: cspConvention('L.1434-12-2, II'),
      aConfirmer: 'Q-33',
    },
  ],
};

export interface Majoration {
  taille: number;
  /** From this number of members, included. Source: X-06. */
  membresDes: number;
  pourcent: number;
  surLaCrise: boolean;
}

/** On missions, not on the operating budget; looked at on signature, then on each anniversary. Source: R-T-05c. */
export const MAJORATION: Parametre<Majoration | null> = {
  cle: 'aci.majoration',
  libelle: 'Majoration des missions des plus grandes CPTS',
  pivot: 'signature du contrat ou de l’avenant, puis chaque date anniversaire',
  valeurs: [
    { du: '2019-08-25', valeur: null, source: ACI_2019 },
    {
      du: '2022-09-03',
      valeur: { taille: 4, membresDes: 100, pourcent: 10, surLaCrise: true },
      source: guideHdf('fiche 16'),
      aConfirmer: 'Q-16',
    },
  ],
};
