import { useId } from 'react';
import type { Financement } from '../api/types';
import { dateCourte } from '../mots/dates';
import { enEuros } from '../mots/montants';

const [BARRE, ENTRE, GROUPE, TITRE] = [16, 4, 68, 20];
/** Share of the width that the longest bar takes; amounts are written after the bars. */
const LARGEUR = 66;

/** Forecast against paid, by contract year. The same figures stand in the table of the years, beside it. */
export function Graphique({ contrats }: { contrats: Financement['contrats'] }) {
  const id = useId();
  const annees = contrats.flatMap(({ contrat, annees: siennes }) => siennes.map((annee) => ({ contrat, ...annee })));
  const plus = Math.max(1, ...annees.map(({ sommes: { prevu, paye } }) => Math.max(prevu, paye)));
  const large = (montant: number) => `${(montant / plus) * LARGEUR}%`;
  return (
    <figure className="graphique">
      <svg
        role="img"
        aria-labelledby={id}
        width="100%"
        height={annees.length * GROUPE}
        xmlns="http://www.w3.org/2000/svg"
      >
        <title id={id}>
          Prévu et payé par année de contrat : les mêmes chiffres se lisent dans les tableaux des années
        </title>
        {annees.map(({ contrat, rang, du, sommes: { prevu, paye } }, ligne) => (
          <g key={`${contrat}-${rang}`} transform={`translate(0 ${ligne * GROUPE})`}>
            <text y={TITRE - 6} className="graphique-annee">
              {`Année ${rang}, ouverte le ${dateCourte(du)}`}
            </text>
            <Barre y={TITRE} largeur={large(prevu)} nom="prevu" dit={`${enEuros(prevu)} prévus`} />
            <Barre y={TITRE + BARRE + ENTRE} largeur={large(paye)} nom="paye" dit={`${enEuros(paye)} payés`} />
          </g>
        ))}
      </svg>
      <figcaption className="graphique-legende">
        <span className="cle cle-prevu">Prévu</span>
        <span className="cle cle-paye">Payé</span>
      </figcaption>
    </figure>
  );
}

function Barre({ y, largeur, nom, dit }: { y: number; largeur: string; nom: 'prevu' | 'paye'; dit: string }) {
  return (
    <>
      <rect y={y} width={largeur} height={BARRE} className={`barre-${nom}`} />
      <svg x={largeur} y={y} overflow="visible">
        <text x="6" y={BARRE - 4} className="graphique-montant">
          {dit}
        </text>
      </svg>
    </>
  );
}
