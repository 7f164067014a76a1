import { startReactDsfr } from '@codegouvfr/react-dsfr/spa';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, Link, RouterProvider } from 'react-router';
import './style/dsfr';
import { PAGES } from './pages';

declare module '@codegouvfr/react-dsfr/spa' {
  interface RegisterLink {
    Link: typeof Link;
  }
}

startReactDsfr({ defaultColorScheme: 'system', Link });

createRoot(document.getElementById('racine')!).render(
  <StrictMode>
    <RouterProvider router={createBrowserRouter(PAGES)} />
  </StrictMode>,
);
