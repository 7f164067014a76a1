import { enVigueur, somme } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { avecCentimes, enLigne, lignes } from './tableau';

/** Five years of a contract, worked out by hand. Amounts in euros as a table prints them. */
export interface CinqAns {
  faits: FaitsCpts;
  /** A day on which nothing is past: all that is not known is supposed. */
  jour: string;
  /** The signature, then the five days that close a year. */
  anniversaires: readonly [string, string, string, string, string, string];
  /** `années | date | poste | nature | calcul | montant`; date: ouverture, clôture or a day of the year. */
  tableau: string;
  /** Of each year, all natures together; then of the contract. */
  annees: readonly [string, string, string, string, string];
  total: string;
}

/** A row for each of the years that it names: `2 à 5`, `3`, `1, 2, 4, 5`. */
function deplier(tableau: string, anniversaires: CinqAns['anniversaires']): string[] {
  return lignes(tableau).flatMap((ligne) => {
    const [annees = '', date = '', ...reste] = ligne.split(' | ');
    return rangs(annees).map((annee) => {
      const jour = date === 'ouverture' ? anniversaires[annee - 1] : date === 'clôture' ? anniversaires[annee] : date;
      return [annee, jour, ...reste].join(' | ');
    });
  });
}

function rangs(annees: string): number[] {
  const [de, a] = annees.split(' à ').map(Number);
  return a === undefined ? annees.split(', ').map(Number) : Array.from({ length: a - de! + 1 }, (_, n) => de! + n);
}

export function verifier({ faits, jour, anniversaires, tableau, annees, total }: CinqAns): void {
  const [contrat] = financer(faits, enVigueur, jour).contrats;
  const calcule = contrat!.lignes.map((ligne) => `${ligne.annee} | ${enLigne(ligne)}`);
  expect(calcule.sort()).toEqual(deplier(tableau, anniversaires).sort());
  expect(contrat!.annees.map(({ sommes }) => avecCentimes(sommes.prevu))).toEqual(annees);
  expect(avecCentimes(somme(contrat!.annees.map(({ sommes }) => sommes.prevu)))).toBe(total);
  expect(avecCentimes(contrat!.sommes.prevu)).toBe(total);
}
