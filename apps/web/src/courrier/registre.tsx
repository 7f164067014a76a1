import { Badge } from '@codegouvfr/react-dsfr/Badge';
import type { LigneDeRegistre, RegistreCourrier } from '../api/types';
import { Table } from '../cadre/table';
import { dateCourte, instantCourt } from '../mots/dates';
import { ETAPES } from './etapes';

/** Everything that happened to a letter, in the order in which it was written down. */
export function Registre({ courrier: { prevuLe, composeLe, envois } }: { courrier: RegistreCourrier }) {
  return (
    <Table
      titre="Registre du courrier"
      colonnes={['Étape', 'Quand', 'Destinataires', 'Réponse du serveur, ou précision']}
      lignes={[
        { cle: 'prevu', cellules: ['prévu', instantCourt(prevuLe), '–', '–'] },
        ...(composeLe ? [{ cle: 'compose', cellules: ['composé et figé', instantCourt(composeLe), '–', '–'] }] : []),
        ...envois.map((ligne, rang) => ({ cle: String(rang), cellules: cellules(ligne) })),
      ]}
    />
  );
}

function cellules({ resultat, tenteLe, destinataires, reponse, par, survenuLe, remplace, messageId }: LigneDeRegistre) {
  const { mot, gravite } = ETAPES[resultat];
  return [
    <Badge small noIcon={gravite === 'info'} as="span" severity={gravite}>
      {mot}
    </Badge>,
    instantCourt(tenteLe),
    destinataires.join(', ') || '–',
    <>
      {survenuLe && `Le ${dateCourte(survenuLe)} : `}
      {reponse || '–'}
      {remplace && remplace.length > 0 && (
        <span className="precision mention">En remplacement de {remplace.join(', ')}</span>
      )}
      {resultat === 'RENVOI' && <span className="precision mention">Message-ID : {messageId}</span>}
      {par !== 'programme' && <span className="precision mention">Enregistré par {par}</span>}
    </>,
  ];
}
