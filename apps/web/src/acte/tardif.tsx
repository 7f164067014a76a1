import type { Simulation, Version } from '../api/types';
import { dateCourte } from '../mots/dates';

/** What a fact received late changes in the history that others already made. */
export function FaitTardif({ tardif, version }: { tardif: NonNullable<Simulation['tardif']>; version: Version }) {
  const { annulees, courriersACorriger } = tardif;
  const libelle = (type: string) => version.evenements.find((connu) => connu.type === type)?.libelle ?? type;
  return (
    <>
      <p>
        Il prendra place à sa date légale ; les actes qui le suivent ont été rejugés et tiennent toujours. Enregistrez
        de nouveau pour confirmer.
      </p>
      {annulees.length > 0 && (
        <>
          <p className="sous-titre">Effets du temps qui ne tiennent plus</p>
          <ul>
            {annulees.map(({ seq, type, le }) => (
              <li key={seq}>
                {libelle(type)}, du {dateCourte(le)} (entrée n° {seq})
              </li>
            ))}
          </ul>
        </>
      )}
      {courriersACorriger.length > 0 && (
        <>
          <p className="sous-titre">Courriers à corriger</p>
          <ul>
            {courriersACorriger.map(({ seq, code, titre }) => (
              <li key={`${seq}${code}`}>
                {titre} ({code}, entrée n° {seq})
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
