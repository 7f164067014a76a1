import type { ProjetDeCourrier, RegistreCourrier } from '../api/types';
import { Apercu } from '../cadre/apercu';
import { Depliant } from '../cadre/depliant';
import { HistoireDesParagraphes, Paragraphes } from './paragraphes';
import { Signature } from './signature';

interface Props {
  courrier: RegistreCourrier;
  projet: ProjetDeCourrier;
  /** Whether the person may act, or only read. */
  agit: boolean;
  apres(): void;
}

/** A letter that is not frozen yet: as it would leave, what the agency adds to it, its signature. */
export function Projet({ courrier, projet, agit, apres }: Props) {
  const { id, statut, versions } = courrier;
  const { version, modifiable } = projet;
  return (
    <>
      <section aria-labelledby="titre-projet" className="fr-mb-4w">
        <h2 id="titre-projet" className="titre-bloc">
          Projet
        </h2>
        <p>Tel qu’il partirait aujourd’hui. Rien n’en est encore figé.</p>
        <Apercu chemin={`/courriers/${id}/apercu.html`} version={version} titre="Aperçu du courrier" />
        <p>
          <a href={`/api/courriers/${id}/apercu.pdf`} target="_blank" rel="noreferrer">
            Ouvrir l’aperçu en PDF
          </a>
        </p>
        {statut === 'A_SIGNER' && agit && <Signature {...{ courrier, projet, apres }} />}
      </section>
      <section aria-labelledby="titre-paragraphes" className="fr-mb-4w">
        <h2 id="titre-paragraphes" className="titre-bloc">
          Paragraphes libres
        </h2>
        {modifiable && <Paragraphes {...{ courrier, projet, apres }} />}
        {versions.length > 0 ? (
          <Depliant titre={`Versions (${versions.length})`}>
            <HistoireDesParagraphes versions={versions} />
          </Depliant>
        ) : (
          <p className="mention">Personne n’a rien ajouté à ce courrier.</p>
        )}
      </section>
    </>
  );
}
