import type { EcheanceSuivie } from '../api/types';
import { AConfirmer, DateLimite } from '../cadre/badges';
import { Sources } from '../cadre/sources';
import { dateCourte } from '../mots/dates';
import { enMots } from '../mots/libelles';

export function nomDeLEcheance({ libelle, depart }: Pick<EcheanceSuivie, 'libelle' | 'depart'>): string {
  return depart.libelle && depart.libelle !== libelle ? `${libelle} – ${depart.libelle}` : libelle;
}

/** How many are shown at once: a contract has a dozen, years ahead. */
const PREMIERES = 3;

/** The deadlines that run, each with the account of its days. */
export function EcheancesEnCours({
  echeances,
  fuseau,
}: {
  echeances: readonly EcheanceSuivie[];
  fuseau: string | undefined;
}) {
  return (
    <section aria-labelledby="titre-echeances">
      <h2 id="titre-echeances" className="titre-bloc">
        Échéances
      </h2>
      {echeances.length === 0 ? (
        <p>Aucun délai légal ne court sur ce dossier.</p>
      ) : (
        <>
          <Liste echeances={echeances.slice(0, PREMIERES)} fuseau={fuseau} />
          {echeances.length > PREMIERES && (
            <details>
              <summary>Échéances suivantes ({echeances.length - PREMIERES})</summary>
              <Liste echeances={echeances.slice(PREMIERES)} fuseau={fuseau} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Liste({ echeances, fuseau }: { echeances: readonly EcheanceSuivie[]; fuseau: string | undefined }) {
  return (
    <ul className="echeances">
      {echeances.map((echeance) => (
        <li key={echeance.cle} className="echeance">
          <p className="echeance-nom">{nomDeLEcheance(echeance)}</p>
          <p className="echeance-date">
            <DateLimite date={echeance.echeance} fuseau={fuseau} />
            <AConfirmer points={echeance.aConfirmer} />
          </p>
          <p className="echeance-explication">{echeance.explication}</p>
          {echeance.depart.precision && <p className="echeance-explication">{echeance.depart.precision}</p>}
          <details>
            <summary>Sources, rappels et suspensions</summary>
            <Precisions echeance={echeance} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Precisions({ echeance }: { echeance: EcheanceSuivie }) {
  const { code, armeePar, responsable, sources, rappels, suspensions, regleDu } = echeance;
  return (
    <dl className="precisions">
      <dt>Délai</dt>
      <dd>
        {code}, ouvert par l’entrée n° {armeePar} du journal, selon la règle en vigueur depuis le {dateCourte(regleDu)}
      </dd>
      <dt>Responsable</dt>
      <dd>{enMots(responsable)}</dd>
      <dt>Rappels</dt>
      <dd>
        {rappels.length
          ? rappels.map(({ le, avant }) => `${avant} : ${dateCourte(le)}`).join(' · ')
          : 'Aucun rappel prévu'}
      </dd>
      {suspensions.length > 0 && (
        <>
          <dt>Suspensions</dt>
          <dd>
            {suspensions.map(({ du, au, motif }) => (
              <span key={du} className="precision">
                Du {dateCourte(du)} au {dateCourte(au)} : {motif}
              </span>
            ))}
          </dd>
        </>
      )}
      <dt>Sources</dt>
      <dd>
        <Sources sources={sources} />
      </dd>
    </dl>
  );
}
