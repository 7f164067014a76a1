import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { departement, departementsDe, enMots } from '../mots/libelles';
import { useSession } from '../session/session';
import type { Filtres } from './filtres';

const PHASES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'];

/** Search and filters. Each choice takes effect at once; the search waits for Enter. */
export function FormulaireFiltres({
  filtres,
  changer,
}: {
  filtres: Filtres;
  changer: (changement: Partial<Filtres>) => void;
}) {
  const { utilisateur } = useSession();
  const departements = utilisateur.departements.length
    ? [...utilisateur.departements]
    : departementsDe(utilisateur.regions);
  return (
    <div className="filtres">
      <form
        className="filtre-recherche"
        role="search"
        onSubmit={(evenement) => {
          evenement.preventDefault();
          changer({ recherche: String(new FormData(evenement.currentTarget).get('recherche') ?? '').trim() });
        }}
      >
        <label className="fr-label" htmlFor="recherche">
          Chercher un nom ou une commune
        </label>
        <div className="fr-search-bar">
          <input
            key={filtres.recherche}
            id="recherche"
            name="recherche"
            type="search"
            className="fr-input"
            defaultValue={filtres.recherche}
          />
          <button type="submit" className="fr-btn">
            Rechercher
          </button>
        </div>
      </form>
      <Select
        label="Phase"
        nativeSelectProps={{ value: filtres.phase, onChange: ({ target }) => changer({ phase: target.value }) }}
      >
        <option value="">Toutes</option>
        {PHASES.map((phase) => (
          <option key={phase} value={phase}>
            {phase} – {enMots(phase)}
          </option>
        ))}
      </Select>
      <Select
        label="Département"
        nativeSelectProps={{
          value: filtres.departement,
          onChange: ({ target }) => changer({ departement: target.value }),
        }}
      >
        <option value="">Tous</option>
        {departements.map((code) => (
          <option key={code} value={code}>
            {code} – {departement(code).replace(/ \(.*\)$/, '')}
          </option>
        ))}
      </Select>
      <Select
        label="État"
        nativeSelectProps={{
          value: filtres.clos,
          onChange: ({ target }) => changer({ clos: target.value as Filtres['clos'] }),
        }}
      >
        <option value="false">En cours</option>
        <option value="true">Clos</option>
        <option value="">Tous</option>
      </Select>
      <Select
        label="Trier par"
        nativeSelectProps={{ value: filtres.tri, onChange: ({ target }) => changer({ tri: target.value }) }}
      >
        <option value="echeance">Échéance</option>
        <option value="nom">Nom</option>
        <option value="phase">Phase</option>
        <option value="modification">Modification</option>
      </Select>
      <Checkbox
        small
        className="filtre-miens"
        options={[
          {
            label: 'Mes dossiers, et ceux des personnes que je remplace',
            nativeInputProps: { checked: filtres.miens, onChange: ({ target }) => changer({ miens: target.checked }) },
          },
        ]}
      />
    </div>
  );
}
