import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Fragment, type ReactNode } from 'react';
import { Link, Navigate, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { BandeauFormation } from '../formation/bandeau';
import { NombreDAvis } from '../avis/attente';
import { NombreQuiAttend } from '../parapheur/attente';
import { FormulaireConnexion } from '../session/connexion';
import { useGestionSession } from '../session/session';
import { enMots } from '../mots/libelles';
import { Attente } from './etats';

/** What frames every page, signed in or not: skip links, header, main part, footer. */
export function CadrePublic() {
  const { session } = useGestionSession();
  return (
    <>
      <div className="fr-skiplinks">
        <nav className="fr-container" aria-label="Accès rapide">
          <ul className="fr-skiplinks__list">
            <li>
              <a className="fr-link" href="#contenu">
                Aller au contenu
              </a>
            </li>
          </ul>
        </nav>
      </div>
      <header className="entete" role="banner">
        <div className="fr-container entete-ligne">
          <p className="entete-service">
            <Link to="/">
              <span className="entete-nom">Parcours CPTS</span>
            </Link>
            <span className="entete-devise">
              Le parcours légal des communautés professionnelles territoriales de santé
            </span>
          </p>
          {session && <Identite />}
        </div>
        {session && <Navigation />}
        <BandeauFormation />
        {session?.demonstration && (
          <p className="bandeau-demonstration">
            <span className="fr-container">
              Serveur de démonstration : données fictives
              {session.boite ? ', aucun courriel ne quitte cette machine.' : '.'}
            </span>
          </p>
        )}
      </header>
      <main id="contenu" tabIndex={-1} className="fr-container contenu">
        <Outlet />
      </main>
      <footer className="pied" role="contentinfo">
        <div className="fr-container">
          <p>Parcours CPTS – suivi du parcours légal des CPTS</p>
          {session && (
            <a className="fr-link fr-link--sm" href="/api/docs">
              Contrat de l’API
            </a>
          )}
        </div>
      </footer>
      <ScrollRestoration />
    </>
  );
}

function Identite() {
  const { session, seDeconnecter } = useGestionSession();
  const { nom, roles } = session!.utilisateur;
  return (
    <div className="identite">
      <p>
        <Link to="/moi" className="identite-nom" title="Mon compte : absences, suppléant, avis">
          {nom}
        </Link>
        <span className="identite-roles">{roles.map(enMots).join(', ')}</span>
      </p>
      <Button priority="tertiary" size="small" onClick={() => void seDeconnecter()}>
        Se déconnecter
      </Button>
    </div>
  );
}

function Navigation() {
  const { session } = useGestionSession();
  const { roles } = session!.utilisateur;
  const liens: [string, string, boolean][] = [
    ['/', 'Dossiers', true],
    ['/echeances', 'Échéances', true],
    ['/avis', 'Avis', true],
    ['/financement', 'Financement', true],
    ['/parapheur', 'Parapheur', true],
    ['/a-poster', 'À poster', true],
    ['/lots', 'Lots', roles.some((role) => !['AUDITEUR', 'ADMIN'].includes(role))],
    ['/courriels', 'Courriels', true],
    ['/incidents', 'Incidents', true],
    ['/audit', 'Audit', roles.some((role) => role === 'AUDITEUR' || role === 'ADMIN')],
    ['/veille', 'Veille', roles.some((role) => role === 'AUDITEUR' || role === 'ADMIN')],
    ['/gabarits', 'Gabarits', roles.some((role) => ['ADMIN', 'AUDITEUR', 'DG_ARS'].includes(role))],
    ['/organismes', 'Organismes', roles.some((role) => ['ADMIN', 'DG_ARS', 'CPAM', 'AUDITEUR'].includes(role))],
    ['/reglages', 'Réglages', true],
    ['/boite', 'Boîte aux lettres', session!.boite],
  ];
  return (
    <nav className="navigation" aria-label="Menu principal">
      <ul className="fr-container">
        {liens
          .filter(([, , montre]) => montre)
          .map(([adresse, nom]) => (
            <li key={adresse}>
              <LienMenu adresse={adresse}>
                {nom}
                {adresse === '/avis' && <NombreDAvis />}
                {adresse === '/parapheur' && <NombreQuiAttend quoi="aSigner" />}
                {adresse === '/a-poster' && <NombreQuiAttend quoi="aPoster" />}
              </LienMenu>
            </li>
          ))}
      </ul>
    </nav>
  );
}

// The dossiers' own pages belong to the list that stands at the root.
function LienMenu({ adresse, children }: { adresse: string; children: ReactNode }) {
  const { pathname } = useLocation();
  if (adresse !== '/') return <NavLink to={adresse}>{children}</NavLink>;
  const ici = pathname === '/' || pathname.startsWith('/dossiers/');
  return (
    <Link to="/" {...(ici ? { 'aria-current': pathname === '/' ? 'page' : 'true' } : {})}>
      {children}
    </Link>
  );
}

/** Shows pages to people signed in, and leads the others to the sign-in and back. */
export function Cadre() {
  const { session, precedente, panne } = useGestionSession();
  const { pathname, search } = useLocation();
  if (panne) return <Alert as="h2" severity="error" title="Parcours CPTS ne répond pas" description={panne.message} />;
  if (session === undefined) return <Attente />;
  if (session === null && !precedente)
    return <Navigate to={`/connexion?retour=${encodeURIComponent(pathname + search)}`} replace />;
  // An expired session hides the page without undoing it: what was typed is there again after the sign-in.
  return (
    <>
      {session === null && <FormulaireConnexion expiree />}
      <div hidden={session === null}>
        <Fragment key={(session ?? precedente)!.utilisateur.id}>
          <Outlet />
        </Fragment>
      </div>
    </>
  );
}
