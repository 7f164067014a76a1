import { useEffect, useRef } from 'react';
import type { FinancementSuppose } from '../api/types';
import { Table } from '../cadre/table';
import { dateCourte } from '../mots/dates';
import { compter } from '../mots/libelles';
import { ecartEnEuros, enEuros } from '../mots/montants';
import { nommerLigne, SOMMES } from './mots';

const COLONNES = ['Aujourd’hui', 'Avec ce changement', 'Différence'];

/** The money as it is and as it would be, side by side; takes the focus when it arrives. */
export function Comparaison({ resultat }: { resultat: FinancementSuppose }) {
  const { ecarts, sommes, explications } = resultat;
  const titre = useRef<HTMLHeadingElement>(null);
  useEffect(() => titre.current?.focus(), [resultat]);
  return (
    <section aria-labelledby="titre-comparaison" className="comparaison">
      <h2 id="titre-comparaison" ref={titre} tabIndex={-1} className="titre-bloc">
        Avant et après
      </h2>
      <ul>
        {explications.map((explication) => (
          <li key={explication}>{explication}</li>
        ))}
      </ul>
      <Table
        titre="Sommes, avant et après"
        className="table-montants"
        colonnes={['Somme', ...COLONNES]}
        lignes={SOMMES.map(({ cle, mot }) => ({
          cle,
          cellules: [mot, ...cellules(sommes.avant[cle], sommes.apres[cle])],
        }))}
      />
      <h3 className="titre-bloc fr-mt-4w">Année par année</h3>
      <Table
        titre="Prévu par année de contrat, avant et après"
        className="table-montants"
        colonnes={['Année', 'Taille', ...COLONNES]}
        lignes={anneesComparees(resultat).map(({ cle, nom, tailles, avant, apres }) => ({
          cle,
          cellules: [nom, [...new Set(tailles)].join(' → '), ...cellules(avant, apres)],
        }))}
      />
      <h3 className="titre-bloc fr-mt-4w">Versements qui changent</h3>
      {ecarts.length === 0 ? (
        <p>Ce changement ne modifie aucun versement.</p>
      ) : (
        <>
          <p className="compte">{compter(ecarts.length, 'versement change', 'versements changent')}</p>
          <Table
            titre="Versements qui changent"
            className="table-montants"
            colonnes={['Versement', 'Exigible le', ...COLONNES]}
            lignes={ecarts.map((ecart) => ({
              cle: ecart.cle,
              cellules: [nommerLigne(ecart), dateCourte(ecart.exigibleLe), ...cellules(ecart.avant, ecart.apres)],
            }))}
          />
        </>
      )}
    </section>
  );
}

const cellules = (avant: number | null, apres: number | null): string[] => [
  avant === null ? 'Aucun' : enEuros(avant),
  apres === null ? 'Aucun' : enEuros(apres),
  ecartEnEuros((apres ?? 0) - (avant ?? 0)),
];

function anneesComparees({ avant, apres }: FinancementSuppose) {
  const anciennes = avant.contrats.at(-1)?.annees ?? [];
  const nouvelles = apres.contrats.at(-1)?.annees ?? [];
  const rangs = [...new Set([...anciennes, ...nouvelles].map(({ rang }) => rang))];
  return rangs.map((rang) => {
    const [ancienne, nouvelle] = [anciennes, nouvelles].map((annees) => annees.find((annee) => annee.rang === rang));
    const tailles = [ancienne, nouvelle].flatMap((annee) => (annee ? [annee.taille] : []));
    return {
      cle: String(rang),
      nom: `Année ${rang}, ouverte le ${dateCourte((nouvelle ?? ancienne)!.du)}`,
      tailles,
      avant: ancienne?.sommes.prevu ?? null,
      apres: nouvelle?.sommes.prevu ?? null,
    };
  });
}
