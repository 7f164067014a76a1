import { Link } from 'react-router';
import { demander } from '../api/client';
import { useLecture } from '../api/lecture';
import type { Financement } from '../api/types';
import { Lu } from '../cadre/etats';
import { enEuros } from '../mots/montants';
import { SOMMES } from './mots';

/** The dossier's money in four figures, once a contract gives some, and the way to its detail. */
export function ResumeFinancement({ id, revision }: { id: string; revision: number }) {
  const adresse = `/dossiers/${id}/financement`;
  const lecture = useLecture(`${adresse} ${revision}`, (signal) => demander<Financement>(adresse, { signal }));
  return (
    <section aria-labelledby="titre-financement">
      <h2 id="titre-financement" className="titre-bloc">
        Financement
      </h2>
      <Lu lecture={lecture}>
        {({ contrats, horsEcheancier, sommes }) => (
          <>
            {contrats.length + horsEcheancier.length === 0 ? (
              <p>Aucun contrat n’est signé : il n’y a pas encore d’échéancier.</p>
            ) : (
              <dl className="reperes">
                {SOMMES.map(({ cle, mot }) => (
                  <div key={cle}>
                    <dt>{mot}</dt>
                    <dd className="montant">{enEuros(sommes[cle])}</dd>
                  </div>
                ))}
              </dl>
            )}
            <p className="fr-mt-1w">
              <Link to={adresse}>Échéancier, calculs et simulation</Link>
            </p>
          </>
        )}
      </Lu>
    </section>
  );
}
