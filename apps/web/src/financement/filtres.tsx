import { Select } from '@codegouvfr/react-dsfr/Select';
import { enMots } from '../mots/libelles';
import { ETATS } from './mots';

/** What is shown of a schedule; '' shows all. */
export interface Filtres {
  poste: string;
  etat: string;
}

interface Props {
  postes: readonly string[];
  filtres: Filtres;
  changer(filtres: Filtres): void;
}

export function FormulaireFiltres({ postes, filtres, changer }: Props) {
  return (
    <div className="moments fr-mb-2w">
      <Select
        label="Mission ou poste"
        nativeSelectProps={{
          value: filtres.poste,
          onChange: ({ target }) => changer({ ...filtres, poste: target.value }),
        }}
      >
        <option value="">Tous</option>
        {postes.map((poste) => (
          <option key={poste} value={poste}>
            {enMots(poste)}
          </option>
        ))}
      </Select>
      <Select
        label="État"
        nativeSelectProps={{
          value: filtres.etat,
          onChange: ({ target }) => changer({ ...filtres, etat: target.value }),
        }}
      >
        <option value="">Tous</option>
        {Object.entries(ETATS).map(([etat, { mot }]) => (
          <option key={etat} value={etat}>
            {mot}
          </option>
        ))}
      </Select>
    </div>
  );
}
