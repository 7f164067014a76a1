import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Lecture } from '../api/lecture';
import { TitrePage } from './titre-page';

interface PropsLu<T> {
  lecture: Lecture<T>;
  /** The page has no heading until its data are there. */
  pageEntiere?: boolean;
  children: (donnees: T) => ReactNode;
}

/** Shows what was read, its absence or its failure, with the way out. */
export function Lu<T>({ lecture, pageEntiere = false, children }: PropsLu<T>) {
  const { donnees, erreur, enCours, recharger } = lecture;
  if (erreur && donnees === undefined)
    return (
      <>
        {pageEntiere && <TitrePage titre="Page indisponible">La page ne peut pas s’afficher</TitrePage>}
        <Alert severity="error" small description={erreur.message} />
        {erreur.refus.map(({ code, remede }) => (
          <p key={code} className="fr-mt-2w">
            {remede}
          </p>
        ))}
        <p className="fr-mt-2w actions-en-ligne">
          <Button onClick={recharger}>Réessayer</Button>
          <Link className="fr-btn fr-btn--secondary" to="/">
            Retourner à la liste des dossiers
          </Link>
        </p>
      </>
    );
  if (donnees === undefined) return <Attente />;
  return (
    <div aria-busy={enCours} className={enCours ? 'en-cours' : undefined}>
      {erreur && erreur.status !== 401 && (
        <Alert severity="warning" small className="fr-mb-2w" description={`Page non actualisée. ${erreur.message}`} />
      )}
      {children(donnees)}
    </div>
  );
}

export function Attente() {
  return (
    <p role="status" className="attente">
      Chargement…
    </p>
  );
}

/** Nothing to show, and what to do about it. */
export function Vide({ titre, children }: { titre: string; children: ReactNode }) {
  return (
    <div className="vide">
      <p className="vide-titre">{titre}</p>
      {children}
    </div>
  );
}
