import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { RadioButtons } from '@codegouvfr/react-dsfr/RadioButtons';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { enMots } from '../mots/libelles';
import { type PropsChamp, useChamp } from './contexte';
import { Intitule } from './intitule';
import { saisieEnEuros } from '../mots/montants';
import { estMontant, type Schema, titreDe } from './schema';

/** Texts that may be longer than this are typed on several lines. */
const LIGNE = 1000;
/** Beyond, choices go into a list that unfolds. */
const BOUTONS = 3;
const EXEMPLE_COURT = 40;

export function ChampTexte({ nom, chemin, schema, requis, valeur, changer }: PropsChamp) {
  const { id, etat } = useChamp(chemin);
  const commun = {
    id,
    name: chemin,
    required: requis,
    value: String(valeur ?? ''),
    ...(schema.maxLength ? { maxLength: schema.maxLength } : {}),
  };
  const presentation = {
    label: <Intitule requis={requis}>{titreDe(nom, schema)}</Intitule>,
    hintText: aide(schema),
    ...etat,
  };
  if ((schema.maxLength ?? 0) >= LIGNE)
    return (
      <Input
        {...presentation}
        textArea
        nativeTextAreaProps={{ ...commun, rows: 3, onChange: ({ target }) => changer(target.value) }}
      />
    );
  return (
    <Input
      {...presentation}
      nativeInputProps={{ ...commun, ...clavier(schema), onChange: ({ target }) => changer(target.value) }}
    />
  );
}

function clavier(schema: Schema) {
  const { type, format } = schema;
  if (estMontant(schema)) return { type: 'text', inputMode: 'decimal' as const, autoComplete: 'off' };
  if (format === 'date') return { type: 'date' };
  if (format === 'email') return { type: 'email', autoComplete: 'off' };
  return type === 'integer' ? { type: 'text', inputMode: 'numeric' as const } : { type: 'text', autoComplete: 'off' };
}

function aide(schema: Schema): string | undefined {
  const { type, format, description, examples } = schema;
  const exemple = examples?.[0];
  if (estMontant(schema)) {
    const montant = typeof exemple === 'number' ? `En euros. Exemple : ${saisieEnEuros(exemple)}` : 'En euros';
    return description ? `${description}. ${montant}` : montant;
  }
  const utile =
    format !== 'date' &&
    type !== 'array' &&
    (typeof exemple === 'number' || (typeof exemple === 'string' && exemple.length <= EXEMPLE_COURT));
  const phrases = [description, utile ? `Exemple : ${exemple}` : undefined].filter(Boolean);
  return phrases.length ? phrases.join('. ') : undefined;
}

export function ChampChoix({ nom, chemin, schema, requis, valeur, changer }: PropsChamp) {
  const { id, etat } = useChamp(chemin);
  const choix = schema.enum ?? [];
  const label = <Intitule requis={requis}>{titreDe(nom, schema)}</Intitule>;
  if (requis && choix.length <= BOUTONS)
    return (
      <RadioButtons
        id={id}
        name={id}
        legend={label}
        hintText={schema.description}
        options={choix.map((code) => ({
          label: enMots(code),
          nativeInputProps: { value: code, checked: valeur === code, required: true, onChange: () => changer(code) },
        }))}
        {...etat}
      />
    );
  return (
    <Select
      label={label}
      hint={schema.description}
      nativeSelectProps={{
        id,
        name: chemin,
        required: requis,
        value: String(valeur ?? ''),
        onChange: ({ target }) => changer(target.value),
      }}
      {...etat}
    >
      <option value="">{requis ? 'Choisissez…' : 'Non précisé'}</option>
      {choix.map((code) => (
        <option key={code} value={code}>
          {enMots(code)}
        </option>
      ))}
    </Select>
  );
}

export function ChampChoixMultiple({ nom, chemin, schema, requis, valeur, changer }: PropsChamp) {
  const { id, etat } = useChamp(chemin);
  const choisis = Array.isArray(valeur) ? valeur : [];
  const basculer = (code: string, coche: boolean) =>
    changer((schema.items?.enum ?? []).filter((autre) => (autre === code ? coche : choisis.includes(autre))));
  return (
    <Checkbox
      id={id}
      legend={<Intitule requis={requis}>{titreDe(nom, schema)}</Intitule>}
      hintText={schema.description}
      options={(schema.items?.enum ?? []).map((code) => ({
        label: enMots(code),
        nativeInputProps: {
          name: chemin,
          value: code,
          checked: choisis.includes(code),
          onChange: ({ target }) => basculer(code, target.checked),
        },
      }))}
      {...etat}
    />
  );
}

export function ChampCase({ nom, chemin, schema, valeur, changer }: PropsChamp) {
  const { id, etat } = useChamp(chemin);
  return (
    <Checkbox
      id={id}
      options={[
        {
          label: titreDe(nom, schema),
          hintText: schema.description,
          nativeInputProps: {
            name: chemin,
            checked: valeur === true,
            onChange: ({ target }) => changer(target.checked),
          },
        },
      ]}
      {...etat}
    />
  );
}
