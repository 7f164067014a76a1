import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { type FormEvent, useState } from 'react';
import { demander, Probleme } from '../api/client';
import type { Reglage } from '../api/types';

interface Props {
  region: string;
  reglages: readonly Reglage[];
  apres(): void;
}

/** Sets one value from a day. What was typed stays when the API refuses it. */
export function FormulaireReglage({ region, reglages, apres }: Props) {
  const [cle, setCle] = useState(reglages[0]!.cle);
  const [du, setDu] = useState('');
  const [valeur, setValeur] = useState(() => ecrire(reglages[0]!));
  const [reference, setReference] = useState('');
  const [reponse, setReponse] = useState<{ titre: string; phrase: string; erreur: boolean }>();
  const choisir = (nouvelle: string) => {
    setCle(nouvelle);
    setValeur(ecrire(reglages.find((reglage) => reglage.cle === nouvelle)!));
  };
  const refuser = (phrase: string) => setReponse({ titre: 'La valeur n’est pas enregistrée', phrase, erreur: true });
  const enregistrer = async () => {
    const lue = lire(valeur);
    if (lue === undefined)
      return refuser('La valeur n’est pas écrite comme l’exemple : vérifiez les guillemets et les accolades.');
    try {
      await demander('/reglages', { methode: 'POST', corps: { regionArs: region, cle, du, valeur: lue, reference } });
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      return refuser(
        erreur.champs.length
          ? `${erreur.champs.map(({ champ, message }) => `${NOMS[champ] ?? champ} ${message}`).join(' ; ')}.`
          : erreur.message,
      );
    }
    setReponse({
      titre: 'La valeur est enregistrée',
      phrase: 'Elle s’applique aux faits datés de ce jour et des suivants.',
      erreur: false,
    });
    setDu('');
    setReference('');
    apres();
  };
  return (
    <form
      className="formulaire fr-mb-4w"
      noValidate
      onSubmit={(evenement: FormEvent) => {
        evenement.preventDefault();
        void enregistrer();
      }}
    >
      <h2 className="titre-bloc">Régler une valeur</h2>
      <Select label="Paramètre" nativeSelectProps={{ value: cle, onChange: ({ target }) => choisir(target.value) }}>
        {reglages.map((reglage) => (
          <option key={reglage.cle} value={reglage.cle}>
            {reglage.libelle}
          </option>
        ))}
      </Select>
      <Input
        label="Valeur"
        hintText="De la même forme que la valeur par défaut, proposée ici ; les montants en centimes"
        textArea
        nativeTextAreaProps={{ value: valeur, onChange: ({ target }) => setValeur(target.value) }}
      />
      <Input
        label="S’applique à partir du"
        nativeInputProps={{ type: 'date', value: du, onChange: ({ target }) => setDu(target.value) }}
      />
      <Input
        label="Décision qui la fixe"
        hintText="Numéro et date de la décision ou du document régional"
        nativeInputProps={{ value: reference, onChange: ({ target }) => setReference(target.value) }}
      />
      <div role="status">
        {reponse && (
          <Alert
            as="h3"
            small={false}
            severity={reponse.erreur ? 'error' : 'success'}
            title={reponse.titre}
            description={reponse.phrase}
          />
        )}
      </div>
      <Button type="submit">Enregistrer la valeur</Button>
    </form>
  );
}

const NOMS: Record<string, string> = {
  valeur: 'La valeur',
  du: 'La date',
  reference: 'La décision',
  cle: 'Le paramètre',
  regionArs: 'L’agence',
};

const ecrire = ({ defaut, regles }: Reglage) => JSON.stringify((regles.at(-1) ?? defaut.at(-1)!).valeur);

function lire(texte: string): unknown {
  try {
    return JSON.parse(texte) as unknown;
  } catch {
    return undefined;
  }
}
