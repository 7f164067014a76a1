import { Button } from '@codegouvfr/react-dsfr/Button';
import { ReponseDite } from '../cadre/dits';

interface Props {
  /** Why the last try was refused. */
  refus: string | undefined;
  enCours: boolean;
  signer(): Promise<void>;
  annuler(): void;
}

/** The foot of a dialog in which one signs: nothing is signed before this button is pressed. */
export function DecisionDeSigner({ refus, enCours, signer, annuler }: Props) {
  return (
    <>
      <ReponseDite reponse={refus ? { phrase: refus, erreur: true } : undefined} />
      <p className="actions-en-ligne fr-mb-0">
        <Button disabled={enCours} onClick={() => void signer()}>
          Signer en mon nom
        </Button>
        <Button priority="secondary" onClick={annuler}>
          Annuler
        </Button>
      </p>
    </>
  );
}
