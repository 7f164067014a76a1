import { avertissementsDe } from './avertissements';
import { courriersDe } from './courriers';
import { sansDoublon } from './anomalies';
import { comparer, delaisDe, delaisLus } from './echeances';
import { juger, refuser } from './jugement';
import { preparer } from './machine';
import { roleHabilite } from './possibles';
import { Acteur, Constats, Evenement, EvenementDefini } from './evenements';
import { Definition } from './procedure';
import { refusRetenu, refusRole } from './refus-communs';
import { regler } from './reglages';
import { retenuPar } from './retenue';
import { situer, valeurInitiale } from './versions';
import { Instantane, Refuse, Verdict } from './verdicts';

/** The first snapshot of a dossier. The opening is entry 1 of its journal and is not a transition of the machine. */
export function ouvrir(definition: Definition, donnees: object, constats: Constats): Instantane {
  const { empreinte } = preparer(definition);
  const instantane: Instantane = {
    procedure: definition.procedure,
    version: definition.version,
    empreinte,
    seq: 1,
    valeur: valeurInitiale(definition),
    faits: definition.ouvrir(donnees, constats),
    dates: {},
  };
  return regler(instantane, constats);
}

/** Judges an event. Pure: what follows from it is returned, and nothing is done. */
export function agir(depuis: Definition, connu: Instantane, evenement: Evenement): Verdict {
  const jugement = juger(depuis, connu, evenement);
  if (!jugement.accepte) return jugement;
  const { definition, suivante, defini, role, avant, apres, questions, lire, lus, levees } = jugement;
  const delais = delaisLus(suivante, apres, lire);
  const { echeances } = delais;
  const courriers = courriersDe(definition, { faits: apres.faits, evenement, echeances, lire });
  const avertissements = avertissementsDe(defini, questions, jugement.inutiles);
  const anomalies = sansDoublon([...questions.anomalies, ...delais.anomalies]);
  return {
    accepte: true,
    instantane: apres,
    role,
    effets: {
      echeances: comparer(delaisDe(definition, avant), delais),
      courriers,
      avertissements,
      parametres: lus(),
      derogations: levees,
      ...(anomalies.length ? { anomalies } : {}),
    },
  };
}

/**
 * Judges the act of a person, as `agir` does, unless what time has done before it cannot be known: it would be judged on
 * a dossier that is perhaps no longer so.
 */
export function soumettre(depuis: Definition, connu: Instantane, evenement: Evenement): Verdict {
  const { definition, instantane } = situer(depuis, connu, evenement.le);
  const defini = preparer(definition).evenements.get(evenement.type);
  const retenue = defini && retenuPar(definition, instantane, defini);
  if (!retenue) return agir(depuis, connu, evenement);
  return refuser('DROIT', [refusRetenu(definition, retenue)], { anomalies: [retenue] });
}

/** Why this actor may not send this event, whatever the dossier's state; nothing when they may. */
export function refusDAcces(defini: EvenementDefini, acteur: Acteur): Refuse | undefined {
  return roleHabilite(defini, acteur) ? undefined : refuser('ACCES', [refusRole(defini)]);
}
