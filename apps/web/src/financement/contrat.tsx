import { useState } from 'react';
import { Vide } from '../cadre/etats';
import type { Financement, FinancementDuContrat } from '../api/types';
import { dateCourte, veilleDe } from '../mots/dates';
import { compter, enMots } from '../mots/libelles';
import type { Gestes } from './agir';
import { AnneesDuContrat } from './annees';
import { Echeancier } from './echeancier';
import { type Filtres, FormulaireFiltres } from './filtres';
import { Indicateurs } from './indicateurs';

interface Props {
  contrat: FinancementDuContrat;
  gestes: Gestes;
  indicateurs: Financement['indicateurs'][number] | undefined;
}

/** A contract's money: its years, its payments, and what their variable part hangs on. */
export function ContratFinance({ contrat, gestes, indicateurs }: Props) {
  const [filtres, setFiltres] = useState<Filtres>({ poste: '', etat: '' });
  const { du, fin, cause, population, lignes } = contrat;
  const montrees = lignes.filter(
    ({ poste, etat }) => (!filtres.poste || poste === filtres.poste) && (!filtres.etat || etat === filtres.etat),
  );
  return (
    <section aria-labelledby={`contrat-${contrat.contrat}`} className="contrat">
      <h2 id={`contrat-${contrat.contrat}`} className="titre-bloc">
        Contrat signé le {dateCourte(du)}
      </h2>
      <p>
        {cause
          ? `Terminé le ${dateCourte(fin)} (${enMots(cause).toLowerCase()})`
          : `Court jusqu’au ${dateCourte(veilleDe(fin))}`}
        {population &&
          `, pour ${compter(population.total, 'habitant')} (population légale, millésime ${population.millesime})`}
        .
      </p>
      <AnneesDuContrat contrat={contrat} />
      <h3 className="titre-bloc fr-mt-4w">Échéancier</h3>
      <FormulaireFiltres postes={contrat.parPoste.map(({ poste }) => poste)} filtres={filtres} changer={setFiltres} />
      <p className="compte" role="status">
        {montrees.length === lignes.length
          ? compter(lignes.length, 'ligne')
          : `${compter(montrees.length, 'ligne')} sur ${lignes.length}`}
      </p>
      {montrees.length === 0 ? (
        <Vide titre="Aucune ligne ne répond à ces critères.">
          <p>Choisissez un autre poste, ou un autre état.</p>
        </Vide>
      ) : (
        <Echeancier contrat={contrat} lignes={montrees} gestes={gestes} />
      )}
      {indicateurs && <Indicateurs indicateurs={indicateurs} />}
    </section>
  );
}
