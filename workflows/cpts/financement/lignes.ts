import { Centimes, DateCivile, Fraction, part, Parametre, pourcent, Source, ValeurDatee } from '#libs/droit';
import { enEuros } from '../montants';
import { NatureDeVersement, Poste } from '../postes';

/** Foreseen; due and not ordered; ordered by the fund; released by a second person; that will never be due. */
export const ETATS_DE_LIGNE = ['PREVUE', 'DUE', 'VALIDEE', 'PAYEE', 'ANNULEE'] as const;
export type EtatDeLigne = (typeof ETATS_DE_LIGNE)[number];

/** A number that multiplies the amount of the scale: how it is written, and what it is. */
export interface Facteur {
  valeur: Fraction;
  ecrit: string;
  dit: string;
}

/** A row of a dated parameter on which an amount leans. */
export interface ParametreLu {
  cle: string;
  libelle: string;
  du: DateCivile;
  source: Source;
  aConfirmer?: string;
}

export const lu = <T>({ cle, libelle }: Parametre<T>, { du, source, aConfirmer }: ValeurDatee<T>): ParametreLu => ({
  cle,
  libelle,
  du,
  source,
  ...(aConfirmer ? { aConfirmer } : {}),
});

export const enPourCent = (taux: number, dit: string): Facteur => ({
  valeur: pourcent(taux),
  // Every decimal: the formula must give the amount again.
  ecrit: `${String(taux).replace('.', ',')} %`,
  dit,
});

/** An amount, and how one comes to it, written when it is read. Adding `formule` again by hand gives `montant`. */
export interface Calcul {
  montant: Centimes;
  /** `70 000 € × 182/365 × 75 % = 26 178,08 €`. */
  formule: string;
  /** The same, in words, one step after the other. */
  etapes: readonly string[];
}

/** An amount of the scale times its factors, rounded once to the cent. */
export function multiplier(base: Centimes, origine: string, facteurs: readonly Facteur[]): Calcul {
  const montant = part(base, ...facteurs.map(({ valeur }) => valeur));
  return {
    montant,
    get formule() {
      return `${[enEuros(base), ...facteurs.map(({ ecrit }) => ecrit)].join(' × ')} = ${enEuros(montant)}`;
    },
    get etapes() {
      return [
        `${enEuros(base)} : ${origine}.`,
        ...facteurs.map(({ ecrit, dit }) => `× ${ecrit} : ${dit}.`),
        `= ${enEuros(montant)}, arrondi une fois au centime.`,
      ];
    },
  };
}

/** What remains of an amount once a part of it is taken: both add up to it, to the cent. */
export function retrancher(total: Calcul, pris: Centimes, quoi: string): Calcul {
  const montant = total.montant - pris;
  return {
    montant,
    get formule() {
      return `${total.formule.replace(/ = [^=]*$/, '')} − ${enEuros(pris)} = ${enEuros(montant)}`;
    },
    get etapes() {
      return [...total.etapes, `− ${enEuros(pris)} : ${quoi}.`, `= ${enEuros(montant)}.`];
    },
  };
}

/** How one comes to an amount, without it. */
export const enMots = (calcul: Calcul): Pick<Calcul, 'formule' | 'etapes'> => ({
  get formule() {
    return calcul.formule;
  },
  get etapes() {
    return calcul.etapes;
  },
});

/** A payment that a contract foresees: explained, before anything is said of what became of it. */
export interface LigneCalculee {
  /** Stable: contract, year, item, nature. */
  cle: string;
  /** Rank in the journal of the signature of its contract. */
  contrat: number;
  annee: number;
  poste: Poste;
  nature: NatureDeVersement;
  /** First day on which the calendar lets it be paid. */
  exigibleLe: DateCivile;
  /** Day from which a balance no longer waits for the minutes of the meeting. */
  auPlusTard?: DateCivile;
  montant: Centimes;
  calcul: Pick<Calcul, 'formule' | 'etapes'>;
  parametres: readonly ParametreLu[];
  /** What had to be supposed, since it has not happened yet; empty when the amount is final. */
  hypotheses: readonly string[];
  /** What it waits for beside its day, as a sentence. */
  attend?: string;
}

export const cleDeLigne = (ligne: Pick<LigneCalculee, 'contrat' | 'annee' | 'poste' | 'nature'>): string =>
  `${ligne.contrat}-${ligne.annee}-${ligne.poste}-${ligne.nature}`;

export const aConfirmer = ({ parametres }: Pick<LigneCalculee, 'parametres'>): string[] => [
  ...new Set(parametres.flatMap(({ aConfirmer: point }) => (point ? [point] : []))),
];
