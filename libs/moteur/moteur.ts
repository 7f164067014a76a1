import { avertissementsDe } from './avertissements';
import { courriersDe } from './courriers';
import { comparer, echeancesDe, echeancesLues } from './echeances';
import { juger, refuser } from './jugement';
import { preparer } from './machine';
import { roleHabilite } from './possibles';
import { Acteur, Constats, Definition, Evenement, EvenementDefini } from './procedure';
import { refusRole } from './refus-communs';
import { regler } from './reglages';
import { valeurInitiale } from './versions';
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
  const { definition, suivante, defini, role, avant, apres, examen, lire, lus, levees } = jugement;
  const echeances = echeancesLues(suivante, apres, lire);
  const courriers = courriersDe(definition, { faits: apres.faits, evenement, echeances, lire });
  return {
    accepte: true,
    instantane: apres,
    role,
    effets: {
      echeances: comparer(echeancesDe(definition, avant), echeances),
      courriers,
      avertissements: avertissementsDe(definition, defini, examen, jugement.inutiles),
      parametres: lus(),
      derogations: levees,
    },
  };
}

/** Why this actor may not send this event, whatever the dossier's state; nothing when they may. */
export function refusDAcces(defini: EvenementDefini, acteur: Acteur): Refuse | undefined {
  return roleHabilite(defini, acteur) ? undefined : refuser('ACCES', [refusRole(defini)]);
}
