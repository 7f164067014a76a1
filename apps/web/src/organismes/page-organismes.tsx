import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { useState } from 'react';
import { Link } from 'react-router';
import { useLecture } from '../api/lecture';
import type { OrganismeResume } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { agence, compter, ouEnMots } from '../mots/libelles';
import { GENRES, territoire } from './mots';

/** The agencies that write and receive the letters, and whether somebody can sign for them today. */
export function PageOrganismes() {
  const lecture = useLecture<{ organismes: OrganismeResume[] }>('/organismes');
  return (
    <>
      <TitrePage titre="Organismes">Organismes</TitrePage>
      <p>
        L’en-tête, les signataires et les délégations de chaque organisme. Un changement vaut pour les courriers à venir
        : ceux qui sont déjà partis gardent l’en-tête et la signature qu’ils avaient.
      </p>
      <Lu lecture={lecture}>{({ organismes }) => <Liste organismes={organismes} />}</Lu>
    </>
  );
}

function Liste({ organismes }: { organismes: readonly OrganismeResume[] }) {
  const regions = [...new Set(organismes.map(({ region }) => region))];
  const [choisie, setChoisie] = useState(regions.length > 1 ? '' : (regions[0] ?? ''));
  const montres = organismes.filter(({ region }) => choisie === '' || region === choisie);
  if (organismes.length === 0)
    return (
      <Vide titre="Aucun organisme n’est décrit dans votre territoire.">
        <p>Un administrateur les décrit avec « npm run cpts -- organismes importer ».</p>
      </Vide>
    );
  return (
    <>
      {regions.length > 1 && (
        <Select
          label="Agence"
          nativeSelectProps={{ value: choisie, onChange: ({ target }) => setChoisie(target.value) }}
        >
          <option value="">Toutes</option>
          {regions.map((region) => (
            <option key={region} value={region}>
              {agence(region)}
            </option>
          ))}
        </Select>
      )}
      <p role="status">{compter(montres.length, 'organisme')}</p>
      <Table
        titre="Organismes"
        colonnes={['Nom', 'Genre', 'Territoire', 'Parapheur', 'Signature']}
        lignes={montres.map((organisme) => ({ cle: organisme.id, cellules: cellules(organisme) }))}
      />
    </>
  );
}

function cellules(organisme: OrganismeResume) {
  const { id, nom, genre, parapheur, delegations, sansSignataire } = organisme;
  return [
    <Link to={`/organismes/${id}`}>{nom}</Link>,
    GENRES[genre],
    territoire(organisme),
    parapheur.length ? ouEnMots(parapheur) : 'aucun',
    sansSignataire.length ? (
      <>
        <Badge small noIcon as="span" severity="warning">
          personne ne signe
        </Badge>
        <span className="precision mention">au titre de : {ouEnMots(sansSignataire)}</span>
      </>
    ) : delegations ? (
      compter(delegations, 'délégation en vigueur', 'délégations en vigueur')
    ) : (
      'signataires désignés'
    ),
  ];
}
