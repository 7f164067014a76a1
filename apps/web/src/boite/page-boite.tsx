import { Button } from '@codegouvfr/react-dsfr/Button';
import { Link } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Message } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';
import { compter } from '../mots/libelles';

/** The mail catcher's inbox: what would have been sent. */
export function PageBoite() {
  const lecture = useLecture<{ messages: Message[] }>('/boite');
  return (
    <>
      <div className="titre-et-action">
        <TitrePage titre="Boîte aux lettres">Boîte aux lettres de démonstration</TitrePage>
        <Button priority="secondary" iconId="fr-icon-refresh-line" onClick={lecture.recharger}>
          Actualiser
        </Button>
      </div>
      <p>Les courriels sont retenus ici au lieu de partir : vous voyez ce que chacun aurait reçu.</p>
      <Lu lecture={lecture}>
        {({ messages }) =>
          messages.length === 0 ? (
            <Vide titre="Aucun courriel pour l’instant.">
              <p>Enregistrez un acte qui produit un courrier : il arrive ici en quelques secondes.</p>
            </Vide>
          ) : (
            <>
              <p className="compte" role="status">
                {compter(messages.length, 'courriel')}, du plus récent au plus ancien
              </p>
              <Table
                titre="Courriels"
                colonnes={['Objet', 'Reçu le', 'Pour', 'Pièces jointes']}
                lignes={messages.map(({ id, objet, recuLe, destinataires, piecesJointes }) => ({
                  cle: id,
                  cellules: [
                    <Link to={`/boite/${id}`}>{objet || '(sans objet)'}</Link>,
                    instantCourt(recuLe),
                    destinataires.join(', '),
                    piecesJointes.length ? compter(piecesJointes.length, 'pièce') : <span className="mention">–</span>,
                  ],
                }))}
              />
            </>
          )
        }
      </Lu>
    </>
  );
}
