import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { Input } from '@codegouvfr/react-dsfr/Input';
import type { Saisie } from './saisie';

/** Reasoned waivers of the rules that admit one and that said no. */
export function Derogations({ saisie: { derogeables, derogations, setDerogation, reponse } }: { saisie: Saisie }) {
  if (derogeables.length === 0) return null;
  const rangDe = (code: string) =>
    Object.entries(derogations)
      .filter(([, motif]) => motif !== undefined)
      .findIndex(([regle]) => regle === code);
  return (
    <fieldset className="groupe">
      <legend className="groupe-titre">Dérogation motivée</legend>
      <p className="fr-hint-text fr-mb-2w">Une dérogation s’inscrit au journal avec son motif. N’y nommez personne.</p>
      {derogeables.map(({ code, message }) => {
        const motif = derogations[code];
        const erreur = reponse.erreurs.find(({ champ }) => champ === `derogations.${rangDe(code)}.motif`)?.message;
        return (
          <div key={code}>
            <Checkbox
              options={[
                {
                  label: `Déroger à la règle ${code}`,
                  hintText: message,
                  nativeInputProps: {
                    checked: motif !== undefined,
                    onChange: ({ target }) => setDerogation(code, target.checked ? '' : undefined),
                  },
                },
              ]}
            />
            {motif !== undefined && (
              <Input
                label="Motif de la dérogation *"
                hintText="Au moins dix caractères"
                textArea
                nativeTextAreaProps={{
                  id: `acte-derogations-${rangDe(code)}-motif`,
                  required: true,
                  rows: 3,
                  value: motif,
                  onChange: ({ target }) => setDerogation(code, target.value),
                }}
                {...(erreur
                  ? { state: 'error' as const, stateRelatedMessage: `Attendu : ce champ ${erreur}.` }
                  : { state: 'default' as const })}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
