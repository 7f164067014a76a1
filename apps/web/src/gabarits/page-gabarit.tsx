import { Breadcrumb } from '@codegouvfr/react-dsfr/Breadcrumb';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { Fragment } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Gabarit } from '../api/types';
import { Depliant } from '../cadre/depliant';
import { Lu, Vide } from '../cadre/etats';
import { TitrePage } from '../cadre/titre-page';
import { enMots } from '../mots/libelles';
import { GENRES } from './mots';

/** One template, and its examples shown within the page. */
export function PageGabarit() {
  const { nom = '' } = useParams();
  const lecture = useLecture<{ gabarits: Gabarit[] }>('/gabarits');
  return (
    <Lu pageEntiere lecture={lecture}>
      {({ gabarits }) => {
        const gabarit = gabarits.find((un) => un.nom === nom);
        return gabarit ? <Vu gabarit={gabarit} /> : <Inconnu nom={nom} />;
      }}
    </Lu>
  );
}

const SEGMENTS = [{ label: 'Gabarits', linkProps: { to: '/gabarits' } }];

function Inconnu({ nom }: { nom: string }) {
  return (
    <>
      <Breadcrumb currentPageLabel={nom} segments={SEGMENTS} />
      <TitrePage titre="Gabarit inconnu">Gabarit inconnu</TitrePage>
      <Vide titre={`Aucun gabarit ne s’appelle « ${nom} ».`}>
        <p>Choisissez-le dans la liste des gabarits.</p>
      </Vide>
    </>
  );
}

function Vu({ gabarit }: { gabarit: Gabarit }) {
  const { nom, titre, genre, cas } = gabarit;
  const [parametres, setParametres] = useSearchParams();
  const choisi = cas.find(({ cle }) => cle === parametres.get('cas')) ?? cas[0]!;
  const adresse = `/api/gabarits/${encodeURIComponent(nom)}/${choisi.cle}`;
  return (
    <>
      <Breadcrumb currentPageLabel={titre} segments={SEGMENTS} />
      <TitrePage titre={titre}>{titre}</TitrePage>
      <Precisions gabarit={gabarit} />
      <div className="moments fr-mb-2w">
        <Select
          label="Exemple"
          nativeSelectProps={{
            value: choisi.cle,
            onChange: ({ target }) => setParametres({ cas: target.value }, { replace: true }),
          }}
        >
          {cas.map(({ cle, cas: libelle }) => (
            <option key={cle} value={cle}>
              {libelle}
            </option>
          ))}
        </Select>
        {genre !== 'COURRIEL' && (
          <a className="fr-btn" href={`${adresse}.pdf`} target="_blank" rel="noreferrer">
            Ouvrir le PDF
          </a>
        )}
        <a className="fr-btn fr-btn--secondary" href={`${adresse}.html`} target="_blank" rel="noreferrer">
          Ouvrir la page
        </a>
      </div>
      <iframe
        key={choisi.cle}
        className="message"
        title={`Exemple : ${choisi.cas}`}
        sandbox=""
        src={`${adresse}.html`}
      />
    </>
  );
}

function Precisions({ gabarit }: { gabarit: Gabarit }) {
  const { nom, code, genre, phases, declencheurs, emetteur, destinataires, copies, canaux, variables } = gabarit;
  const faits: [terme: string, valeur: string][] = [
    ['Genre', GENRES[genre]],
    ['Code', code ?? ''],
    ['Gabarit', nom],
    ['Phase', phases.map(enMots).join(', ')],
    ['Appelé par', declencheurs.map(({ libelle }) => libelle).join(' ; ')],
    ['Émis par', emetteur ? enMots(emetteur) : ''],
    ['Destinataires', destinataires.map(enMots).join(', ')],
    ['Copie', copies.map(enMots).join(', ')],
    ['Canal', canaux.map(enMots).join(', ')],
  ];
  return (
    <>
      <dl className="precisions">
        {faits
          .filter(([, valeur]) => valeur)
          .map(([terme, valeur]) => (
            <Fragment key={terme}>
              <dt>{terme}</dt>
              <dd>{valeur}</dd>
            </Fragment>
          ))}
      </dl>
      <Depliant titre={`Variables (${variables.length})`}>
        <p>{variables.join(', ')}</p>
      </Depliant>
    </>
  );
}
