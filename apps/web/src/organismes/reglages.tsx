import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { Fragment } from 'react';
import type { OrganismeDecrit } from '../api/types';
import { Saisie } from '../formulaire/saisie';
import { enMots, ouEnMots } from '../mots/libelles';
import { NORMES } from './mots';

interface Props {
  organisme: OrganismeDecrit;
  apres(): void;
}

const texte = (saisie: FormData, champ: string) => String(saisie.get(champ) ?? '').trim();

/** What an agency says of itself at the head and at the foot of its letters. */
export function Reglages({ organisme, apres }: Props) {
  return (
    <section aria-labelledby="titre-reglages" className="fr-mb-4w">
      <h2 id="titre-reglages" className="titre-bloc">
        En-tête et signature
      </h2>
      <Saisie
        chemin={`/organismes/${organisme.id}`}
        methode="PUT"
        lire={(saisie) => lire(organisme, saisie)}
        envoyer="Enregistrer les réglages"
        reussite="Les réglages sont enregistrés : ils valent pour les courriers à venir."
        apres={apres}
      >
        {/* Begins again from what was recorded; what the form says of it stays. */}
        <Fragment key={organisme.revision}>
          <Champs organisme={organisme} />
        </Fragment>
      </Saisie>
    </section>
  );
}

function lire({ revision, rolesQuiSignent, signataires }: OrganismeDecrit, saisie: FormData): object {
  const autres = signataires.filter(({ role }) => !rolesQuiSignent.some((un) => un === role));
  const saisis = rolesQuiSignent
    .map((role) => ({ role, nom: texte(saisie, `nom ${role}`), qualite: texte(saisie, `qualite ${role}`) }))
    .filter(({ nom, qualite }) => nom || qualite);
  return {
    revision,
    ...Object.fromEntries(
      ['nom', 'service', 'ville', 'courriel', 'telephone', 'norme'].map((un) => [un, texte(saisie, un)]),
    ),
    adresse: texte(saisie, 'adresse')
      .split('\n')
      .map((ligne) => ligne.trim())
      .filter(Boolean),
    parapheur: saisie.getAll('parapheur').map(String),
    signataires: [...autres, ...saisis],
  };
}

function Champs({ organisme }: { organisme: OrganismeDecrit }) {
  const { nom, service, adresse, ville, courriel, telephone, norme, parapheur, rolesQuiSignent, signataires } =
    organisme;
  return (
    <>
      <Input label="Nom" nativeInputProps={{ name: 'nom', defaultValue: nom }} />
      <Input label="Service" nativeInputProps={{ name: 'service', defaultValue: service }} />
      <Input
        label="Adresse postale"
        hintText="Une ligne par ligne de l’adresse"
        textArea
        nativeTextAreaProps={{ name: 'adresse', defaultValue: adresse.join('\n'), rows: 3 }}
      />
      <Input
        label="Ville"
        hintText="D’où les lettres sont datées"
        nativeInputProps={{ name: 'ville', defaultValue: ville }}
      />
      <Input label="Courriel" nativeInputProps={{ name: 'courriel', type: 'email', defaultValue: courriel }} />
      <Input label="Téléphone" nativeInputProps={{ name: 'telephone', type: 'tel', defaultValue: telephone }} />
      <Select label="Norme des PDF" nativeSelectProps={{ name: 'norme', defaultValue: norme }}>
        {Object.entries(NORMES).map(([code, mot]) => (
          <option key={code} value={code}>
            {mot}
          </option>
        ))}
      </Select>
      <Checkbox
        legend="Parapheur : lettres qui attendent une signature avant de partir"
        options={rolesQuiSignent.map((role) => ({
          label: `Au titre de : ${enMots(role)}`,
          nativeInputProps: { name: 'parapheur', value: role, defaultChecked: parapheur.includes(role) },
        }))}
      />
      {rolesQuiSignent.map((role) => {
        const designe = signataires.find((un) => un.role === role);
        return (
          <fieldset key={role} className="groupe fr-mb-3w">
            <legend className="groupe-titre">Signataire sans délégation : {enMots(role)}</legend>
            <Input label="Nom" nativeInputProps={{ name: `nom ${role}`, defaultValue: designe?.nom ?? '' }} />
            <Input
              label="Qualité"
              nativeInputProps={{ name: `qualite ${role}`, defaultValue: designe?.qualite ?? '' }}
            />
          </fieldset>
        );
      })}
    </>
  );
}

/** The same, for whoever reads without changing. */
export function ReglagesLus({ organisme }: Pick<Props, 'organisme'>) {
  const { service, adresse, ville, courriel, telephone, norme, parapheur, signataires } = organisme;
  const faits = [
    ['Service', service],
    ['Adresse', [...adresse].join(', ')],
    ['Ville', ville],
    ['Courriel', courriel],
    ['Téléphone', telephone],
    ['Norme des PDF', NORMES[norme]],
    ['Parapheur', parapheur.length ? ouEnMots(parapheur) : 'aucun'],
    ...signataires.map(({ role, nom, qualite }) => [`Signataire : ${enMots(role)}`, `${nom}, ${qualite}`]),
  ];
  return (
    <section aria-labelledby="titre-reglages" className="fr-mb-4w">
      <h2 id="titre-reglages" className="titre-bloc">
        En-tête et signature
      </h2>
      <dl className="reperes">
        {faits.map(([terme, valeur]) => (
          <div key={terme}>
            <dt>{terme}</dt>
            <dd>{valeur}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
