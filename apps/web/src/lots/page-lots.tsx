import { useEffect, useState } from 'react';
import { useLecture } from '../api/lecture';
import type { LotsDemandes } from '../api/types';
import { type Dit, ReponseDite } from '../cadre/dits';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { dateCourte, instantCourt } from '../mots/dates';
import { Avancement } from './avancement';
import { DemandeDeLot } from './demande';
import { SuitesDuLot } from './suites';

/** How often a batch under way is looked at. In milliseconds. */
const ENTRE_REGARDS_MS = 1500;

/** Establishes one sheet for many dossiers: asks for it, follows it, stops it, takes the documents. */
export function PageLots() {
  const lecture = useLecture<LotsDemandes>('/lots');
  const { donnees, erreur, recharger } = lecture;
  const [reponse, setReponse] = useState<Dit>();
  const enRoute = donnees?.lots.some(({ fini }) => !fini) ?? false;
  useEffect(() => {
    if (!enRoute) return;
    const attente = setTimeout(recharger, ENTRE_REGARDS_MS);
    return () => clearTimeout(attente);
  }, [donnees, erreur, enRoute, recharger]);
  const dire = (dit: Dit) => {
    setReponse(dit);
    recharger();
  };
  return (
    <>
      <TitrePage titre="Lots de fiches">Établir une fiche pour de nombreux dossiers</TitrePage>
      <p>
        Chaque fiche est figée avec son empreinte, comme si elle était établie seule. Une fiche qui échoue n’arrête pas
        les autres. Vous pouvez quitter cette page : le travail continue.
      </p>
      <Lu lecture={lecture}>
        {({ fiches, lots }) => (
          <>
            {fiches.length > 0 ? (
              <DemandeDeLot fiches={fiches} apres={recharger} />
            ) : (
              <p>Votre rôle n’établit aucune fiche.</p>
            )}
            <h2 className="titre-bloc">Mes lots</h2>
            <ReponseDite reponse={reponse} />
            {lots.length === 0 ? (
              <Vide titre="Aucun lot.">
                <p>Les lots que vous demandez s’affichent ici, avec leur avancement et leurs documents.</p>
              </Vide>
            ) : (
              <Table
                titre="Mes lots"
                colonnes={['Fiche', 'Situation au', 'Demandé le', 'Avancement', 'Agir']}
                lignes={lots.map((lot) => ({
                  cle: lot.id,
                  cellules: [
                    lot.titre,
                    dateCourte(lot.situationAu),
                    instantCourt(lot.demandeLe),
                    <Avancement lot={lot} />,
                    <SuitesDuLot lot={lot} dire={dire} />,
                  ],
                }))}
              />
            )}
          </>
        )}
      </Lu>
    </>
  );
}
