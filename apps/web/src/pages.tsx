import { type RouteObject } from 'react-router';
import { PageActe } from './acte/page-acte';
import { PageAudit } from './audit/page-audit';
import { PageBoite } from './boite/page-boite';
import { PageMessage } from './boite/page-message';
import { Cadre, CadrePublic } from './cadre/cadre';
import { PageInconnue, PageEnPanne } from './cadre/page-perdue';
import { PageDossier } from './dossier/page-dossier';
import { PageRejeu } from './dossier/page-rejeu';
import { PageDossiers } from './liste/page-dossiers';
import { PageOuverture } from './liste/page-ouverture';
import { PageReglages } from './reglages/page-reglages';
import { PageConnexion } from './session/connexion';
import { FournisseurSession } from './session/session';
import { PageEcheances } from './suivi/page-echeances';
import { PageIncidents } from './suivi/page-incidents';

/** Every address of the pages. */
export const PAGES: RouteObject[] = [
  {
    element: (
      <FournisseurSession>
        <CadrePublic />
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
          { path: '/echeances', element: <PageEcheances /> },
          { path: '/incidents', element: <PageIncidents /> },
          { path: '/boite', element: <PageBoite /> },
          { path: '/boite/:id', element: <PageMessage /> },
          { path: '/audit', element: <PageAudit /> },
          { path: '/reglages', element: <PageReglages /> },
          { path: '*', element: <PageInconnue /> },
        ],
      },
    ],
  },
];
