import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Link } from 'react-router';
import type { Courrier } from '../api/types';
import { A_POSTER, EN_ECHEC, STATUTS } from './etapes';

type Su = Pick<Courrier, 'statut' | 'enEchec'> & Partial<Pick<Courrier, 'aPoster' | 'remplacePar'>>;

/** How far a letter is, in one or two words each. */
export function BadgesDuCourrier({ courrier: { statut, enEchec, aPoster, remplacePar } }: { courrier: Su }) {
  const etats = [...(enEchec ? [EN_ECHEC] : []), ...(aPoster ? [A_POSTER] : [])];
  return (
    <span className="badges">
      {(etats.length ? etats : [STATUTS[statut]]).map(({ mot, gravite }) => (
        <Badge key={mot} small noIcon={gravite === 'info'} as="span" severity={gravite}>
          {mot}
        </Badge>
      ))}
      {remplacePar && (
        <Badge small noIcon as="span" severity="new">
          remplacé
        </Badge>
      )}
    </span>
  );
}

/** The letter that this one replaces, and the one that replaces it. */
export function Remplacements({
  courrier: { remplace, remplacePar },
}: {
  courrier: Pick<Courrier, 'remplace' | 'remplacePar'>;
}) {
  return (
    <>
      {remplacePar && (
        <span className="precision">
          Remplacé par <Link to={`/courriers/${remplacePar.id}`}>{remplacePar.reference}</Link>
        </span>
      )}
      {remplace && (
        <span className="precision">
          Remplace <Link to={`/courriers/${remplace.id}`}>{remplace.reference}</Link>
        </span>
      )}
    </>
  );
}
