import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Versements } from '../api/types';
import { Table } from '../cadre/table';
import { dateCourte } from '../mots/dates';
import { enEuros } from '../mots/montants';

export type Ordre = Versements['versements'][number];

interface Props {
  titre: string;
  versements: readonly Ordre[];
  /** Heading of the last column, and what it holds. */
  derniere: readonly [string, (ordre: Ordre) => ReactNode];
}

/** Payments of several dossiers: what each pays, how much, and who ordered it. */
export function TableDesOrdres({ titre, versements, derniere: [intitule, cellule] }: Props) {
  return (
    <Table
      titre={titre}
      className="table-ordres"
      colonnes={['Dossier', 'Versement', 'Montant', 'Ordonné', intitule]}
      lignes={versements.map((ordre) => ({
        cle: ordre.reference,
        cellules: [
          <Dossier {...ordre} />,
          nommer(ordre),
          enEuros(ordre.montant),
          <Auteur {...ordre} />,
          cellule(ordre),
        ],
      }))}
    />
  );
}

export const nommer = ({ posteEnClair, natureEnClair, annee }: Ordre): string =>
  `${posteEnClair}, ${natureEnClair.toLowerCase()}, année ${annee}`;

function Dossier({ dossier, nom, reference }: Ordre) {
  return (
    <>
      <Link to={`/dossiers/${dossier}/financement`}>{nom}</Link>
      <span className="precision mention">{reference}</span>
    </>
  );
}

function Auteur({ ordonneLe, parNom }: Ordre) {
  return (
    <>
      le {dateCourte(ordonneLe)}
      {parNom && <span className="precision mention">par {parNom}</span>}
    </>
  );
}
