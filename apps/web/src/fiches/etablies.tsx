import { Link } from 'react-router';
import type { Courrier } from '../api/types';
import { Table } from '../cadre/table';
import { dateCourte, instantCourt } from '../mots/dates';

/** The sheets that were frozen, the latest first. */
export function Etablies({ courriers }: { courriers: readonly Courrier[] }) {
  if (courriers.length === 0) return null;
  return (
    <section aria-labelledby="titre-etablies" className="fr-mt-3w">
      <h3 id="titre-etablies" className="sous-titre">
        Fiches établies
      </h3>
      <Table
        titre="Fiches établies"
        colonnes={['Fiche', 'Situation au', 'Établie le', 'Document']}
        lignes={courriers.map((fiche) => ({ cle: fiche.id, cellules: cellules(fiche) }))}
      />
    </section>
  );
}

function cellules({ id, titre, reference, situationAu, composeLe, sha256 }: Courrier) {
  return [
    <>
      <Link to={`/courriers/${id}`}>{titre}</Link>
      <span className="precision mention">{reference}</span>
    </>,
    situationAu && dateCourte(situationAu),
    composeLe && instantCourt(composeLe),
    <>
      <span className="actions-en-ligne">
        {(['pdf', 'html'] as const).map((forme) => (
          <a
            key={forme}
            href={`/api/courriers/${id}.${forme}`}
            target="_blank"
            rel="noreferrer"
            title={`${titre}, ${reference} – nouvelle fenêtre`}
          >
            {forme.toUpperCase()}
          </a>
        ))}
      </span>
      <span className="precision mention empreinte">SHA-256 : {sha256}</span>
    </>,
  ];
}
