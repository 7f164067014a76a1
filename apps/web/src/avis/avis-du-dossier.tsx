import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { demander } from '../api/client';
import { useLecture } from '../api/lecture';
import type { AvisDuDossier as Avis } from '../api/types';
import { Lu } from '../cadre/etats';
import { dateCourte, instantCourt } from '../mots/dates';
import { BoutonAcquitter } from './bouton-acquitter';
import { devenir, enQualiteDe } from './mots';
import { Reponse } from './reponse';

/** How many are shown at once. */
const PREMIERS = 3;

/** Who was told of the deadlines of a dossier, and who took note. */
export function AvisDuDossier({ id, revision }: { id: string; revision: number }) {
  const lecture = useLecture(`avis ${id} ${revision}`, (signal) =>
    demander<{ avis: Avis[] }>(`/dossiers/${id}/avis`, { signal }),
  );
  return (
    <section aria-labelledby="titre-avis">
      <h2 id="titre-avis" className="titre-bloc">
        Avis d’échéance
      </h2>
      <Lu lecture={lecture}>
        {({ avis }) =>
          avis.length === 0 ? (
            <p>Aucun avis n’a encore été demandé à personne.</p>
          ) : (
            <>
              <Liste avis={avis.slice(0, PREMIERS)} apres={lecture.recharger} />
              {avis.length > PREMIERS && (
                <details>
                  <summary>Avis précédents ({avis.length - PREMIERS})</summary>
                  <Liste avis={avis.slice(PREMIERS)} apres={lecture.recharger} />
                </details>
              )}
            </>
          )
        }
      </Lu>
    </section>
  );
}

function Liste({ avis, apres }: { avis: readonly Avis[]; apres(): void }) {
  return (
    <ul className="echeances">
      {avis.map((un) => (
        <li key={un.rappel} className="echeance">
          <p className="echeance-nom">
            {un.libelle} ({un.avant})
          </p>
          <p className="echeance-explication">
            Dernier jour le {dateCourte(un.echeance)} ; demandé à{' '}
            {[...new Set(un.adresses.map(({ nom }) => nom))].join(', ') || 'personne'}
          </p>
          <p className="echeance-date">
            <Etat avis={un} /> {un.acquittable && <BoutonAcquitter avis={un} apres={apres} />}
          </p>
          <details>
            <summary>À qui, quand, en quelle qualité</summary>
            <ul className="liste-nue">
              {un.adresses.map((adresse) => (
                <li key={`${adresse.rang}/${adresse.nom}`}>
                  {adresse.nom}, {enQualiteDe(adresse)}
                  <span className="precision mention">
                    le {instantCourt(adresse.demandeLe)}
                    {adresse.rang > 1 && `, ${adresse.rang}e demande`} : {devenir(adresse)}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Etat({ avis }: { avis: Avis }) {
  if (avis.suivi) return <span className="mention">dans le résumé quotidien, sans réponse à donner</span>;
  if (!avis.aReconnaitre) return <Reponse avis={avis} />;
  return (
    <Badge small as="span" severity="warning">
      attend une réponse
    </Badge>
  );
}
