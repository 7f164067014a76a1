import type { VueDossier } from '../api/types';
import { AConfirmer } from '../cadre/badges';
import { departement } from '../mots/libelles';

/** The figures that help to place the dossier. */
export function Reperes({ dossier: { reperes, protegeTerritoire } }: { dossier: VueDossier }) {
  return (
    <section aria-labelledby="titre-reperes">
      <h2 id="titre-reperes" className="titre-bloc">
        Repères
      </h2>
      <dl className="reperes">
        {reperes.map(({ libelle, valeur, aConfirmer }) => (
          <div key={libelle}>
            <dt>{libelle}</dt>
            <dd>
              {valeur} <AConfirmer points={aConfirmer ? [aConfirmer] : []} />
            </dd>
          </div>
        ))}
        <div>
          <dt>Territoire</dt>
          <dd>{protegeTerritoire ? 'Réservé à cette CPTS' : 'Pas encore réservé à cette CPTS'}</dd>
        </div>
      </dl>
    </section>
  );
}

interface Element {
  commune: string;
  nom: string;
  nomPartie?: string;
  maille?: string;
  departement: string;
}

/** The communes of the dossier, where its facts name some. */
export function communesDe(faits: unknown): Element[] {
  const { territoire } = (faits ?? {}) as { territoire?: unknown };
  return Array.isArray(territoire) ? (territoire as Element[]) : [];
}

export function Territoire({ communes }: { communes: readonly Element[] }) {
  const departements = [...new Set(communes.map((element) => element.departement))];
  return departements.map((code) => (
    <div key={code}>
      <h3 className="sous-titre">{departement(code)}</h3>
      <ul className="communes">
        {communes
          .filter((element) => element.departement === code)
          .map(({ commune, nom, maille, nomPartie }) => (
            <li key={`${commune}/${maille}`}>
              {nom}
              {maille && ` – ${nomPartie ?? maille}`} <span className="mention">{commune}</span>
            </li>
          ))}
      </ul>
    </div>
  ));
}
