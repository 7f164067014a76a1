import type { EcheanceSuivie } from '../api/types';
import { Table } from '../cadre/table';
import { Vide } from '../cadre/etats';
import { dateCourte } from '../mots/dates';
import { nomDeLEcheance } from './echeances';

/** The deadlines that no longer run, and what ended them. */
export function EcheancesTerminees({ echeances }: { echeances: readonly EcheanceSuivie[] }) {
  if (echeances.length === 0)
    return (
      <Vide titre="Aucune échéance terminée.">
        <p>Une échéance se termine quand l’acte attendu est enregistré, ou quand elle arrive à son terme.</p>
      </Vide>
    );
  return (
    <Table
      titre="Échéances terminées"
      colonnes={['Échéance', 'Date', 'Issue', 'Explication']}
      lignes={echeances.map((echeance) => ({
        cle: echeance.cle,
        cellules: [nomDeLEcheance(echeance), dateCourte(echeance.echeance), echeance.issue, echeance.explication],
      }))}
    />
  );
}
