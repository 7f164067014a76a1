import { Button } from '@codegouvfr/react-dsfr/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { demander, Probleme } from '../api/client';
import type { IssueDeSignature, LettreASigner } from '../api/types';
import { Dialogue } from '../cadre/dialogue';
import { enPhrase } from '../formulaire/saisie';
import { compter } from '../mots/libelles';
import { DecisionDeSigner } from './decision-de-signer';

type Issue = IssueDeSignature;

/** Signs the letters that were chosen, and says of each what became of it. */
export function SignerPlusieurs({ lettres, apres }: { lettres: readonly LettreASigner[]; apres(): void }) {
  const [ouvert, setOuvert] = useState(false);
  const [enCours, setEnCours] = useState(false);
  const [refus, setRefus] = useState<string>();
  const [issues, setIssues] = useState<readonly (Issue & Pick<LettreASigner, 'titre' | 'nom'>)[]>([]);
  const signer = async () => {
    setEnCours(true);
    setRefus(undefined);
    try {
      const ids = lettres.map(({ id }) => id);
      // What was listed is what is signed: a letter that has changed since is refused.
      const versions = Object.fromEntries(lettres.map(({ id, version }) => [id, version]));
      const faites = await demander<{ lettres: IssueDeSignature[] }>('/courriers/signatures', {
        methode: 'POST',
        corps: { ids, versions },
      });
      setIssues(
        faites.lettres.map((issue) => {
          const { titre, nom } = lettres.find(({ id }) => id === issue.id)!;
          return { ...issue, titre, nom };
        }),
      );
      setOuvert(false);
      apres();
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setRefus(enPhrase(erreur));
    } finally {
      setEnCours(false);
    }
  };
  return (
    <>
      <div role="status">{issues.length > 0 && <Issues issues={issues} />}</div>
      {lettres.length > 0 && (
        <p>
          <Button onClick={() => setOuvert(true)}>Signer {compter(lettres.length, 'courrier')}</Button>
        </p>
      )}
      {ouvert && (
        <Dialogue titre={`Signer ${compter(lettres.length, 'courrier')} ?`} fermer={() => setOuvert(false)}>
          <p>Chacun sera signé en votre nom, par la délégation en vigueur, tel qu’il se lit maintenant, puis envoyé.</p>
          <ul>
            {lettres.map(({ id, titre, nom, delegation }) => (
              <li key={id}>
                {titre}, {nom}
                <span className="precision mention">{delegation?.qualite}</span>
              </li>
            ))}
          </ul>
          <DecisionDeSigner refus={refus} enCours={enCours} signer={signer} annuler={() => setOuvert(false)} />
        </Dialogue>
      )}
    </>
  );
}

function Issues({ issues }: { issues: readonly (Issue & Pick<LettreASigner, 'titre' | 'nom'>)[] }) {
  const signes = issues.filter(({ signee }) => signee).length;
  const tous = signes === issues.length;
  return (
    <div className={`encart ${tous ? 'encart-reussite' : 'encart-avertissement'}`}>
      <p className="encart-titre">
        {tous ? compter(signes, 'courrier signé', 'courriers signés') : `${signes} sur ${issues.length} signés`}
      </p>
      <ul>
        {issues.map(({ id, titre, nom, signee, message, remede }) => (
          <li key={id}>
            <Link to={`/courriers/${id}`}>{titre}</Link>, {nom} : {signee ? 'signé' : [message, remede].join(' ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
