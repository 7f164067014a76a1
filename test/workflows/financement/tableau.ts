import { dateCourte } from '#libs/droit';
import { enEuros } from '../../../workflows/cpts/montants';
import { Ligne } from '../../../workflows/cpts/financement/suivi';
import { Poste } from '../../../workflows/cpts/postes';

// A schedule as people read it: one row per payment.

const MOTS: Readonly<Record<Poste | Ligne['nature'], string>> = {
  FONCTIONNEMENT: 'fonctionnement',
  ACCES_SOINS: 'accès',
  PARCOURS: 'parcours',
  PREVENTION: 'prévention',
  CRISE: 'crise',
  QUALITE: 'qualité',
  ACCOMPAGNEMENT: 'accompagnement',
  AVANCE: 'avance',
  SOLDE: 'solde',
  VARIABLE: 'variable',
};

/** Plain spaces: those that French typography asks for look the same and are not. */
export const enClair = (texte: string): string => texte.replace(/[\u00a0\u202f]/g, ' ');

/** `26 178,08`: always with its cents. */
export const avecCentimes = (centimes: number): string => {
  const ecrit = enClair(enEuros(centimes)).replace(' €', '');
  return ecrit.includes(',') ? ecrit : `${ecrit},00`;
};

/** `01/10/2024 | accès | avance | 70 000 € × 75 % × 182/365 | 26 178,08`. */
export const enLigne = ({ exigibleLe, poste, nature, calcul, montant }: Ligne): string =>
  [
    dateCourte(exigibleLe),
    MOTS[poste],
    MOTS[nature],
    enClair(calcul.formule).replace(/ = [^=]*$/, ''),
    avecCentimes(montant),
  ].join(' | ');

/** In the order of a calendar; on one day, in that of the items. */
export const tableauDe = (lignes: readonly Ligne[]): string[] =>
  [...lignes].sort((a, b) => a.exigibleLe.localeCompare(b.exigibleLe)).map(enLigne);

/** Rows that a test writes with columns set apart for the eye. */
export const lignes = (texte: string): string[] =>
  texte
    .trim()
    .split('\n')
    .map((ligne) =>
      ligne
        .split('|')
        .map((cellule) => cellule.trim())
        .join(' | '),
    );
