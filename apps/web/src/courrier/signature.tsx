import { Button } from '@codegouvfr/react-dsfr/Button';
import { useState } from 'react';
import { demander, Probleme } from '../api/client';
import type { ProjetDeCourrier, RegistreCourrier } from '../api/types';
import { Dialogue } from '../cadre/dialogue';
import { enPhrase } from '../formulaire/saisie';
import { enMots } from '../mots/libelles';
import { DecisionDeSigner } from '../parapheur/decision-de-signer';

interface Props {
  courrier: RegistreCourrier;
  projet: ProjetDeCourrier;
  apres(): void;
}

/** Signs a letter, once the person has read in whose name and by which act; or says why they cannot. */
export function Signature({ courrier, projet: { version, delegation }, apres }: Props) {
  const { id, titre, objet, reference, role } = courrier;
  const [ouvert, setOuvert] = useState(false);
  const [refus, setRefus] = useState<string>();
  const [enCours, setEnCours] = useState(false);
  if (!delegation)
    return (
      <p>
        Vous n’avez pas de délégation en vigueur pour signer au titre de : {enMots(role)}. Une personne qui en a une le
        signera depuis son parapheur.
      </p>
    );
  const signer = async () => {
    setEnCours(true);
    setRefus(undefined);
    try {
      await demander(`/courriers/${id}/signature`, { methode: 'POST', corps: { version } });
      setOuvert(false);
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setRefus(enPhrase(erreur));
    } finally {
      setEnCours(false);
      apres();
    }
  };
  return (
    <>
      <p>
        <Button onClick={() => setOuvert(true)}>Signer</Button>
      </p>
      {ouvert && (
        <Dialogue titre="Signer ce courrier ?" fermer={() => setOuvert(false)}>
          <p>
            <strong>{objet || titre}</strong>
            <span className="precision mention">{reference}</span>
          </p>
          <EnQualite {...delegation} />
          <p>
            Signé, il sera figé puis envoyé : il ne se corrigera plus que par un autre, qui l’annulera et le remplacera.
          </p>
          <DecisionDeSigner refus={refus} enCours={enCours} signer={signer} annuler={() => setOuvert(false)} />
        </Dialogue>
      )}
    </>
  );
}

/** In whose name and by which act one signs. */
function EnQualite({ nom, qualite, acte }: { nom: string; qualite: string; acte: string | null }) {
  return (
    <dl className="reperes fr-mb-2w">
      <div>
        <dt>Signataire</dt>
        <dd>{nom}</dd>
      </div>
      <div>
        <dt>Qualité</dt>
        <dd>{qualite}</dd>
      </div>
      {acte && (
        <div>
          <dt>Délégation</dt>
          <dd>{acte}</dd>
        </div>
      )}
    </dl>
  );
}
