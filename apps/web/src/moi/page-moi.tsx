import { useLecture } from '../api/lecture';
import type { Moi } from '../api/types';
import { Preferences } from '../avis/preferences';
import { Lu } from '../cadre/etats';
import { TitrePage } from '../cadre/titre-page';
import { dateCourte } from '../mots/dates';
import { agence, departement, enMots } from '../mots/libelles';
import { Absences } from './absences';
import { Suppleant } from './suppleant';

/** What depends on oneself: who stands in, when one is away, of what one is told. */
export function PageMoi() {
  const lecture = useLecture<Moi>('/moi');
  return (
    <>
      <TitrePage titre="Mon compte">Mon compte</TitrePage>
      <Lu lecture={lecture}>
        {(moi) => (
          <>
            <Identite moi={moi} />
            <Remplacements remplace={moi.remplace} />
            <Suppleant moi={moi} apres={lecture.recharger} />
            <Absences moi={moi} apres={lecture.recharger} />
          </>
        )}
      </Lu>
      <Preferences />
    </>
  );
}

function Identite({ moi: { nom, identifiant, roles, regions, departements, superieur } }: { moi: Moi }) {
  const territoire = departements.length ? departements.map(departement) : regions.map(agence);
  return (
    <dl className="reperes fr-mb-4w">
      <Repere terme="Nom">
        {nom} ({identifiant})
      </Repere>
      <Repere terme="Rôles">{roles.map(enMots).join(', ')}</Repere>
      <Repere terme="Territoire">
        {territoire.length > 3 ? `${territoire.length} agences` : territoire.join(', ')}
      </Repere>
      <Repere terme="Les avis auxquels je ne réponds pas remontent à">
        {superieur?.nom ?? 'la direction générale de l’ARS'}
      </Repere>
    </dl>
  );
}

function Repere({ terme, children }: { terme: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{terme}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Remplacements({ remplace }: { remplace: Moi['remplace'] }) {
  return (
    <section aria-labelledby="titre-remplacements" className="fr-mb-4w">
      <h2 id="titre-remplacements" className="titre-bloc">
        Qui je remplace aujourd’hui
      </h2>
      {remplace.length === 0 ? (
        <p>Personne.</p>
      ) : (
        <>
          <ul>
            {remplace.map(({ id, nom, au }) => (
              <li key={id}>
                {nom}, {au ? `jusqu’au ${dateCourte(au)} compris` : 'jusqu’à nouvel ordre'}
              </li>
            ))}
          </ul>
          <p>
            Leurs tâches et leurs avis me parviennent ; ce que j’enregistre sur leurs dossiers porte mon nom « pour » le
            leur.
          </p>
        </>
      )}
    </section>
  );
}
