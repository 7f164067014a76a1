import { Notice } from '@codegouvfr/react-dsfr/Notice';
import { Link } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Incident } from '../api/types';
import { compter } from '../mots/libelles';

/** On the home page: what is broken, as long as it is. */
export function BandeauIncidents() {
  const { donnees } = useLecture<{ incidents: Incident[] }>('/incidents');
  const nombre = donnees?.incidents.length ?? 0;
  if (nombre === 0) return null;
  return (
    <Notice
      severity="warning"
      className="fr-mb-3w"
      title={compter(nombre, 'incident ouvert', 'incidents ouverts')}
      description={
        <>
          {nombre > 1 ? 'attendent' : 'attend'} que l’on y remédie.{' '}
          <Link to="/incidents">{nombre > 1 ? 'Voir les incidents' : 'Voir l’incident'}</Link>
        </>
      }
    />
  );
}
