import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Link } from 'react-router';
import type { Courrier } from '../api/types';
import { Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { instantCourt } from '../mots/dates';
import { BadgesDuCourrier, Remplacements } from '../courrier/statut';
import { enMots } from '../mots/libelles';

/** True while the worker is still at it: the page looks again. */
export function enPreparation({ statut, enEchec, aPoster }: Courrier): boolean {
  return statut === 'PREVU' || (statut === 'COMPOSE' && !enEchec && !aPoster);
}

export function Courriers({ courriers }: { courriers: readonly Courrier[] }) {
  if (courriers.length === 0)
    return (
      <Vide titre="Aucun courrier.">
        <p>Les courriers que la loi prévoit se préparent et partent d’eux-mêmes quand un acte est enregistré.</p>
      </Vide>
    );
  return (
    <Table
      titre="Courriers"
      colonnes={['Courrier', 'Statut', 'Destinataires', 'Document']}
      lignes={courriers.map((courrier) => ({
        cle: courrier.id,
        cellules: [
          <>
            <Link to={`/courriers/${courrier.id}`}>{courrier.titre}</Link>
            <span className="precision mention">
              {courrier.reference} · entrée n° {courrier.seq}
            </span>
          </>,
          <Statut courrier={courrier} />,
          courrier.destinataires.length ? courrier.destinataires.join(', ') : <span className="mention">–</span>,
          <Document courrier={courrier} />,
        ],
      }))}
    />
  );
}

function Statut({ courrier }: { courrier: Courrier }) {
  const { statut, envoyeLe, aCorrigerPar } = courrier;
  return (
    <>
      <BadgesDuCourrier courrier={courrier} />
      {aCorrigerPar !== null && (
        <Badge small as="span" severity="warning">
          à corriger : entrée n° {aCorrigerPar}
        </Badge>
      )}
      {envoyeLe && <span className="precision mention">le {instantCourt(envoyeLe)}</span>}
      <Remplacements courrier={courrier} />
      {statut === 'BLOQUE' && (
        <span className="precision">
          <Link to="/incidents">Voir l’incident</Link>
        </span>
      )}
    </>
  );
}

// A reminder has no PDF: only a frozen document has a hash.
function Document({ courrier: { id, titre, canal, composeLe, sha256 } }: { courrier: Courrier }) {
  if (!composeLe) return <span className="mention">pas encore de document</span>;
  return (
    <>
      <a
        href={`/api/courriers/${id}${sha256 ? '.pdf' : '.html'}`}
        target="_blank"
        rel="noreferrer"
        title={`${titre} – nouvelle fenêtre`}
      >
        {sha256 ? 'Ouvrir le PDF' : 'Ouvrir le message'}
      </a>
      {sha256 && (
        <span className="precision mention" title={`SHA-256 : ${sha256}`}>
          {enMots(canal)} · empreinte {sha256.slice(0, 8)}
        </span>
      )}
    </>
  );
}
