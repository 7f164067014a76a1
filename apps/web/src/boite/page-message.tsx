import { Breadcrumb } from '@codegouvfr/react-dsfr/Breadcrumb';
import { useParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { ContenuMessage } from '../api/types';
import { Lu } from '../cadre/etats';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';

/** One caught e-mail. Its content comes from outside: shown in a frame where nothing may run. */
export function PageMessage() {
  const { id = '' } = useParams();
  const lecture = useLecture<ContenuMessage>(`/boite/${encodeURIComponent(id)}`);
  return (
    <Lu pageEntiere lecture={lecture}>
      {({ objet, de, a, cc, repondreA, recuLe, piecesJointes, html, texte }) => (
        <>
          <Breadcrumb
            currentPageLabel={objet || '(sans objet)'}
            segments={[{ label: 'Boîte aux lettres', linkProps: { to: '/boite' } }]}
          />
          <TitrePage titre={objet || 'Courriel'}>{objet || '(sans objet)'}</TitrePage>
          <dl className="precisions">
            <dt>De</dt>
            <dd>{de}</dd>
            <dt>Pour</dt>
            <dd>{a.join(', ')}</dd>
            {cc.length > 0 && (
              <>
                <dt>Copie</dt>
                <dd>{cc.join(', ')}</dd>
              </>
            )}
            {repondreA.length > 0 && (
              <>
                <dt>Répondre à</dt>
                <dd>{repondreA.join(', ')}</dd>
              </>
            )}
            <dt>Reçu le</dt>
            <dd>{instantCourt(recuLe)}</dd>
            {piecesJointes.length > 0 && (
              <>
                <dt>Pièces jointes</dt>
                <dd>
                  <ul className="liste-nue">
                    {piecesJointes.map(({ numero, nom, octets }) => (
                      <li key={numero}>
                        <a href={`/api/boite/${id}/pieces/${numero}`} target="_blank" rel="noreferrer">
                          {nom}
                        </a>{' '}
                        <span className="mention">({Math.ceil(octets / 1024)} ko)</span>
                      </li>
                    ))}
                  </ul>
                </dd>
              </>
            )}
          </dl>
          {html && <iframe className="message" title="Contenu du courriel" sandbox="" srcDoc={html} />}
          <details open={!html}>
            <summary>Version en texte seul</summary>
            <pre className="message-texte">{texte}</pre>
          </details>
        </>
      )}
    </Lu>
  );
}
