import { Select } from '@codegouvfr/react-dsfr/Select';
import { useState } from 'react';
import { useLecture } from '../api/lecture';
import type { Reglage } from '../api/types';
import { AConfirmer } from '../cadre/badges';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { dateCourte } from '../mots/dates';
import { agence, enMots } from '../mots/libelles';
import { useSession } from '../session/session';
import { FormulaireReglage } from './formulaire-reglage';

/** What each ARS may set for itself: the default, and the values set, from when and by which decision. */
export function PageReglages() {
  const { utilisateur } = useSession();
  const [region, setRegion] = useState(utilisateur.regions[0] ?? '');
  const lecture = useLecture<{ reglages: Reglage[] }>(`/reglages?region=${region}`);
  return (
    <>
      <TitrePage titre="Réglages">Réglages de l’agence</TitrePage>
      <p>
        Ces valeurs relèvent de chaque ARS. Une valeur réglée s’applique aux faits datés de son premier jour et des
        suivants ; elle ne se modifie pas et ne s’efface pas. Celle qui sert à un acte est figée avec lui.
      </p>
      {utilisateur.regions.length > 1 && (
        <Select label="Agence" nativeSelectProps={{ value: region, onChange: ({ target }) => setRegion(target.value) }}>
          {utilisateur.regions.map((code) => (
            <option key={code} value={code}>
              {agence(code)}
            </option>
          ))}
        </Select>
      )}
      <Lu lecture={lecture}>
        {({ reglages }) =>
          reglages.length === 0 ? (
            <Vide titre="Aucun paramètre régional.">
              <p>Toutes les valeurs de cette procédure sont nationales.</p>
            </Vide>
          ) : (
            <>
              {utilisateur.roles.includes('ADMIN') && (
                <FormulaireReglage key={region} region={region} reglages={reglages} apres={lecture.recharger} />
              )}
              <Table
                titre={`Paramètres régionaux de l’${agence(region)}`}
                colonnes={['Paramètre', 'Par défaut', 'Réglé par l’agence']}
                lignes={reglages.map((reglage) => ({ cle: reglage.cle, cellules: cellules(reglage) }))}
              />
            </>
          )
        }
      </Lu>
    </>
  );
}

function cellules({ libelle, pivot, defaut, regles }: Reglage) {
  return [
    <>
      {libelle}
      <span className="precision mention">Jugé à la date du fait : {pivot}</span>
    </>,
    <ul className="liste-nue">
      {defaut.map(({ du, source, aConfirmer, ...ligne }) => (
        <li key={du}>
          {lisible(ligne)} <AConfirmer points={aConfirmer ? [aConfirmer] : []} />
          <span className="precision mention">
            depuis le {dateCourte(du)} – {source}
          </span>
        </li>
      ))}
    </ul>,
    regles.length === 0 ? (
      'Rien : la valeur par défaut s’applique'
    ) : (
      <ul className="liste-nue">
        {regles.map(({ du, reference, ...ligne }) => (
          <li key={du}>
            {lisible(ligne)}
            <span className="precision mention">
              depuis le {dateCourte(du)} – {reference}
            </span>
          </li>
        ))}
      </ul>
    ),
  ];
}

// A list of codes reads better in words; everything else is already written out.
function lisible({ valeur, enClair }: { valeur: unknown; enClair: string }): string {
  return Array.isArray(valeur) && valeur.length > 0 && valeur.every((un) => typeof un === 'string')
    ? valeur.map(enMots).join(', ')
    : enClair;
}
