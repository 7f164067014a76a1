import { Link } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Versements } from '../api/types';
import { Lu } from '../cadre/etats';
import { Table } from '../cadre/table';
import { dateCourte } from '../mots/dates';
import { compter } from '../mots/libelles';
import { enEuros } from '../mots/montants';
import { useSession } from '../session/session';
import { adresseLiberer } from './agir';

type Ordre = Versements['versements'][number];

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
              <Table
                titre="Versements à libérer"
                className="table-ordres"
                colonnes={['Dossier', 'Versement', 'Montant', 'Ordonné', 'Agir']}
                lignes={versements.map((ordre) => ({
                  cle: ordre.reference,
                  cellules: [
                    <Dossier {...ordre} />,
                    nommer(ordre),
                    enEuros(ordre.montant),
                    <Auteur {...ordre} />,
                    <Liberer {...ordre} />,
                  ],
                }))}
              />
            </>
          )
        }
      </Lu>
    </section>
  );
}

export const nommer = ({ posteEnClair, natureEnClair, annee }: Ordre): string =>
  `${posteEnClair}, ${natureEnClair.toLowerCase()}, année ${annee}`;

export function Dossier({ dossier, nom, reference }: Ordre) {
  return (
    <>
      <Link to={`/dossiers/${dossier}/financement`}>{nom}</Link>
      <span className="precision mention">{reference}</span>
    </>
  );
}

export function Auteur({ ordonneLe, parNom }: Ordre) {
  return (
    <>
      le {dateCourte(ordonneLe)}
      {parNom && <span className="precision mention">par {parNom}</span>}
    </>
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
