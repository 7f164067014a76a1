import { type RouteObject } from 'react-router';
import { PageActe } from './acte/page-acte';
import { PageAudit } from './audit/page-audit';
import { FournisseurAvis } from './avis/attente';
import { PageAvis } from './avis/page-avis';
import { PageBoite } from './boite/page-boite';
import { PageMessage } from './boite/page-message';
import { PageCourriels } from './courrier/page-courriels';
import { PageCourrier } from './courrier/page-courrier';
import { Cadre, CadrePublic } from './cadre/cadre';
import { PageInconnue, PageEnPanne } from './cadre/page-perdue';
import { PageDossier } from './dossier/page-dossier';
import { PageRejeu } from './dossier/page-rejeu';
import { PageFinancement } from './financement/page-financement';
import { PageFinancements } from './financement/page-financements';
import { PageHypothese } from './financement/page-hypothese';
import { FournisseurFormation } from './formation/horloge';
import { PageFormation } from './formation/page-formation';
import { PageGabarit } from './gabarits/page-gabarit';
import { PageGabarits } from './gabarits/page-gabarits';
import { PageDossiers } from './liste/page-dossiers';
import { PageOuverture } from './liste/page-ouverture';
import { PageLots } from './lots/page-lots';
import { PageMoi } from './moi/page-moi';
import { FournisseurAttentes } from './parapheur/attente';
import { PageAPoster } from './parapheur/page-a-poster';
import { PageParapheur } from './parapheur/page-parapheur';
import { PageOrganisme } from './organismes/page-organisme';
import { PageOrganismes } from './organismes/page-organismes';
import { PageReglages } from './reglages/page-reglages';
import { PageConnexion } from './session/connexion';
import { FournisseurSession } from './session/session';
import { PageEcheances } from './suivi/page-echeances';
import { PageIncidents } from './suivi/page-incidents';
import { PageVeille } from './veille/page-veille';

/** Every address of the pages. */
export const PAGES: RouteObject[] = [
  {
    element: (
      <FournisseurSession>
        <FournisseurFormation>
          <FournisseurAvis>
            <FournisseurAttentes>
              <CadrePublic />
            </FournisseurAttentes>
          </FournisseurAvis>
        </FournisseurFormation>
      </FournisseurSession>
    ),
    errorElement: <PageEnPanne />,
    children: [
      { path: '/connexion', element: <PageConnexion /> },
      {
        element: <Cadre />,
        children: [
          { path: '/', element: <PageDossiers /> },
          { path: '/dossiers/nouveau', element: <PageOuverture /> },
          { path: '/dossiers/:id', element: <PageDossier /> },
          { path: '/dossiers/:id/agir/:type', element: <PageActe /> },
          { path: '/dossiers/:id/rejeu', element: <PageRejeu /> },
          { path: '/dossiers/:id/financement', element: <PageFinancement /> },
          { path: '/dossiers/:id/financement/hypothese', element: <PageHypothese /> },
          { path: '/financement', element: <PageFinancements /> },
          { path: '/echeances', element: <PageEcheances /> },
          { path: '/avis', element: <PageAvis /> },
          { path: '/parapheur', element: <PageParapheur /> },
          { path: '/a-poster', element: <PageAPoster /> },
          { path: '/lots', element: <PageLots /> },
          { path: '/courriels', element: <PageCourriels /> },
          { path: '/courriers/:id', element: <PageCourrier /> },
          { path: '/incidents', element: <PageIncidents /> },
          { path: '/boite', element: <PageBoite /> },
          { path: '/boite/:id', element: <PageMessage /> },
          { path: '/audit', element: <PageAudit /> },
          { path: '/veille', element: <PageVeille /> },
          { path: '/gabarits', element: <PageGabarits /> },
          { path: '/gabarits/:nom', element: <PageGabarit /> },
          { path: '/organismes', element: <PageOrganismes /> },
          { path: '/organismes/:id', element: <PageOrganisme /> },
          { path: '/reglages', element: <PageReglages /> },
          { path: '/moi', element: <PageMoi /> },
          { path: '/formation', element: <PageFormation /> },
          { path: '*', element: <PageInconnue /> },
        ],
      },
    ],
  },
];
