import { Input } from '@codegouvfr/react-dsfr/Input';
import { useState } from 'react';
import { nommer, situer, useCommunes } from '../mots/communes';
import { type PropsChamp, useChamp } from './contexte';
import { Intitule } from './intitule';
import { titreDe } from './schema';

const PROPOSITIONS = 12;

/** A commune: a name is typed, its INSEE code is kept. A postal code is not an INSEE code: the name shows which is meant. */
export function ChampCommune({ nom, chemin, schema, requis, valeur, changer }: PropsChamp) {
  const communes = useCommunes();
  const { id, etat } = useChamp(chemin);
  const [frappe, setFrappe] = useState<string | null>(null);
  const code = String(valeur ?? '');
  const connue = communes?.deCode(code);
  const texte = frappe ?? (connue ? nommer(connue) : code);
  const propositions = frappe === null ? [] : (communes?.chercher(frappe, PROPOSITIONS) ?? []);

  const memeNom = frappe === null ? [] : (communes?.deNom(frappe) ?? []);

  const frapper = (saisi: string) => {
    const choisi = /\(([0-9AB]{5})\)$/.exec(saisi)?.[1];
    setFrappe(choisi ? null : saisi);
    changer(choisi ?? saisi);
  };
  const quitter = () => {
    if (memeNom.length === 1) changer(memeNom[0]!.code);
    if (memeNom.length < 2) setFrappe(null);
  };

  return (
    <>
      <Input
        label={<Intitule requis={requis}>{titreDe(nom, schema).replace(' (code INSEE)', '')}</Intitule>}
        hintText="Nom ou code INSEE"
        nativeInputProps={{
          id,
          name: chemin,
          list: `${id}-communes`,
          required: requis,
          autoComplete: 'off',
          value: texte,
          onChange: ({ target }) => frapper(target.value),
          onBlur: quitter,
        }}
        {...(memeNom.length > 1 && etat.state === 'default'
          ? {
              state: 'info' as const,
              stateRelatedMessage: 'Plusieurs communes portent ce nom : choisissez dans la liste.',
            }
          : etat)}
      />
      <datalist id={`${id}-communes`}>
        {propositions.map((commune) => (
          <option key={commune.code} value={nommer(commune)}>
            {situer(commune)}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** A part of the commune chosen beside: one of its known parts, or the name of a quarter. */
export function ChampPartie({ nom, chemin, schema, requis, valeur, changer, groupe }: PropsChamp) {
  const parties = useCommunes()?.parties(String(groupe['commune'] ?? '')) ?? [];
  const { id, etat } = useChamp(chemin);
  const code = String(valeur ?? '');
  const connue = parties.find((partie) => partie.code === code);
  return (
    <>
      <Input
        label={<Intitule requis={requis}>{titreDe(nom, schema)}</Intitule>}
        hintText={schema.description}
        nativeInputProps={{
          id,
          name: chemin,
          list: `${id}-parties`,
          autoComplete: 'off',
          value: connue ? nommer(connue) : code,
          onChange: ({ target }) => changer(/\(([0-9AB]{5})\)$/.exec(target.value)?.[1] ?? target.value),
        }}
        {...etat}
      />
      <datalist id={`${id}-parties`}>
        {parties.map((partie) => (
          <option key={partie.code} value={nommer(partie)} />
        ))}
      </datalist>
    </>
  );
}
