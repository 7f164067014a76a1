import { Select } from '@codegouvfr/react-dsfr/Select';
import { Link, useSearchParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Gabarit } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { compter, enMots } from '../mots/libelles';
import { GENRES } from './mots';

/** Every template: what calls for it, whom it goes to, and the way to its examples. */
export function PageGabarits() {
  const lecture = useLecture<{ gabarits: Gabarit[] }>('/gabarits');
  const [parametres, setParametres] = useSearchParams();
  const genre = parametres.get('genre') ?? '';
  const phase = parametres.get('phase') ?? '';
  const changer = (champ: string, valeur: string) =>
    setParametres((avant) => {
      const apres = new URLSearchParams(avant);
      if (valeur) apres.set(champ, valeur);
      else apres.delete(champ);
      return apres;
    });
  return (
    <>
      <TitrePage titre="Gabarits">Gabarits</TitrePage>
      <p>
        Les lettres, les fiches et les courriels que l’application écrit, chacun avec ses exemples. Tout ce que
        contiennent les exemples est fictif.
      </p>
      <Lu lecture={lecture}>
        {({ gabarits }) => {
          const montres = gabarits.filter(
            (un) => (!genre || un.genre === genre) && (!phase || un.phases.includes(phase)),
          );
          return (
            <>
              <div className="moments fr-mb-3w">
                <Choix
                  label="Genre"
                  valeur={genre}
                  choisir={(valeur) => changer('genre', valeur)}
                  options={Object.entries(GENRES)}
                />
                <Choix
                  label="Phase"
                  valeur={phase}
                  choisir={(valeur) => changer('phase', valeur)}
                  options={[...new Set(gabarits.flatMap(({ phases }) => phases))]
                    .sort()
                    .map((code) => [code, `${code} – ${enMots(code)}`])}
                />
              </div>
              <p className="compte" role="status">
                {compter(montres.length, 'gabarit')}
              </p>
              {montres.length === 0 ? (
                <Vide titre="Aucun gabarit ne répond à ces critères.">
                  <p>Retirez un filtre.</p>
                </Vide>
              ) : (
                <Table
                  titre="Gabarits"
                  colonnes={['Gabarit', 'Genre', 'Appelé par', 'Destinataires', 'Canal', 'Exemples']}
                  lignes={montres.map((gabarit) => ({ cle: gabarit.nom, cellules: cellules(gabarit) }))}
                />
              )}
            </>
          );
        }}
      </Lu>
    </>
  );
}

interface PropsChoix {
  label: string;
  valeur: string;
  choisir(valeur: string): void;
  options: readonly (readonly [valeur: string, mot: string])[];
}

function Choix({ label, valeur, choisir, options }: PropsChoix) {
  return (
    <Select label={label} nativeSelectProps={{ value: valeur, onChange: ({ target }) => choisir(target.value) }}>
      <option value="">Tout</option>
      {options.map(([code, mot]) => (
        <option key={code} value={code}>
          {mot}
        </option>
      ))}
    </Select>
  );
}

function cellules({ nom, code, titre, genre, declencheurs, destinataires, copies, canaux, cas }: Gabarit) {
  return [
    <>
      <Link to={`/gabarits/${encodeURIComponent(nom)}`}>{titre}</Link>
      {code && <span className="precision mention">{code}</span>}
    </>,
    GENRES[genre],
    declencheurs.map(({ libelle }) => libelle).join(' ; ') || '–',
    <>
      {destinataires.map(enMots).join(', ') || '–'}
      {copies.length > 0 && <span className="precision mention">copie : {copies.map(enMots).join(', ')}</span>}
    </>,
    canaux.map(enMots).join(', ') || '–',
    String(cas.length),
  ];
}
