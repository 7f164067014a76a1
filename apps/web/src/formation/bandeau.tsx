import { Link } from 'react-router';
import { instantLong } from '../mots/dates';
import { useGestionSession } from '../session/session';
import { useHorloge } from './horloge';

/** Says on every page of a training server that nothing here has any value, and what day it is there. */
export function BandeauFormation() {
  const { vue } = useHorloge();
  const { session } = useGestionSession();
  if (!vue?.formation) return null;
  return (
    <p className="bandeau-formation">
      <span className="fr-container">
        <span>
          Formation : horloge déplaçable – nous sommes le {instantLong(vue.instant)}
          {vue.cible && `, en route vers le ${instantLong(vue.cible)}`} – sans valeur
        </span>
        {session && <Link to="/formation">Déplacer l’horloge</Link>}
      </span>
    </p>
  );
}
