import type { Version, VueDossier } from '../api/types';
import { voiesDe } from './etats-du-parcours';

const STATUTS: Record<VueDossier['phases'][number]['statut'], { mot: string; icone: string }> = {
  FRANCHIE: { mot: 'franchie', icone: 'fr-icon-check-line' },
  EN_COURS: { mot: 'en cours', icone: 'fr-icon-time-line' },
  A_VENIR: { mot: 'à venir', icone: '' },
  NON_TENUE: { mot: 'non tenue', icone: 'fr-icon-subtract-line' },
};

/** Where the dossier is: its phases, and what each parallel part of it awaits. */
export function Etapes({ dossier, version }: { dossier: VueDossier; version: Version }) {
  const voies = voiesDe(dossier.etat, version);
  return (
    <section aria-labelledby="titre-etapes" className="parcours">
      <h2 id="titre-etapes" className="fr-sr-only">
        Avancement
      </h2>
      <ol className="etapes">
        {dossier.phases.map(({ code, libelle, statut }, rang) => (
          <li
            key={code}
            className={`etape etape-${statut.toLowerCase()}`}
            aria-current={statut === 'EN_COURS' ? 'step' : undefined}
          >
            <span className={`etape-rang ${STATUTS[statut].icone}`} aria-hidden="true">
              {STATUTS[statut].icone ? null : rang + 1}
            </span>
            <span className="etape-nom">{libelle}</span>
            <span className="etape-statut">{STATUTS[statut].mot}</span>
          </li>
        ))}
      </ol>
      {voies.length > 1 && (
        <dl className="voies">
          {voies.map(({ nom, libelle }) => (
            <div key={nom} className="voie">
              <dt>{nom}</dt>
              <dd>{libelle}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
