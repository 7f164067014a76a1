import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { RadioButtons } from '@codegouvfr/react-dsfr/RadioButtons';
import { type FormEvent, useState } from 'react';
import { demander, Probleme } from '../api/client';
import { type Dit, ReponseDite } from '../cadre/dits';
import { useLecture } from '../api/lecture';
import type { Preference } from '../api/types';
import { Lu } from '../cadre/etats';

const CHOIX: Record<Preference['choix'], string> = {
  AUCUN: 'Rien',
  LES_MIENS: 'Ce dont je réponds',
  TOUS: 'Tout mon territoire',
};

type Choix = Partial<Record<Preference['genre'], Preference['choix']>>;

/** Of what one is told, kind by kind; what the law dates is shown, and cannot be chosen. */
export function Preferences() {
  const lecture = useLecture<{ preferences: Preference[] }>('/moi/preferences');
  return (
    <section aria-labelledby="titre-preferences">
      <h2 id="titre-preferences" className="titre-bloc">
        Ce dont je suis averti
      </h2>
      <Lu lecture={lecture}>
        {({ preferences }) => <Formulaire preferences={preferences} apres={lecture.recharger} />}
      </Lu>
    </section>
  );
}

function Formulaire({ preferences, apres }: { preferences: readonly Preference[]; apres(): void }) {
  const [choix, setChoix] = useState<Choix>({});
  const [reponse, setReponse] = useState<Dit>();
  const enregistrer = async () => {
    try {
      await demander('/moi/preferences', { methode: 'PUT', corps: choix });
      setReponse({ phrase: 'Vos choix sont enregistrés. Ils valent dès le prochain résumé.', erreur: false });
      apres();
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setReponse({ phrase: erreur.message, erreur: true });
    }
  };
  return (
    <form
      className="formulaire"
      onSubmit={(evenement: FormEvent) => {
        evenement.preventDefault();
        void enregistrer();
      }}
    >
      {preferences.map((preference) =>
        preference.fixe ? (
          <Fixe key={preference.genre} preference={preference} />
        ) : (
          <RadioButtons
            key={preference.genre}
            name={preference.genre}
            legend={preference.libelle}
            hintText={preference.explication}
            orientation="horizontal"
            small
            options={(Object.keys(CHOIX) as Preference['choix'][]).map((un) => ({
              label: CHOIX[un],
              nativeInputProps: {
                checked: (choix[preference.genre] ?? preference.choix) === un,
                onChange: () => setChoix({ ...choix, [preference.genre]: un }),
              },
            }))}
          />
        ),
      )}
      <ReponseDite reponse={reponse} />
      <Button type="submit">Enregistrer mes choix</Button>
    </form>
  );
}

function Fixe({ preference: { libelle, explication } }: { preference: Preference }) {
  return (
    <p>
      {libelle}{' '}
      <Badge small noIcon as="span" severity="info">
        toujours
      </Badge>
      <span className="precision mention">{explication}</span>
    </p>
  );
}
