import type { Sommes } from '../api/types';
import { Table } from '../cadre/table';
import { enEuros } from '../mots/montants';
import { SOMMES } from './mots';

interface Props {
  titre: string;
  /** What the rows are. */
  axe: string;
  parts: readonly (Sommes & { nom: string })[];
  total: Sommes;
}

/** One way of cutting the money: its parts, then their total. */
export function AxeDesCumuls({ titre, axe, parts, total }: Props) {
  return (
    <section className="fr-mb-4w">
      <h2 className="titre-bloc">{titre}</h2>
      <Table
        titre={titre}
        className="table-montants table-sommes table-totalisee"
        colonnes={[axe, ...SOMMES.map(({ mot }) => mot)]}
        lignes={[...parts, { ...total, nom: 'Total' }].map((part) => ({
          cle: part.nom,
          cellules: [part.nom, ...SOMMES.map(({ cle }) => enEuros(part[cle]))],
        }))}
      />
    </section>
  );
}
