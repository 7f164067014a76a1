import { Breadcrumb } from '@codegouvfr/react-dsfr/Breadcrumb';
import { useParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { OrganismeDecrit } from '../api/types';
import { Lu } from '../cadre/etats';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';
import { useSession } from '../session/session';
import { Delegations } from './delegations';
import { Fichiers } from './fichiers';
import { champEnMots, GENRES, territoire } from './mots';
import { Reglages, ReglagesLus } from './reglages';

/** One agency: its letterhead, its files, who signs for it, and who changed what. */
export function PageOrganisme() {
  const { id = '' } = useParams();
  const { utilisateur } = useSession();
  const lecture = useLecture<OrganismeDecrit>(`/organismes/${encodeURIComponent(id)}`);
  const modifiable = utilisateur.roles.includes('ADMIN');
  return (
    <Lu pageEntiere lecture={lecture}>
      {(organisme) => (
        <>
          <Breadcrumb
            currentPageLabel={organisme.nom}
            segments={[{ label: 'Organismes', linkProps: { to: '/organismes' } }]}
          />
          <TitrePage titre={organisme.nom}>{organisme.nom}</TitrePage>
          <p>
            {GENRES[organisme.genre]} – {territoire(organisme)}
          </p>
          <p className="actions-en-ligne">
            <a className="fr-btn" href={`/api/organismes/${organisme.id}/apercu.pdf`} target="_blank" rel="noreferrer">
              Voir une lettre d’exemple
            </a>
          </p>
          <Delegations organisme={organisme} modifiable={modifiable} apres={lecture.recharger} />
          <Fichiers organisme={organisme} modifiable={modifiable} apres={lecture.recharger} />
          {modifiable ? (
            <Reglages organisme={organisme} apres={lecture.recharger} />
          ) : (
            <ReglagesLus organisme={organisme} />
          )}
          <Histoire organisme={organisme} />
        </>
      )}
    </Lu>
  );
}

function Histoire({ organisme: { histoire } }: { organisme: OrganismeDecrit }) {
  return (
    <section aria-labelledby="titre-histoire" className="fr-mb-4w">
      <h2 id="titre-histoire" className="titre-bloc">
        Derniers changements
      </h2>
      {histoire.length === 0 ? (
        <p>Aucun changement n’est enregistré.</p>
      ) : (
        <ul>
          {histoire.map(({ par, le, changements }) => (
            <li key={`${le} ${Object.keys(changements).join()}`}>
              Le {instantCourt(le)}, par {par ?? 'la ligne de commande'} :{' '}
              {Object.keys(changements).map(champEnMots).join(', ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
