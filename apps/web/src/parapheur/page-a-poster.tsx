import { Link } from 'react-router';
import { useLecture } from '../api/lecture';
import type { CourrierAPoster } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';
import { compter, enMots } from '../mots/libelles';

/** The letters that no e-mail takes to their recipients: to be printed and deposited. */
export function PageAPoster() {
  const lecture = useLecture<{ courriers: CourrierAPoster[] }>('/a-poster');
  return (
    <>
      <TitrePage titre="À poster">Courriers à poster</TitrePage>
      <p>
        Ces courriers partent en recommandé, ou leur destinataire n’a pas d’adresse de courriel. Imprimez-les,
        remettez-les à la poste, puis enregistrez le dépôt : le numéro et les dates sont la preuve.
      </p>
      <Lu lecture={lecture}>
        {({ courriers }) =>
          courriers.length === 0 ? (
            <Vide titre="Aucun courrier à poster.">
              <p>Un courrier vient ici quand il est composé et qu’il ne peut pas partir par courriel.</p>
            </Vide>
          ) : (
            <>
              <p className="compte" role="status">
                {compter(courriers.length, 'courrier')}, du plus ancien au plus récent
              </p>
              <Table
                titre="Courriers à poster"
                colonnes={['Courrier', 'Destinataire', 'Envoi', 'Prêt depuis', 'À faire']}
                lignes={courriers.map((courrier) => ({ cle: courrier.id, cellules: cellules(courrier) }))}
              />
            </>
          )
        }
      </Lu>
    </>
  );
}

function cellules({ id, titre, reference, dossier, nom, canal, destinataire, composeLe }: CourrierAPoster) {
  return [
    <>
      <Link to={`/courriers/${id}`}>{titre}</Link>
      <span className="precision">
        <Link to={`/dossiers/${dossier}`}>{nom}</Link>
      </span>
      <span className="precision mention">{reference}</span>
    </>,
    <>
      {destinataire.nom}
      {destinataire.adresse.map((ligne) => (
        <span key={ligne} className="precision mention">
          {ligne}
        </span>
      ))}
    </>,
    ['LRAR', 'LRE'].includes(canal) ? enMots(canal) : 'Lettre : aucune adresse de courriel',
    instantCourt(composeLe),
    <span className="actions-en-ligne">
      <a
        href={`/api/courriers/${id}.pdf`}
        target="_blank"
        rel="noreferrer"
        title={`${titre}, ${nom} – nouvelle fenêtre`}
      >
        Imprimer
      </a>
      <Link to={`/courriers/${id}`}>
        Enregistrer le dépôt
        <span className="fr-sr-only">
          {' '}
          : {titre}, {nom}
        </span>
      </Link>
    </span>,
  ];
}
