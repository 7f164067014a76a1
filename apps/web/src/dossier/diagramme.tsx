/** Where the dossier stands on its path: drawn by the server from the definition itself. */
export function Diagramme({ id, revision }: { id: string; revision: number }) {
  const adresse = `/api/dossiers/${id}/diagramme.svg?revision=${revision}`;
  return (
    <figure className="diagramme">
      <div className="diagramme-cadre" tabIndex={0} role="group" aria-label="Diagramme du parcours, à faire défiler">
        <img src={adresse} alt="Diagramme du parcours : les états où se trouve le dossier sont en couleur" />
      </div>
      <figcaption className="mention">
        Les états actuels sont en couleur ; la liste de ce qui est attendu les dit en toutes lettres.{' '}
        <a className="fr-link fr-link--sm" href={adresse} target="_blank" rel="noreferrer">
          Ouvrir le diagramme seul
        </a>
      </figcaption>
    </figure>
  );
}
