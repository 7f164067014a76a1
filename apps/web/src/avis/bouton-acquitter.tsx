import { Button } from '@codegouvfr/react-dsfr/Button';
import { useState } from 'react';
import { demander, Probleme } from '../api/client';
import { RefusDit } from '../cadre/dits';
import type { Avis } from '../api/types';
import { useAttenteDAvis } from './attente';

/** Answers a notice. What the API refuses is said below, and the notice stays. */
export function BoutonAcquitter({
  avis: { rappel, avant, libelle },
  apres,
}: {
  avis: Pick<Avis, 'rappel' | 'avant' | 'libelle'>;
  apres(): void;
}) {
  const { recharger } = useAttenteDAvis();
  const [enCours, setEnCours] = useState(false);
  const [refus, setRefus] = useState<string>();
  const acquitter = async () => {
    setEnCours(true);
    setRefus(undefined);
    try {
      await demander(`/avis/${rappel}/acquittement`, { methode: 'POST', corps: {} });
      recharger();
      apres();
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setRefus(erreur.message);
    } finally {
      setEnCours(false);
    }
  };
  return (
    <>
      <Button size="small" priority="secondary" disabled={enCours} onClick={() => void acquitter()}>
        Pris connaissance
        <span className="fr-sr-only">
          {' '}
          : {avant}, {libelle}
        </span>
      </Button>
      <RefusDit phrase={refus} />
    </>
  );
}
