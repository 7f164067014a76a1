import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { useState } from 'react';
import { Link } from 'react-router';
import { useLecture } from '../api/lecture';
import type { LettreASigner } from '../api/types';
import { DialogueDApercu } from '../cadre/apercu';
import { DateLimite } from '../cadre/badges';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { compter, enMots } from '../mots/libelles';
import { useAttentes } from './attente';
import { SignerPlusieurs } from './signer-plusieurs';

/** The letters that wait for a signature: those that the person may sign first. */
export function PageParapheur() {
  const lecture = useLecture<{ lettres: LettreASigner[] }>('/parapheur');
  const { recharger } = useAttentes();
  const [coches, setCoches] = useState<ReadonlySet<string>>(new Set());
  const [vu, setVu] = useState<LettreASigner>();
  const apres = () => {
    setCoches(new Set());
    lecture.recharger();
    recharger();
  };
  return (
    <>
      <TitrePage titre="Parapheur">Parapheur</TitrePage>
      <p>
        Ces courriers attendent une signature pour partir. Ce que la loi a produit n’attend pas : l’effet est au
        journal, à sa date.
      </p>
      <Lu lecture={lecture}>
        {({ lettres }) => {
          const miens = lettres.filter(({ delegation }) => delegation);
          const choisis = miens.filter(({ id }) => coches.has(id));
          const cocher = (ids: readonly string[], oui: boolean) =>
            setCoches(new Set(oui ? [...coches, ...ids] : [...coches].filter((id) => !ids.includes(id))));
          return (
            <>
              <SignerPlusieurs lettres={choisis} apres={apres} />
              {lettres.length === 0 ? (
                <Vide titre="Aucun courrier n’attend de signature.">
                  <p>
                    Un courrier vient ici quand l’organisme qui l’émet veut qu’une personne le signe avant son envoi.
                  </p>
                </Vide>
              ) : (
                <>
                  <p className="compte" role="status">
                    {compter(lettres.length, 'courrier attend', 'courriers attendent')} une signature, dont{' '}
                    {miens.length} que vous pouvez signer
                  </p>
                  {miens.length > 1 && (
                    <Checkbox
                      small
                      options={[
                        {
                          label: 'Tout choisir',
                          nativeInputProps: {
                            checked: choisis.length === miens.length,
                            onChange: ({ target }) =>
                              cocher(
                                miens.map(({ id }) => id),
                                target.checked,
                              ),
                          },
                        },
                      ]}
                    />
                  )}
                  <Table
                    titre="Courriers à signer"
                    colonnes={['Courrier', 'Attend depuis', 'Échéance', 'Signataire', 'Aperçu']}
                    lignes={lettres.map((lettre) => ({
                      cle: lettre.id,
                      cellules: [
                        <Nom
                          lettre={lettre}
                          coche={coches.has(lettre.id)}
                          cocher={(oui) => cocher([lettre.id], oui)}
                        />,
                        lettre.age === 0 ? 'aujourd’hui' : compter(lettre.age, 'jour'),
                        <Echeance lettre={lettre} />,
                        <>
                          {enMots(lettre.role)}{' '}
                          {lettre.delegation && (
                            <Badge small noIcon as="span" severity="info">
                              à vous
                            </Badge>
                          )}
                        </>,
                        <Button size="small" priority="secondary" onClick={() => setVu(lettre)}>
                          Aperçu
                          <span className="fr-sr-only">
                            {' '}
                            : {lettre.titre}, {lettre.nom}
                          </span>
                        </Button>,
                      ],
                    }))}
                  />
                </>
              )}
            </>
          );
        }}
      </Lu>
      {vu && <DialogueDApercu titre={vu.titre} chemin={`/courriers/${vu.id}/apercu`} fermer={() => setVu(undefined)} />}
    </>
  );
}

function Nom({
  lettre: { id, titre, reference, dossier, nom, delegation },
  coche,
  cocher,
}: {
  lettre: LettreASigner;
  coche: boolean;
  cocher(oui: boolean): void;
}) {
  return (
    <span className="choix-de-ligne">
      {delegation && (
        <Checkbox
          small
          options={[
            {
              label: (
                <span className="fr-sr-only">
                  Choisir {titre}, {nom}
                </span>
              ),
              nativeInputProps: { checked: coche, onChange: ({ target }) => cocher(target.checked) },
            },
          ]}
        />
      )}
      <span>
        <Link to={`/courriers/${id}`}>{titre}</Link>
        <span className="precision">
          <Link to={`/dossiers/${dossier}`}>{nom}</Link>
        </span>
        <span className="precision mention">{reference}</span>
      </span>
    </span>
  );
}

/** The first legal date that the act set for which the letter is written. */
function Echeance({ lettre: { echeance } }: { lettre: LettreASigner }) {
  if (!echeance) return <span className="mention">–</span>;
  return (
    <>
      <DateLimite date={echeance.le} />
      <span className="precision mention">{echeance.libelle}</span>
    </>
  );
}
