import { Link } from 'react-router';
import type { Action, VueDossier } from '../api/types';
import { dateCourte } from '../mots/dates';
import { ouEnMots } from '../mots/libelles';
import { useSession } from '../session/session';
import { Raisons } from './raisons';

/** What can be done now, and why the rest cannot. */
export function Actes({ dossier, actions }: { dossier: VueDossier; actions: readonly Action[] }) {
  const { utilisateur } = useSession();
  const possibles = actions.filter(({ possible }) => possible);
  const aRole = ({ roles }: Action) => utilisateur.roles.some((role) => roles.includes(role));
  const impossibles = actions.filter(({ possible }) => !possible);
  const groupes = [
    { titre: 'Pas possibles aujourd’hui', actes: impossibles.filter(aRole) },
    {
      titre: 'Réservés à d’autres',
      actes: impossibles.filter((acte) => !aRole(acte) && acte.route !== 'HORLOGE'),
    },
    {
      titre: 'Constatés par l’horloge, sans intervention',
      actes: impossibles.filter(({ route }) => route === 'HORLOGE'),
    },
  ].filter(({ actes }) => actes.length > 0);
  return (
    <section aria-labelledby="titre-actes">
      <h2 id="titre-actes" className="titre-bloc">
        Agir
      </h2>
      {possibles.length === 0 ? (
        <p>
          {dossier.clos
            ? 'Le dossier est clos : plus aucun acte ne s’y enregistre.'
            : 'Votre rôle n’ouvre aucun acte sur ce dossier aujourd’hui. Vous pouvez le consulter.'}
        </p>
      ) : (
        <Possibles dossier={dossier} actes={possibles} />
      )}
      {groupes.map(({ titre, actes }) => (
        <details key={titre} className="impossibles">
          <summary>
            {titre} ({actes.length}) : voir pourquoi
          </summary>
          {parPhase(dossier, actes).map(([phase, siens]) => (
            <div key={phase}>
              <p className="sous-titre">{phase}</p>
              <ul className="liste-nue">
                {siens.map((acte) => (
                  <li key={acte.type}>
                    <Impossible dossier={dossier} acte={acte} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      ))}
    </section>
  );
}

function Possibles({ dossier, actes }: { dossier: VueDossier; actes: readonly Action[] }) {
  const principaux = actes.filter(({ route }) => route === 'PRINCIPALE');
  const secondaires = actes.filter(({ route }) => route !== 'PRINCIPALE');
  const enCours = dossier.phases.find(({ statut }) => statut === 'EN_COURS')?.libelle;
  const lien = ({ type, libelle, avertissements, avant }: Action, style: string) => (
    <li key={type}>
      <Link className={`fr-btn ${style}`} to={`/dossiers/${dossier.id}/agir/${type}`}>
        {libelle}
      </Link>
      {avant && <span className="mention">avant le {dateCourte(avant.le)}</span>}
      {avertissements.length > 0 && (
        <span className="mention">
          {avertissements.length > 1 ? `${avertissements.length} avertissements` : '1 avertissement'}
        </span>
      )}
    </li>
  );
  return (
    <>
      <ul className="boutons">{principaux.map((acte) => lien(acte, ''))}</ul>
      {secondaires.length > 0 && (
        <>
          <p className="sous-titre">Autres actes</p>
          {parPhase(dossier, secondaires).map(([phase, siens]) => (
            <details key={phase} className="actes-de-la-phase" open={phase === enCours}>
              <summary>
                {phase} ({siens.length})
              </summary>
              <ul className="boutons">{siens.map((acte) => lien(acte, 'fr-btn--secondary fr-btn--sm'))}</ul>
            </details>
          ))}
        </>
      )}
    </>
  );
}

function Impossible({ dossier, acte }: { dossier: VueDossier; acte: Action }) {
  const { type, libelle, roles, route, refus } = acte;
  return (
    <details className="impossible" data-acte={type}>
      <summary>
        {libelle}
        <span className="mention">{route === 'HORLOGE' ? '' : ` – ${ouEnMots(roles)}`}</span>
      </summary>
      <Raisons motifs={refus} roles={roles} />
      {refus.every(({ derogeable }) => derogeable) ? (
        <Link className="fr-btn fr-btn--tertiary fr-btn--sm" to={`/dossiers/${dossier.id}/agir/${type}`}>
          Agir avec une dérogation motivée
        </Link>
      ) : (
        route !== 'HORLOGE' &&
        !dossier.clos &&
        refus.every(({ code }) => code !== 'ROLE') && (
          <Link className="fr-link fr-link--sm" to={`/dossiers/${dossier.id}/agir/${type}`}>
            Le fait date d’un autre jour : l’enregistrer à sa date
          </Link>
        )
      )}
    </details>
  );
}

/** Acts in the order of the phases to which they belong. */
function parPhase({ phases }: VueDossier, actes: readonly Action[]): [string, Action[]][] {
  return phases
    .map(({ code, libelle }): [string, Action[]] => [libelle, actes.filter(({ phase }) => phase === code)])
    .filter(([, siens]) => siens.length > 0);
}
