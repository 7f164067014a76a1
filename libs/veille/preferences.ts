/** Of what one is told: nothing, what one answers for, or everything in one's territory. */
export const CHOIX = ['AUCUN', 'LES_MIENS', 'TOUS'] as const;
export type Choix = (typeof CHOIX)[number];

export const GENRES = ['ECHEANCE_LEGALE', 'ECHEANCE_SUIVIE', 'TACHE', 'ACTE', 'INCIDENT'] as const;
export type Genre = (typeof GENRES)[number];
/** Those that wait for the daily digest, and that a person may do without. */
export type GenreDuResume = Exclude<Genre, 'ECHEANCE_LEGALE'>;

interface Description {
  libelle: string;
  explication: string;
  defaut: Choix;
  /** Cannot be chosen. */
  fixe?: true;
}

const DESCRIPTIONS: Record<Genre, Description> = {
  ECHEANCE_LEGALE: {
    libelle: 'Échéances légales',
    explication:
      'Un courriel pour chaque avis dont vous répondez, au jour dit, jusqu’à ce que quelqu’un en prenne connaissance. Ces ' +
      'avis ne se désactivent pas.',
    defaut: 'LES_MIENS',
    fixe: true,
  },
  ECHEANCE_SUIVIE: {
    libelle: 'Dates suivies',
    explication: 'Les dates qu’aucun texte n’impose : objectifs, points d’étape.',
    defaut: 'LES_MIENS',
  },
  TACHE: {
    libelle: 'Tâches',
    explication: 'Échéances passées sans l’acte attendu, courriers à corriger ou qui ne sont pas arrivés.',
    defaut: 'LES_MIENS',
  },
  ACTE: {
    libelle: 'Actes enregistrés par d’autres',
    explication: 'Ce que d’autres personnes, ou le temps qui passe, ont inscrit au journal.',
    defaut: 'LES_MIENS',
  },
  INCIDENT: {
    libelle: 'Incidents',
    explication: 'Ce qui empêche un effet du droit ou un courrier de se produire.',
    defaut: 'LES_MIENS',
  },
};

export type Preferences = Record<Genre, Choix>;

export interface VuePreference extends Omit<Description, 'fixe'> {
  genre: Genre;
  choix: Choix;
  fixe: boolean;
}

/** A change that is refused: as a rule of the application, or because it cannot be read. French sentences. */
export type ChangementRefuse = { regle: string; remede: string } | { champ: string; defaut: string };

/** What a person has chosen, completed by what applies to those who have chosen nothing. */
export function preferencesDe(enregistrees: Readonly<Record<string, unknown>>): Preferences {
  return Object.fromEntries(
    GENRES.map((genre) => {
      const { defaut, fixe } = DESCRIPTIONS[genre];
      const choisi = enregistrees[genre];
      return [genre, !fixe && estUnChoix(choisi) ? choisi : defaut];
    }),
  ) as Preferences;
}

/** Every kind, in order, as it is shown to whoever chooses. */
export function montrerPreferences(preferences: Preferences): VuePreference[] {
  return GENRES.map((genre) => {
    const { fixe = false, ...description } = DESCRIPTIONS[genre];
    return { genre, ...description, choix: preferences[genre], fixe };
  });
}

export function libelleDuGenre(genre: Genre): string {
  return DESCRIPTIONS[genre].libelle;
}

/** Reads a change of some of the choices; or the first reason to refuse it. */
export function lireChoix(recus: unknown): { choix: Partial<Preferences> } | { refus: ChangementRefuse } {
  if (typeof recus !== 'object' || recus === null || Array.isArray(recus))
    return { refus: { champ: 'preferences', defaut: 'est un objet : un choix pour chaque genre d’avis' } };
  for (const [genre, choix] of Object.entries(recus)) {
    if (!estUnGenre(genre))
      return { refus: { champ: genre, defaut: `n’est pas un genre d’avis : ${GENRES.join(', ')}` } };
    if (!estUnChoix(choix)) return { refus: { champ: genre, defaut: `vaut ${CHOIX.join(', ')}` } };
    const { fixe, defaut } = DESCRIPTIONS[genre];
    if (fixe && choix !== defaut) return { refus: IMMUABLE };
  }
  return { choix: recus as Partial<Preferences> };
}

const IMMUABLE: ChangementRefuse = {
  regle: 'Les avis d’échéance légale ne se désactivent pas et ne se changent pas : chacun reçoit ceux dont il répond.',
  remede: 'Si vous vous absentez, déclarez votre absence et votre suppléant ; il les recevra à votre place.',
};

function estUnGenre(valeur: unknown): valeur is Genre {
  return GENRES.includes(valeur as Genre);
}

function estUnChoix(valeur: unknown): valeur is Choix {
  return CHOIX.includes(valeur as Choix);
}
