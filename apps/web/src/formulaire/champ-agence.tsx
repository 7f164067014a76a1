import { Select } from '@codegouvfr/react-dsfr/Select';
import { agence } from '../mots/libelles';
import { useSession } from '../session/session';
import { type PropsChamp, useChamp } from './contexte';
import { Intitule } from './intitule';
import { titreDe } from './schema';

/** An agency: its name is shown, the code of its region is kept. Those of the person's territory. */
export function ChampAgence({ nom, chemin, schema, requis, valeur, changer }: PropsChamp) {
  const { utilisateur } = useSession();
  const { id, etat } = useChamp(chemin);
  return (
    <Select
      label={<Intitule requis={requis}>{titreDe(nom, schema)}</Intitule>}
      nativeSelectProps={{
        id,
        name: chemin,
        required: requis,
        value: String(valeur ?? ''),
        onChange: ({ target }) => changer(target.value),
      }}
      {...etat}
    >
      <option value="">Choisissez…</option>
      {utilisateur.regions.map((region) => (
        <option key={region} value={region}>
          {agence(region)}
        </option>
      ))}
    </Select>
  );
}
