import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { Link, useSearchParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Incident } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';
import { compter } from '../mots/libelles';

const SORTES: Record<string, string> = { COURRIER: 'Courrier non produit', ENVOI: 'Courrier non envoyé' };

/** Whatever keeps a legal effect from being produced. */
export function PageIncidents() {
  const [parametres, setParametres] = useSearchParams();
  const clos = parametres.get('clos') === 'true';
  const lecture = useLecture<{ incidents: Incident[] }>(`/incidents${clos ? '?clos=true' : ''}`);
  return (
    <>
      <TitrePage titre="Incidents">Incidents</TitrePage>
      <p>
        Un incident signale ce qui empêche un effet légal de se produire. Il se referme de lui-même dès que l’effet est
        produit : les essais continuent sans intervention.
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
                colonnes={['Incident', 'Que s’est-il passé ?', 'Depuis', 'Dernier essai', 'Dossier']}
                lignes={incidents.map((incident) => ({ cle: incident.id, cellules: cellules(incident) }))}
              />
            </>
          )
        }
      </Lu>
    </>
  );
}

function cellules({ sorte, message, ouvertLe, dernierLe, occurrences, closLe, dossierId }: Incident) {
  return [
    <>
      {SORTES[sorte] ?? sorte}{' '}
      {closLe && (
        <Badge small noIcon as="span" severity="success">
          clos
        </Badge>
      )}
    </>,
    message,
    instantCourt(ouvertLe),
    <>
      {instantCourt(closLe ?? dernierLe)}
      <span className="precision mention">{closLe ? 'refermé' : compter(occurrences, 'essai')}</span>
    </>,
    dossierId ? <Link to={`/dossiers/${dossierId}`}>Ouvrir le dossier</Link> : 'Tous',
  ];
}
