import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { Link, useSearchParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Avis } from '../api/types';
import { DateLimite } from '../cadre/badges';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';
import { compter } from '../mots/libelles';
import { BoutonAcquitter } from './bouton-acquitter';
import { enQualiteDe } from './mots';
import { Reponse } from './reponse';

const AUCUN = 'Aucun avis n’attend votre réponse.';

/** The notices of which this person is asked to take note, and those of before. */
export function PageAvis() {
  const [parametres, setParametres] = useSearchParams();
  const tous = parametres.get('tous') === 'true';
  const lecture = useLecture<{ avis: Avis[] }>(`/avis${tous ? '' : '?aReconnaitre=true'}`);
  return (
    <>
      <TitrePage titre="Avis">Avis d’échéance</TitrePage>
      <p>
        Un avis prévient ceux qui répondent d’une échéance légale. Tant que personne n’en a pris connaissance, il est
        demandé de nouveau, en remontant jusqu’à la direction ; une réponse vaut pour tous.
      </p>
      <Checkbox
        small
        options={[
          {
            label: 'Montrer aussi les avis qui n’attendent plus de réponse',
            nativeInputProps: {
              checked: tous,
              onChange: ({ target }) => setParametres(target.checked ? { tous: 'true' } : {}),
            },
          },
        ]}
      />
      <Lu lecture={lecture}>
        {({ avis }) =>
          avis.length === 0 ? (
            <Vide titre={tous ? 'Aucun avis ne vous a été adressé.' : AUCUN}>
              <p>Les avis arrivent aussi par courriel, à huit heures, aux jours que fixe chaque échéance.</p>
            </Vide>
          ) : (
            <>
              <p className="compte" role="status">
                {enAttente(avis.filter(({ aReconnaitre }) => aReconnaitre).length)}
              </p>
              <Table
                titre="Avis d’échéance"
                colonnes={['Échéance', 'Dernier jour', 'À l’échéance', 'Adressé à vous', 'Réponse']}
                lignes={avis.map((un) => ({ cle: un.rappel, cellules: cellules(un, lecture.recharger) }))}
              />
            </>
          )
        }
      </Lu>
    </>
  );
}

function enAttente(nombre: number): string {
  return nombre ? compter(nombre, 'avis attend votre réponse', 'avis attendent votre réponse') : AUCUN;
}

function cellules(avis: Avis, apres: () => void) {
  const { avant, libelle, dossier, nom, echeance, consequence, explication, qualite, pour, demandeLe, demandes } = avis;
  return [
    <>
      {libelle} ({avant})
      <span className="precision">
        <Link to={`/dossiers/${dossier}`}>{nom}</Link>
      </span>
    </>,
    <DateLimite date={echeance} />,
    <>
      {consequence}
      <span className="precision mention">{explication}</span>
    </>,
    <>
      {qualite ? enQualiteDe({ qualite, pour }) : 'vous répondez de cette échéance'}
      <span className="precision mention">
        le {instantCourt(demandeLe)}
        {demandes > 1 && `, demandé ${demandes} fois`}
      </span>
    </>,
    avis.aReconnaitre ? <BoutonAcquitter avis={avis} apres={apres} /> : <Reponse avis={avis} />,
  ];
}
