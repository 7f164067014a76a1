import type { Sommes } from '../api/types';
import { enEuros } from '../mots/montants';
import { SOMMES } from './mots';

/** The head sums, each with what it means. */
export function TuilesDesSommes({ sommes }: { sommes: Sommes }) {
  return (
    <dl className="sommes">
      {SOMMES.map(({ cle, mot, sens }) => (
        <div key={cle} className={`somme somme-${cle}`}>
          <dt>
            {mot} <span className="mention">{sens}</span>
          </dt>
          <dd>{enEuros(sommes[cle])}</dd>
        </div>
      ))}
    </dl>
  );
}
