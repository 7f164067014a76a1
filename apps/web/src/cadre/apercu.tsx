import { Button } from '@codegouvfr/react-dsfr/Button';
import { demanderPage } from '../api/client';
import { useLecture } from '../api/lecture';
import { Dialogue } from './dialogue';
import { Lu } from './etats';

/** A document as it would be printed, read from the API, in a frame where nothing may run. `version`: read again when it changes. */
export function Apercu({ chemin, titre, version = '' }: { chemin: string; titre: string; version?: string }) {
  const lecture = useLecture(`${chemin} ${version}`, (signal) => demanderPage(chemin, signal));
  return <Lu lecture={lecture}>{(html) => <iframe className="message" title={titre} sandbox="" srcDoc={html} />}</Lu>;
}

/** The same over the page. `chemin`: of the document, without what its name ends with. */
export function DialogueDApercu({
  titre,
  chemin,
  suite = '',
  fermer,
}: {
  titre: string;
  chemin: string;
  suite?: string;
  fermer(): void;
}) {
  return (
    <Dialogue large titre={titre} fermer={fermer}>
      <Apercu chemin={`${chemin}.html${suite}`} titre={`Aperçu : ${titre}`} />
      <p className="actions-en-ligne fr-mb-0">
        <Button onClick={fermer}>Fermer</Button>
        <a className="fr-btn fr-btn--secondary" href={`/api${chemin}.pdf${suite}`} target="_blank" rel="noreferrer">
          Ouvrir le PDF
        </a>
      </p>
    </Dialogue>
  );
}
