import { type ReactNode } from 'react';
import type { Effets, Version, VueDossier } from '../api/types';
import { DateLimite } from '../cadre/badges';
import { nomDeLEcheance } from '../dossier/echeances';
import { nouveauxEtats } from '../dossier/etats-du-parcours';
import { Raisons } from '../dossier/raisons';
import { dateCourte } from '../mots/dates';
import { enMots } from '../mots/libelles';

interface PropsEffets {
  effets: Effets;
  avant: VueDossier['etat'];
  apres: VueDossier['etat'];
  version: Version;
  fuseau: string | undefined;
}

/** What follows from an act: states, deadlines, letters, warnings. */
export function VueEffets({ effets, avant, apres, version, fuseau }: PropsEffets) {
  const { echeances, courriers, avertissements, derogations } = effets;
  const etats = nouveauxEtats(avant, apres, version);
  return (
    <div className="effets">
      <Liste titre="Le dossier en est à" vide="Le dossier reste au même point." elements={etats} />
      <Liste
        titre="Délais qui courent désormais"
        elements={[...echeances.armees, ...echeances.modifiees].map((echeance) => (
          <>
            {nomDeLEcheance(echeance)} : <DateLimite date={echeance.echeance} fuseau={fuseau} />
            <span className="precision mention">{echeance.explication}</span>
          </>
        ))}
      />
      <Liste
        titre="Délais levés"
        elements={echeances.levees.map(
          (echeance) => `${nomDeLEcheance(echeance)} (échéance du ${dateCourte(echeance.echeance)})`,
        )}
      />
      <Liste
        titre="Courriers"
        vide="Aucun courrier."
        elements={courriers.map(({ titre, destinataires, copies, canal }) => (
          <>
            {titre}, pour {destinataires.map(({ nom, qui }) => nom ?? enMots(qui)).join(', ')}
            {copies.length > 0 && <>, copie à {copies.map(({ nom, qui }) => nom ?? enMots(qui)).join(', ')}</>}
            <span className="mention"> – {enMots(canal)}</span>
          </>
        ))}
      />
      <Liste titre="Dérogations" elements={derogations.map(({ regle, motif }) => `${regle} : ${motif}`)} />
      {avertissements.length > 0 && (
        <div>
          <p className="sous-titre">Avertissements</p>
          <Raisons motifs={avertissements} />
        </div>
      )}
    </div>
  );
}

function Liste({ titre, vide, elements }: { titre: string; vide?: string; elements: readonly ReactNode[] }) {
  if (elements.length === 0) return vide ? <p>{vide}</p> : null;
  return (
    <div>
      <p className="sous-titre">{titre}</p>
      <ul>
        {elements.map((element, rang) => (
          <li key={rang}>{element}</li>
        ))}
      </ul>
    </div>
  );
}
