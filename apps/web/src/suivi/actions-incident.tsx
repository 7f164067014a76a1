import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { type FormEvent, useState } from 'react';
import { demander, Probleme } from '../api/client';
import { RefusDit } from '../cadre/dits';
import type { Incident } from '../api/types';

interface Props {
  incident: Incident;
  apres(phrase: string): void;
}

/** Runs an incident's job again, or closes it with a reason. What the API refuses is said below. */
export function ActionsIncident({ incident: { id, message, reprenable, gerable }, apres }: Props) {
  const [enCours, setEnCours] = useState(false);
  const [refus, setRefus] = useState<string>();
  const [motif, setMotif] = useState<string>();
  if (!gerable) return <span className="mention">Réservé à qui répond du dossier, ou aux administrateurs</span>;
  const agir = async (action: 'reprise' | 'cloture', corps: object, phrase: string) => {
    setEnCours(true);
    setRefus(undefined);
    try {
      await demander(`/incidents/${id}/${action}`, { methode: 'POST', corps });
      apres(phrase);
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setRefus(erreur.message);
    } finally {
      setEnCours(false);
    }
  };
  const clore = (evenement: FormEvent) => {
    evenement.preventDefault();
    void agir('cloture', { motif }, 'L’incident est clos. Si la cause dure, un autre s’ouvrira.');
  };
  const lequel = <span className="fr-sr-only"> : {message}</span>;
  return (
    <>
      <span className="actions-en-ligne">
        {reprenable && (
          <Button
            size="small"
            priority="secondary"
            disabled={enCours}
            onClick={() =>
              void agir('reprise', {}, 'Relancé : l’incident se refermera de lui-même si la réparation a suffi.')
            }
          >
            Relancer{lequel}
          </Button>
        )}
        {motif === undefined && (
          <Button size="small" priority="tertiary" disabled={enCours} onClick={() => setMotif('')}>
            Clore{lequel}
          </Button>
        )}
      </span>
      {motif !== undefined && (
        <form className="fr-mt-1w" noValidate onSubmit={clore}>
          <Input
            label="Pourquoi le clore ?"
            hintText="Ce qui a été fait, ou pourquoi il n’y a rien à faire. Sans nom ni adresse."
            nativeInputProps={{ value: motif, autoFocus: true, onChange: ({ target }) => setMotif(target.value) }}
          />
          <span className="actions-en-ligne">
            <Button type="submit" size="small" disabled={enCours}>
              Clore avec ce motif{lequel}
            </Button>
            <Button type="button" size="small" priority="tertiary" onClick={() => setMotif(undefined)}>
              Annuler
            </Button>
          </span>
        </form>
      )}
      <RefusDit phrase={refus} />
    </>
  );
}
