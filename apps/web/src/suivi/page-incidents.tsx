import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Incident } from '../api/types';
import { Depliant } from '../cadre/depliant';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';
import { compter } from '../mots/libelles';
import { ActionsIncident } from './actions-incident';
import { HistoireIncident } from './histoire-incident';

/** Whatever keeps a legal effect, a letter or the watch over them from being produced; what is done about it. */
export function PageIncidents() {
  const [parametres, setParametres] = useSearchParams();
  const [phrase, setPhrase] = useState<string>();
  const clos = parametres.get('clos') === 'true';
  const lecture = useLecture<{ incidents: Incident[] }>(`/incidents${clos ? '?clos=true' : ''}`);
  const apres = (dite: string) => {
    setPhrase(dite);
    lecture.recharger();
  };
  return (
    <>
      <TitrePage titre="Incidents">Incidents</TitrePage>
      <p>
        Un incident signale ce qui empêche un effet légal, un courrier ou une surveillance de se produire. Il se referme
        de lui-même dès que c’est produit. Relancez-le une fois la cause réparée ; ou clôturez-le en disant pourquoi.
      </p>
      <Checkbox
        small
        options={[
          {
            label: 'Montrer aussi les incidents clos',
            nativeInputProps: {
              checked: clos,
              onChange: ({ target }) => setParametres(target.checked ? { clos: 'true' } : {}),
            },
          },
        ]}
      />
      <div role="status">{phrase && <Alert small severity="success" className="fr-my-2w" description={phrase} />}</div>
      <Lu lecture={lecture}>
        {({ incidents }) =>
          incidents.length === 0 ? (
            <Vide titre="Aucun incident ouvert.">
              <p>Tout ce que la loi prévoit s’est produit.</p>
            </Vide>
          ) : (
            <>
              <p className="compte" role="status">
                {compter(incidents.length, 'incident')}
              </p>
              <Table
                titre="Incidents"
                colonnes={['Incident', 'Que s’est-il passé ?', 'Depuis', 'Dernier essai', 'Dossier', 'Agir']}
                lignes={incidents.map((incident) => ({ cle: incident.id, cellules: cellules(incident, apres) }))}
              />
            </>
          )
        }
      </Lu>
    </>
  );
}

function cellules(incident: Incident, apres: (phrase: string) => void) {
  const { id, libelle, message, ouvertLe, dernierLe, occurrences, closLe, repris, dossierId } = incident;
  return [
    <>
      {libelle}{' '}
      {closLe && (
        <Badge small noIcon as="span" severity="success">
          clos
        </Badge>
      )}
    </>,
    <>
      {message}
      <Depliant
        titre={
          <>
            Histoire<span className="fr-sr-only"> : {message}</span>
          </>
        }
      >
        <HistoireIncident id={id} version={`${repris?.le} ${closLe}`} />
      </Depliant>
    </>,
    instantCourt(ouvertLe),
    <>
      {instantCourt(closLe ?? dernierLe)}
      <span className="precision mention">{closLe ? 'refermé' : compter(occurrences, 'essai')}</span>
      {repris && !closLe && (
        <span className="precision mention">
          relancé par {repris.par} le {instantCourt(repris.le)}
        </span>
      )}
    </>,
    dossierId ? <Link to={`/dossiers/${dossierId}`}>Ouvrir le dossier</Link> : 'Tous',
    closLe ? '–' : <ActionsIncident incident={incident} apres={apres} />,
  ];
}
