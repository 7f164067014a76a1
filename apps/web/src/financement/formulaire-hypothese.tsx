import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { type FormEvent } from 'react';
import { Raisons } from '../dossier/raisons';
import { Formulaire } from '../formulaire/formulaire';
import type { Essai } from './hypothese';

export function FormulaireHypothese({ hypothese }: { hypothese: Essai }) {
  const { schema, groupe, setGroupe, erreurs, refus, panne, enCours, calculer } = hypothese;
  return (
    <form
      className="formulaire fr-mb-4w"
      noValidate
      onSubmit={(evenement: FormEvent) => {
        evenement.preventDefault();
        void calculer();
      }}
    >
      <Formulaire prefixe="hypothese" schema={schema} groupe={groupe} changer={setGroupe} erreurs={erreurs} />
      <div role="alert">
        {panne && <Alert small severity="error" className="fr-mt-3w" description={panne} />}
        {refus.length > 0 && (
          <div className="encart encart-refus fr-mt-3w">
            <p className="encart-titre">Ce changement ne se peut pas</p>
            <Raisons motifs={refus} />
          </div>
        )}
      </div>
      <div className="actions-en-ligne">
        <Button type="submit" disabled={enCours}>
          {enCours ? 'Calcul…' : 'Calculer la différence'}
        </Button>
      </div>
    </form>
  );
}
