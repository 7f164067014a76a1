import { Pagination } from '@codegouvfr/react-dsfr/Pagination';
import { Link } from 'react-router';
import { useLecture } from '../api/lecture';
import type { ListeDossiers } from '../api/types';
import { RappelDesAvis } from '../avis/attente';
import { Lu, Vide } from '../cadre/etats';
import { TitrePage } from '../cadre/titre-page';
import { compter } from '../mots/libelles';
import { useSession } from '../session/session';
import { BandeauIncidents } from '../suivi/bandeau-incidents';
import { adresseDe, type Filtres, requeteDe, useFiltres } from './filtres';
import { FormulaireFiltres } from './formulaire-filtres';
import { TableDossiers } from './table-dossiers';

/** The worklist: what is due first comes first. */
export function PageDossiers() {
  const { utilisateur } = useSession();
  const [filtres, changer] = useFiltres();
  const liste = useLecture<ListeDossiers>(`/dossiers?${requeteDe(filtres)}`);
  const peutOuvrir = utilisateur.roles.includes('ARS_INSTRUCTEUR');
  return (
    <>
      <BandeauIncidents />
      <RappelDesAvis />
      <div className="titre-et-action">
        <TitrePage titre="Dossiers">Dossiers</TitrePage>
        {peutOuvrir && (
          <Link className="fr-btn fr-btn--icon-left fr-icon-add-line" to="/dossiers/nouveau">
            Ouvrir un dossier
          </Link>
        )}
      </div>
      <FormulaireFiltres filtres={filtres} changer={changer} />
      <Lu lecture={liste}>
        {({ dossiers, total, page, parPage }) => (
          <>
            <p className="compte" role="status">
              {compter(total, 'dossier')}
              {filtres.tri === 'echeance' && total > 0 && ', échéance légale la plus proche d’abord'}
            </p>
            {total === 0 ? (
              <ListeVide filtres={filtres} peutOuvrir={peutOuvrir} />
            ) : (
              <TableDossiers dossiers={dossiers} moi={utilisateur.id} />
            )}
            {total > parPage && (
              <Pagination
                count={Math.ceil(total / parPage)}
                defaultPage={page}
                key={page}
                getPageLinkProps={(numero) => ({ to: `/?${adresseDe({ ...filtres, page: numero })}` })}
              />
            )}
          </>
        )}
      </Lu>
    </>
  );
}

function ListeVide({ filtres, peutOuvrir }: { filtres: Filtres; peutOuvrir: boolean }) {
  const { recherche, phase, departement, miens, clos } = filtres;
  const filtree = Boolean(recherche || phase || departement || miens || clos !== 'false');
  return filtree ? (
    <Vide titre="Aucun dossier ne répond à ces critères.">
      <p>Retirez un filtre ou cherchez un autre mot ; les dossiers clos s’affichent avec « État : tous ».</p>
      <Link className="fr-btn fr-btn--secondary" to="/">
        Effacer les filtres
      </Link>
    </Vide>
  ) : (
    <Vide titre="Aucun dossier en cours dans votre territoire.">
      {peutOuvrir ? (
        <>
          <p>Un dossier s’ouvre dès qu’un porteur se manifeste : son nom et ses communes suffisent.</p>
          <Link className="fr-btn" to="/dossiers/nouveau">
            Ouvrir un dossier
          </Link>
        </>
      ) : (
        <p>Les dossiers sont ouverts par les instructeurs de l’ARS ; ils apparaîtront ici.</p>
      )}
    </Vide>
  );
}
