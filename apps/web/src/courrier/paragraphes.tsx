import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { type FormEvent, useState } from 'react';
import { demander, Probleme } from '../api/client';
import type { ProjetDeCourrier, RegistreCourrier } from '../api/types';
import { type Dit, ReponseDite } from '../cadre/dits';
import { enPhrase } from '../formulaire/saisie';
import { instantCourt } from '../mots/dates';

type UneVersion = RegistreCourrier['versions'][number];

interface Props {
  courrier: Pick<RegistreCourrier, 'id' | 'versions'>;
  projet: ProjetDeCourrier;
  apres(): void;
}

/** As many as the API takes, and as long. */
const MAXIMUM = 10;
const SIGNES = 2000;

/** What the agency adds to a letter before it is signed. Somebody else may be writing too: nothing is lost unseen. */
export function Paragraphes({ courrier: { id, versions }, projet: { version, paragraphes: ecrits }, apres }: Props) {
  const [textes, setTextes] = useState<readonly string[]>(ecrits.length ? ecrits : ['']);
  const [base, setBase] = useState(version);
  const [reponse, setReponse] = useState<Dit>();
  const [enCours, setEnCours] = useState(false);
  const [depasse, setDepasse] = useState(false);
  const enregistrer = async (evenement: FormEvent) => {
    evenement.preventDefault();
    setEnCours(true);
    try {
      const paragraphes = textes.map((texte) => texte.trim()).filter(Boolean);
      const ecrit = await demander<{ version: string }>(`/courriers/${id}/paragraphes`, {
        methode: 'PUT',
        corps: { paragraphes, version: base },
      });
      setBase(ecrit.version);
      setDepasse(false);
      setReponse({ phrase: 'Les paragraphes sont enregistrés : l’aperçu les montre.', erreur: false });
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setReponse({ phrase: enPhrase(erreur), erreur: true });
      setDepasse(erreur.status === 409);
    } finally {
      setEnCours(false);
      // Also when it is refused because somebody wrote in between: theirs shows below.
      apres();
    }
  };
  const suivre = (repris: readonly string[]) => {
    setTextes(repris);
    setBase(version);
    setDepasse(false);
    setReponse(undefined);
  };
  return (
    <form className="formulaire fr-mb-4w" noValidate onSubmit={(evenement) => void enregistrer(evenement)}>
      <p>
        Ils s’impriment avant la formule de politesse. Ils s’ajoutent aux mentions que la loi impose, sans en remplacer
        aucune.
      </p>
      {textes.map((texte, rang) => (
        <div key={rang} className="ligne">
          <Input
            textArea
            label={`Paragraphe ${rang + 1}`}
            nativeTextAreaProps={{
              value: texte,
              rows: 4,
              maxLength: SIGNES,
              onChange: ({ target }) => setTextes(textes.map((un, autre) => (autre === rang ? target.value : un))),
            }}
          />
          {textes.length > 1 && (
            <Button
              type="button"
              size="small"
              priority="tertiary"
              onClick={() => setTextes(textes.filter((_, autre) => autre !== rang))}
            >
              Retirer<span className="fr-sr-only"> le paragraphe {rang + 1}</span>
            </Button>
          )}
        </div>
      ))}
      <ReponseDite reponse={reponse} />
      {depasse && base !== version && (
        <Depasse
          derniere={versions[0]}
          garder={() => suivre(textes)}
          repartir={() => suivre(ecrits.length ? ecrits : [''])}
        />
      )}
      <p className="actions-en-ligne">
        <Button type="submit" disabled={enCours}>
          Enregistrer les paragraphes
        </Button>
        {textes.length < MAXIMUM && (
          <Button type="button" priority="secondary" onClick={() => setTextes([...textes, ''])}>
            Ajouter un paragraphe
          </Button>
        )}
      </p>
    </form>
  );
}

/** Somebody wrote meanwhile: what they wrote, and what to do with one's own text. */
function Depasse({
  derniere,
  garder,
  repartir,
}: {
  derniere: UneVersion | undefined;
  garder(): void;
  repartir(): void;
}) {
  return (
    <div className="encart encart-avertissement">
      <p className="encart-titre">Ce courrier a changé pendant que vous écriviez</p>
      {derniere && <Version version={derniere} />}
      <p className="actions-en-ligne">
        <Button type="button" size="small" onClick={repartir}>
          Repartir de cette version
        </Button>
        <Button type="button" size="small" priority="secondary" onClick={garder}>
          Garder mon texte
        </Button>
      </p>
    </div>
  );
}

/** Who wrote what, the latest first. */
export function HistoireDesParagraphes({ versions }: Pick<RegistreCourrier, 'versions'>) {
  return (
    <ul className="liste-nue">
      {versions.map((une) => (
        <li key={une.version}>
          <Version version={une} />
        </li>
      ))}
    </ul>
  );
}

function Version({ version: { par, le, paragraphes } }: { version: UneVersion }) {
  return (
    <>
      <p className="mention fr-mb-1v">
        Écrit par {par}, le {instantCourt(le)}
      </p>
      {paragraphes.length === 0 ? (
        <p>Aucun paragraphe.</p>
      ) : (
        paragraphes.map((texte, rang) => (
          <p key={rang} className="ajouts fr-mb-1w">
            {texte}
          </p>
        ))
      )}
    </>
  );
}
