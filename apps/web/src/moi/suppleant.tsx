import { Select } from '@codegouvfr/react-dsfr/Select';
import type { Moi } from '../api/types';
import { Saisie } from '../formulaire/saisie';

interface Props {
  moi: Moi;
  apres(): void;
}

/** The standing substitute: whoever stands in when an absence names nobody. */
export function Suppleant({ moi: { suppleant, suppleantsPossibles }, apres }: Props) {
  return (
    <section aria-labelledby="titre-suppleant" className="fr-mb-4w">
      <h2 id="titre-suppleant" className="titre-bloc">
        Mon suppléant
      </h2>
      {!suppleant && <p>Personne ne me remplace : en mon absence, mes avis remontent à mon supérieur.</p>}
      <Saisie
        chemin="/moi/suppleant"
        methode="PUT"
        lire={(saisie) => ({ compte: saisie.get('compte') || null })}
        envoyer="Enregistrer mon suppléant"
        reussite="Votre choix est enregistré."
        apres={apres}
      >
        <Choix
          label="Qui me remplace quand une absence ne nomme personne"
          nom="compte"
          choisi={suppleant?.id ?? ''}
          personnes={suppleantsPossibles}
          aucun="Personne"
        />
      </Saisie>
    </section>
  );
}

/** One of these people, or none of them. Starts again from `choisi` when it changes. */
export function Choix({
  label,
  nom,
  choisi = '',
  personnes,
  aucun,
}: {
  label: string;
  nom: string;
  choisi?: string;
  personnes: Moi['suppleantsPossibles'];
  aucun: string;
}) {
  return (
    <Select key={choisi} label={label} nativeSelectProps={{ name: nom, defaultValue: choisi }}>
      <option value="">{aucun}</option>
      {personnes.map((personne) => (
        <option key={personne.id} value={personne.id}>
          {personne.nom}
        </option>
      ))}
    </Select>
  );
}
