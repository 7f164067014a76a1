import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Link } from 'react-router';
import { TitrePage } from './titre-page';

export function PageInconnue() {
  return (
    <>
      <TitrePage titre="Page introuvable">Cette page n’existe pas</TitrePage>
      <p>Vérifiez l’adresse, ou repartez de la liste des dossiers.</p>
      <Link className="fr-btn" to="/">
        Aller à la liste des dossiers
      </Link>
    </>
  );
}

/** What shows when a page breaks: never a blank screen. */
export function PageEnPanne() {
  return (
    <main className="fr-container contenu">
      <TitrePage titre="Anomalie">La page ne peut pas s’afficher</TitrePage>
      <Alert
        severity="error"
        small
        description="Une anomalie est survenue dans votre navigateur ; rien n’a été enregistré à moitié. Rechargez la page, et prévenez votre administrateur si cela se reproduit."
      />
      <p className="fr-mt-2w">
        <a className="fr-btn" href="/">
          Repartir de la liste des dossiers
        </a>
      </p>
    </main>
  );
}
