import type { FinancementDuContrat } from '../api/types';
import { Table } from '../cadre/table';
import { dateCourte, veilleDe } from '../mots/dates';
import { compter } from '../mots/libelles';
import { enEuros } from '../mots/montants';
import { SOMMES } from './mots';

/** The years of a contract: what amounts hang on, and their sums. */
export function AnneesDuContrat({ contrat: { du, annees } }: { contrat: FinancementDuContrat }) {
  return (
    <Table
      titre={`Années du contrat signé le ${dateCourte(du)}`}
      className="table-montants table-sommes"
      colonnes={['Année', 'Taille', 'Barème', 'Membres', ...SOMMES.map(({ mot }) => mot)]}
      lignes={annees.map((annee) => ({
        cle: String(annee.rang),
        cellules: [
          <>
            <strong>Année {annee.rang}</strong>
            <span className="precision mention">
              du {dateCourte(annee.du)} au {dateCourte(veilleDe(annee.au))}
            </span>
          </>,
          `Taille ${annee.taille}`,
          `du ${dateCourte(annee.bareme)}`,
          annee.membres === undefined ? (
            <span className="mention">non déclarés</span>
          ) : (
            compter(annee.membres, 'membre')
          ),
          ...SOMMES.map(({ cle }) => enEuros(annee.sommes[cle])),
        ],
      }))}
    />
  );
}
