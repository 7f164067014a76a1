import { Breadcrumb } from '@codegouvfr/react-dsfr/Breadcrumb';
import { Fragment, useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { RegistreCourrier } from '../api/types';
import { Depliant } from '../cadre/depliant';
import { Lu } from '../cadre/etats';
import { TitrePage } from '../cadre/titre-page';
import { useAttentes } from '../parapheur/attente';
import { useSession } from '../session/session';
import { NonRemise, Remise, Renvoi } from './formulaires';
import { HistoireDesParagraphes } from './paragraphes';
import { Depot, Reception } from './poste';
import { Precisions } from './precisions';
import { Projet } from './projet';
import { Registre } from './registre';
import { Remplacement } from './remplacement';

/** A sending that was just asked for leaves within seconds: the page looks again a few times. */
const REGARDS = 5;
const ENTRE_REGARDS_MS = 2000;

/** One letter: what it is, everything that happened to it, its proof, and what a person may add to its register. */
export function PageCourrier() {
  const { id = '' } = useParams();
  const lecture = useLecture<RegistreCourrier>(`/courriers/${encodeURIComponent(id)}`);
  const { donnees, recharger } = lecture;
  const attentes = useAttentes();
  const regards = useRef(0);
  const attendu = donnees !== undefined && enRoute(donnees);
  useEffect(() => {
    if (!attendu || regards.current >= REGARDS) return;
    const attente = setTimeout(() => {
      regards.current += 1;
      recharger();
    }, ENTRE_REGARDS_MS);
    return () => clearTimeout(attente);
  }, [donnees, attendu, recharger]);
  const relire = () => {
    regards.current = 0;
    recharger();
    attentes.recharger();
  };
  const { roles } = useSession().utilisateur;
  const agit = roles.some((role) => role !== 'AUDITEUR');
  return (
    <Lu pageEntiere lecture={lecture}>
      {(courrier) => (
        <Fragment key={courrier.id}>
          <Breadcrumb currentPageLabel={courrier.titre} segments={segments(courrier)} />
          <TitrePage titre={courrier.titre}>{courrier.titre}</TitrePage>
          <Precisions courrier={courrier} />
          {courrier.projet && courrier.statut !== 'PREVU' && (
            <Projet courrier={courrier} projet={courrier.projet} agit={agit} apres={relire} />
          )}
          <Documents courrier={courrier} />
          {courrier.statut !== 'ETABLI' && (
            <>
              <h2 className="titre-bloc">Registre</h2>
              <p>Chaque étape s’ajoute aux précédentes : aucune ne se modifie ni ne s’efface.</p>
              <Registre courrier={courrier} />
              {agit && <Suites courrier={courrier} apres={relire} />}
            </>
          )}
        </Fragment>
      )}
    </Lu>
  );
}

/** True while the worker is at it. */
function enRoute({ statut, aPoster, envois }: RegistreCourrier): boolean {
  const derniere = envois.at(-1)?.resultat;
  return ['RENVOI', 'TENTATIVE'].includes(derniere ?? '') || statut === 'PREVU' || (statut === 'COMPOSE' && !aPoster);
}

function segments({ dossier, nom }: RegistreCourrier) {
  return dossier
    ? [{ label: nom ?? 'Dossier', linkProps: { to: `/dossiers/${dossier}` } }]
    : [{ label: 'Courriels', linkProps: { to: '/courriels' } }];
}

function Documents({ courrier }: { courrier: RegistreCourrier }) {
  const { id, statut, composeLe, sha256, envois, pieces, versions } = courrier;
  if (!composeLe && envois.length === 0) return null;
  return (
    <>
      <p className="actions-en-ligne">
        {composeLe && (
          <a
            className="fr-btn"
            href={`/api/courriers/${id}${sha256 ? '.pdf' : '.html'}`}
            target="_blank"
            rel="noreferrer"
          >
            {sha256 ? 'Ouvrir le document' : 'Ouvrir le message'}
          </a>
        )}
        {composeLe && sha256 && (
          <a className="fr-btn fr-btn--secondary" href={`/api/courriers/${id}.html`} target="_blank" rel="noreferrer">
            Lire en HTML
          </a>
        )}
        {statut !== 'ETABLI' && (
          <a
            className="fr-btn fr-btn--secondary"
            href={`/api/courriers/${id}/preuve.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            Imprimer la preuve d’envoi
          </a>
        )}
      </p>
      {pieces.length > 0 && (
        <>
          <h2 className="titre-bloc">{pieces.length > 1 ? 'Fiches jointes' : 'Fiche jointe'}</h2>
          <ul>
            {pieces.map((piece) => (
              <li key={piece.id}>
                <Link to={`/courriers/${piece.id}`}>{piece.titre}</Link>
                <span className="precision mention">{piece.reference}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {composeLe && versions.length > 0 && (
        <div className="fr-mb-3w">
          <Depliant titre={`Paragraphes libres : versions (${versions.length})`}>
            <HistoireDesParagraphes versions={versions} />
          </Depliant>
        </div>
      )}
    </>
  );
}

function Suites({ courrier, apres }: { courrier: RegistreCourrier; apres(): void }) {
  const { statut, aPoster, depot, recuLe, composeLe, dossier, remplacePar, courriel } = courrier;
  if (!composeLe && statut !== 'BLOQUE') return null;
  return (
    <section aria-labelledby="titre-suites" className="fr-mt-4w">
      {aPoster && (
        <div className="encart encart-avertissement">
          <h2 className="encart-titre">À poster</h2>
          <p>
            Ce courrier ne part pas par courriel à son destinataire : imprimez le document, déposez-le, puis dites-le
            ici.
          </p>
          <Depot courrier={courrier} apres={apres} />
        </div>
      )}
      <h2 id="titre-suites" className="titre-bloc">
        Ajouter au registre
      </h2>
      {depot && !recuLe && (
        <Depliant titre="Enregistrer la réception">
          <Reception id={courrier.id} depot={depot} apres={apres} />
        </Depliant>
      )}
      <Depliant titre="Signaler une non-remise">
        <NonRemise courrier={courrier} apres={apres} />
      </Depliant>
      <Depliant titre="Enregistrer une remise">
        <Remise courrier={courrier} apres={apres} />
      </Depliant>
      {courriel && (
        <Depliant titre="Renvoyer">
          <Renvoi courrier={courrier} apres={apres} />
        </Depliant>
      )}
      {composeLe && dossier && !remplacePar && (
        <Depliant titre="Annuler et remplacer">
          <Remplacement courrier={courrier} apres={apres} />
        </Depliant>
      )}
    </section>
  );
}
