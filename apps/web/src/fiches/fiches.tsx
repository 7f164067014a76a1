import { Input } from '@codegouvfr/react-dsfr/Input';
import { useState } from 'react';
import { useLecture } from '../api/lecture';
import type { Courrier, FichesDuDossier } from '../api/types';
import { DialogueDApercu } from '../cadre/apercu';
import { type Dit, ReponseDite } from '../cadre/dits';
import { Lu } from '../cadre/etats';
import { Table } from '../cadre/table';
import { aujourdhui, dateCourte } from '../mots/dates';
import { compter } from '../mots/libelles';
import { ActionsDeFiche } from './actions';
import { Etablies } from './etablies';

interface Props {
  dossier: string;
  fuseau: string | undefined;
  etablies: readonly Courrier[];
  apres(): void;
}

type Fiche = FichesDuDossier['fiches'][number];

/** The sheets of a dossier as it stood on a day: those that can be made, why the others cannot, those that were. */
export function Fiches({ dossier, fuseau, etablies, apres }: Props) {
  const present = aujourdhui(fuseau);
  const [le, setLe] = useState(present);
  const [vue, setVue] = useState<Fiche>();
  const [reponse, setReponse] = useState<Dit>();
  const lecture = useLecture<FichesDuDossier>(`/dossiers/${dossier}/fiches?le=${le}`);
  const dire = (dit: Dit) => {
    setReponse(dit);
    if (!dit.erreur) apres();
  };
  return (
    <>
      <p>
        Une fiche dit ce qu’était le dossier un jour donné. Établie, elle est figée avec son empreinte ; redemandée pour
        le même état du dossier et le même jour, c’est le même document.
      </p>
      <div className="moments fr-mb-3w">
        <Input
          label="Situation au"
          hintText="Aujourd’hui, ou un jour passé"
          nativeInputProps={{
            ...{ type: 'date', value: le, max: present },
            onChange: ({ target }) => setLe(target.value || present),
          }}
        />
      </div>
      <ReponseDite reponse={reponse} />
      <Lu lecture={lecture}>
        {({ fiches }) => {
          const possibles = fiches.filter(({ possible }) => possible);
          const autres = fiches.filter(({ possible }) => !possible);
          return (
            <>
              {possibles.length === 0 ? (
                <p>Aucune fiche ne peut être établie à cette date.</p>
              ) : (
                <Table
                  titre="Fiches possibles"
                  className="table-fiches"
                  colonnes={['Fiche', 'À faire']}
                  lignes={possibles.map((fiche) => ({
                    cle: fiche.code,
                    cellules: [
                      <Nom fiche={fiche} />,
                      <ActionsDeFiche {...{ dossier, fiche, le }} apercevoir={() => setVue(fiche)} dire={dire} />,
                    ],
                  }))}
                />
              )}
              {autres.length > 0 && (
                <details className="fr-mt-2w">
                  <summary>
                    {compter(autres.length, 'fiche n’est pas possible', 'fiches ne sont pas possibles')} à cette date
                  </summary>
                  <Table
                    titre="Fiches qui ne sont pas possibles"
                    colonnes={['Fiche', 'Pourquoi']}
                    lignes={autres.map((fiche) => ({
                      cle: fiche.code,
                      cellules: [<Nom fiche={fiche} />, fiche.manque],
                    }))}
                  />
                </details>
              )}
            </>
          );
        }}
      </Lu>
      <Etablies courriers={etablies} />
      {vue && (
        <DialogueDApercu
          titre={`${vue.titre}, situation au ${dateCourte(le)}`}
          chemin={`/dossiers/${dossier}/fiches/${vue.code}/apercu`}
          suite={`?le=${le}`}
          fermer={() => setVue(undefined)}
        />
      )}
    </>
  );
}

function Nom({ fiche: { titre, code } }: { fiche: Fiche }) {
  return (
    <>
      {titre}
      <span className="precision mention">{code}</span>
    </>
  );
}
