import { Link } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Versements } from '../api/types';
import { Lu } from '../cadre/etats';
import { compter } from '../mots/libelles';
import { enEuros } from '../mots/montants';
import { useSession } from '../session/session';
import { adresseLiberer } from './agir';
import { nommer, type Ordre, TableDesOrdres } from './table-des-ordres';

/** The payments that one person ordered and that another must release, oldest first. */
export function ALiberer() {
  const lecture = useLecture<Versements>('/financement/versements?etat=A_LIBERER');
  return (
    <section aria-labelledby="titre-a-liberer" className="fr-mb-4w">
      <h2 id="titre-a-liberer" className="titre-bloc">
        Versements à libérer
      </h2>
      <Lu lecture={lecture}>
        {({ versements, total }) =>
          versements.length === 0 ? (
            <p>Aucun versement n’attend une seconde personne.</p>
          ) : (
            <>
              <p className="compte">
                {compter(versements.length, 'versement')}, {enEuros(total)}, le plus ancien d’abord
              </p>
              <TableDesOrdres
                titre="Versements à libérer"
                versements={versements}
                derniere={['Agir', (ordre) => <Liberer {...ordre} />]}
              />
            </>
          )
        }
      </Lu>
    </section>
  );
}

function Liberer(ordre: Ordre) {
  const { utilisateur } = useSession();
  const { dossier, seq, par } = ordre;
  if (!utilisateur.roles.includes('CPAM')) return <span className="mention">Réservé à la caisse</span>;
  if (par === utilisateur.id) return <span className="mention">À libérer par une autre personne que vous</span>;
  return (
    <Link className="fr-btn fr-btn--sm" to={adresseLiberer(dossier, seq)}>
      Libérer
      <span className="fr-sr-only">
        {' '}
        : {ordre.nom}, {nommer(ordre)}
      </span>
    </Link>
  );
}
