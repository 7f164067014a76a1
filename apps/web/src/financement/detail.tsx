import type { LigneFinanciere } from '../api/types';
import { AConfirmer } from '../cadre/badges';
import { Depliant } from '../cadre/depliant';
import { Sources } from '../cadre/sources';
import { dateCourte } from '../mots/dates';

/** The arithmetic of an amount, in words, then on one line. */
export function Etapes({ etapes, formule }: LigneFinanciere['calcul']) {
  return (
    <>
      <ol className="calcul-etapes">
        {etapes.map((etape) => (
          <li key={etape}>{etape}</li>
        ))}
      </ol>
      <p>
        <span className="mention">En une ligne :</span> {formule}
      </p>
    </>
  );
}

/** The rows of the dated parameters on which an amount leans. */
export function Parametres({ parametres }: Pick<LigneFinanciere, 'parametres'>) {
  return (
    <dl className="precisions">
      {parametres.map(({ cle, libelle, du, source, aConfirmer }) => (
        <div key={`${cle} ${du}`}>
          <dt>
            {libelle}, version du {dateCourte(du)} <AConfirmer points={aConfirmer ? [aConfirmer] : []} />
          </dt>
          <dd>
            <Sources sources={[source]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type PropsDetail = LigneFinanciere['calcul'] & Pick<LigneFinanciere, 'parametres'> & { de: string };

/** Both, folded. `de`: of what, for whoever hears the page. */
export function Detail({ de, etapes, formule, parametres }: PropsDetail) {
  return (
    <Depliant
      titre={
        <>
          Calcul<span className="fr-sr-only"> : {de}</span>
        </>
      }
    >
      <Etapes etapes={etapes} formule={formule} />
      <Parametres parametres={parametres} />
    </Depliant>
  );
}
