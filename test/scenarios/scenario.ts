/** A case told to a jurist: prose, dated events, and everything that follows from each of them. */
export interface Scenario {
  titre: string;
  recit: string;
  /** Day on which the dossier is opened, when the story begins before 2023. */
  ouvertLe?: string;
  /** Played through HTTP too, with a real database, worker and mail server. */
  parHttp?: true;
  pas: readonly Pas[];
}

/** Consequences of a step. What is not named did not happen: no other state moves, no other letter leaves. */
export interface Consequences {
  /** Regions that moved, with their new state. */
  etats?: Readonly<Record<string, string>>;
  /** Missions started, all of them so far, when this step starts one. */
  missions?: readonly string[];
  /** Missions fully deployed, all of them so far, when this step deploys one. */
  deployees?: readonly string[];
  fin?: 'clos' | 'abandonne';
  phase: string;
  /** Deadlines started, with their last day: `D-P5-01`, `D-P7-01 CRISE.demarrage`. */
  armees?: Readonly<Record<string, string>>;
  levees?: readonly string[];
  modifiees?: Readonly<Record<string, string>>;
  courriers?: readonly string[];
  avertissements?: readonly string[];
}

export interface Acte {
  le: string;
  /** Day on which it is recorded, when that is not the day of the fact. */
  enregistreLe?: string;
  par: string;
  /** Another account than that of everybody else in the story. */
  compte?: string;
  type: string;
  donnees?: object;
  donne?: Consequences;
  /** The rules that refuse, all of them, each with the sentence that a person reads. */
  refus?: Readonly<Record<string, string>>;
  /** What the service would have found outside, when it matters: an overlap with a neighbour… */
  constats?: Readonly<Record<string, unknown>>;
}

/** Nobody acts: the clock reaches this day, and sends these events at their legal dates. */
export interface TempsQuiPasse {
  horloge: string;
  effets: readonly { type: string; le: string; donne: Consequences }[];
}

export type Pas = Acte | TempsQuiPasse;

/** Rank in the journal of the last fact that these steps record, the opening being the first. */
export const dernierRang = (pas: readonly Pas[]): number =>
  pas.reduce((rang, un) => rang + ('horloge' in un ? un.effets.length : un.refus ? 0 : 1), 1);

export const TERRITOIRE = [{ commune: '13001' }, { commune: '13012' }, { commune: '13109' }];
export const REGION_ARS = '93';

const ORIENTATIONS = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'].map((mission) => ({
  mission,
  texte: 'Premières actions envisagées (fictif).',
}));

// Payloads of the stories: real forms, invented content.

export const LETTRE = {
  canal: 'TELESERVICE',
  initiateurs: [
    { profession: 'MEDECIN_GENERALISTE', commune: '13001' },
    { profession: 'INFIRMIER', commune: '13012' },
  ],
  orientations: ORIENTATIONS,
  contacts: [{ nom: 'Dr Camille Martin (fictif)', courriel: 'porteur@cpts.test', telephone: '04 00 00 00 00' }],
};

export const ASSOCIATION = {
  forme: 'ASSOCIATION_1901',
  denomination: 'CPTS du scénario (fictif)',
  creeeLe: '2023-02-20',
  recepisseLe: '2023-03-01',
  publieeLe: '2023-03-04',
  rna: 'W131234567',
  siren: '891868176',
  siret: '89186817600019',
  ape: '9499Z',
  siege: '1 place de la Mairie, 13100 Aix-en-Provence',
  courriel: 'contact@cpts.test',
};

export const IMMATRICULATION = {
  ej: {
    numeroFiness: '090004748',
    siren: '891868176',
    raisonSociale: 'CPTS du scénario (fictif)',
    adresse: '1 place de la Mairie, 13100 Aix-en-Provence',
    statutJuridique: '60',
    dateCreation: '2023-07-03',
    ape: '9499Z',
    telephone: '04 00 00 00 00',
    courriel: 'contact@cpts.test',
  },
  etablissements: [{ numeroFiness: '090004755', siret: '89186817600019', dateOuverture: '2023-06-01' }],
  recherche: { parSiren: 'AUCUNE', parNom: 'AUCUNE' },
};

export const SOCLES = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'];

/** From the first contact to the validated letter: the beginning that most stories share. */
export const JUSQU_A_LA_LETTRE: readonly Pas[] = [
  {
    le: '2023-01-09',
    par: 'ARS_INSTRUCTEUR',
    type: 'PRENDRE_CONTACT',
    donne: { phase: 'P1', etats: { demarche: 'lettreADeposer' }, armees: { 'D-P1-01': '2023-01-24' } },
  },
  {
    le: '2023-01-16',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_LETTRE_INTENTION',
    donnees: LETTRE,
    donne: {
      phase: 'P2',
      etats: { demarche: 'lettreAInstruire' },
      armees: { 'D-P2-01': '2023-03-16' },
      levees: ['D-P1-01'],
      courriers: ['C-P2-01'],
    },
  },
  {
    le: '2023-02-06',
    par: 'ARS_INSTRUCTEUR',
    type: 'VALIDER_LETTRE_INTENTION',
    donnees: { accordCaisseLe: '2023-02-03' },
    donne: { phase: 'P3', etats: { demarche: 'projetADeposer' }, levees: ['D-P2-01'], courriers: ['C-P2-03'] },
  },
];

/** Then the meeting and the association. */
export const JUSQU_A_L_ASSOCIATION: readonly Pas[] = [
  ...JUSQU_A_LA_LETTRE,
  {
    le: '2023-02-15',
    par: 'URPS',
    type: 'TENIR_REUNION_INFORMATION',
    donnees: { lieu: 'Salle des fêtes', invites: 1000, presents: 104 },
    donne: { phase: 'P4', etats: { reunionInformation: 'reunionTenue' } },
  },
  {
    le: '2023-03-06',
    par: 'ARS_INSTRUCTEUR',
    type: 'DECLARER_ASSOCIATION',
    donnees: ASSOCIATION,
    donne: { phase: 'P5', etats: { association: 'associationDeclaree' } },
  },
];

/** The project is filed, complete: its deadline runs. */
export const JUSQU_AU_PROJET: readonly Pas[] = [
  ...JUSQU_A_L_ASSOCIATION,
  {
    le: '2024-01-15',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_PROJET_SANTE',
    donne: {
      phase: 'P5',
      etats: { demarche: 'projetAInstruire' },
      armees: { 'D-P5-01': '2024-03-15' },
      courriers: ['C-P5-01'],
    },
  },
];

/** What the clock records the day after the deadline of `JUSQU_AU_PROJET`, at the legal date. */
export const CONSTAT_TACITE: Pas = {
  horloge: '2024-03-16',
  effets: [
    {
      type: 'CONSTATER_VALIDATION_TACITE',
      le: '2024-03-15',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideTacitement' },
        armees: { 'D-PF-01': '2024-03-22' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-06'],
      },
    },
  ],
};
