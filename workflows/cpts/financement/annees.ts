import { ajouterMois, dateCourte, DateCivile, Fraction, fraction, joursEntre } from '#libs/droit';
import type { BaseDuProrata } from '../parametres';
import { anniversaire } from '../v2019-08-25/delais';

/** A contract year: `au` is the anniversary that closes it, and the first day of the next one. */
export interface AnneeDeContrat {
  rang: number;
  du: DateCivile;
  au: DateCivile;
}

/** Those that open before a day: the last one may go on after it. */
export function anneesAvant(signature: DateCivile, fin: DateCivile): AnneeDeContrat[] {
  const annees: AnneeDeContrat[] = [];
  for (let rang = 1; anniversaire(signature, rang - 1) < fin; rang += 1)
    annees.push({ rang, du: anniversaire(signature, rang - 1), au: anniversaire(signature, rang) });
  return annees;
}

export interface Prorata {
  valeur: Fraction;
  /** `182/365`. */
  ecrit: string;
  /** How it was counted. */
  dit: string;
}

/** What a stretch of a contract year, from `du` until the day before `au`, is of it. Source: rulebook § 2.8, Q-20. */
export function prorata(annee: AnneeDeContrat, base: BaseDuProrata, du = annee.du, au = annee.au): Prorata {
  if (base === 'MOIS') {
    const mois = moisEntiers(du, au);
    return { valeur: fraction(mois, 12), ecrit: `${mois}/12`, dit: `${mois} mois entiers sur 12, ${entre(du, au)}` };
  }
  const [jours, total] = [joursEntre(du, au), joursEntre(annee.du, annee.au)];
  return {
    valeur: fraction(jours, total),
    ecrit: `${jours}/${total}`,
    dit: `${jours} jours sur les ${total} de l’année de contrat, ${entre(du, au)}`,
  };
}

const entre = (du: DateCivile, au: DateCivile) => `du ${dateCourte(du)} inclus au ${dateCourte(au)} exclu`;

function moisEntiers(du: DateCivile, au: DateCivile): number {
  let mois = 0;
  while (ajouterMois(du, mois + 1) <= au) mois += 1;
  return mois;
}
