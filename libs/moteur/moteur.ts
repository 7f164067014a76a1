import { AnyMachineSnapshot, transition } from 'xstate';
import { courriersDe } from './courriers';
import { comparer, echeancesDe } from './echeances';
import { derogationsDe, estLevee, examiner, lecteur, regle } from './examen';
import { EvenementMachine, MachinePrete, preparer, restaurer } from './machine';
import { avertissementsDe, Candidate, candidates, expliquerRefus, refusDeDate, roleHabilite } from './possibles';
import {
  Acteur,
  Constats,
  Definition,
  Echeance,
  Evenement,
  EvenementDefini,
  Instantane,
  Motif,
  Refuse,
  Verdict,
} from './procedure';
import { refusHorsParcours, refusRole } from './refus-communs';
import { migrer, sansFait, situer, valeurInitiale, versionDe } from './versions';

/** Actor under which an expired deadline sends its event. */
export const HORLOGE: Acteur = { id: 'horloge', roles: ['HORLOGE'] };

/** The first snapshot of a dossier. The opening is entry 1 of its journal and is not a transition of the machine. */
export function ouvrir(definition: Definition, donnees: object, constats: Constats): Instantane {
  const { empreinte } = preparer(definition);
  return {
    procedure: definition.procedure,
    version: definition.version,
    empreinte,
    seq: 1,
    valeur: valeurInitiale(definition),
    faits: definition.ouvrir(donnees, constats),
    dates: {},
  };
}

/** Judges an event. Pure: what follows from it is returned, and nothing is done. */
export function agir(depuis: Definition, connu: Instantane, evenement: Evenement): Verdict {
  const { definition, instantane } = situer(depuis, connu, evenement.le);
  const prete = preparer(definition);
  const defini = prete.evenements.get(evenement.type);
  if (!defini) return refuser('DROIT', [refusHorsParcours(definition, evenement.type)]);
  const acces = refusDAcces(defini, evenement.acteur);
  if (acces) return acces;
  const type = typeMachine(defini, evenement, instantane);
  const dates = refusDeDate(definition, prete, instantane, [type], evenement);
  if (dates.length) return refuser('DROIT', dates);

  const avant = restaurer(prete.machine, instantane);
  const envoi: EvenementMachine = { type, evenement };
  const [apres] = transition(prete.machine as never, avant as never, envoi as never) as unknown as [AnyMachineSnapshot];
  // The same object comes back when no transition was taken: xstate ignores what it does not expect.
  if (apres === avant)
    return refuser('DROIT', expliquerRefus(definition, prete, instantane, defini, [type], evenement));

  const { lire, lus } = lecteur();
  const examen = examiner(instantane.faits, evenement, lire);
  const voies = candidates(prete, instantane, [type]);
  const levees = new Set(
    voies
      .flatMap(({ gardes }) => gardes)
      .map((code) => regle(definition, code))
      .filter((r) => !r.vraie(examen) && estLevee(r, examen))
      .map((r) => r.code),
  );
  const passe: Instantane = {
    ...instantane,
    seq: evenement.seq,
    valeur: apres.value,
    faits: apres.context,
    dates: defini.route === 'HORLOGE' ? instantane.dates : dater(instantane, voies, evenement.le),
  };
  const version = defini.versVersion?.(evenement.donnees, passe.faits);
  const suivante = version === undefined ? definition : versionDe(definition, version);
  const suivant = suivante === definition ? passe : migrer(suivante, passe);
  const echeances = echeancesDe(suivante, suivant, lire);
  const courriers = courriersDe(definition, { faits: suivant.faits, evenement, echeances, lire });
  const avertissements = avertissementsDe(definition, defini, examen);
  return {
    accepte: true,
    instantane: suivant,
    role: roleHabilite(defini, evenement.acteur)!,
    effets: {
      echeances: comparer(echeancesDe(definition, instantane), echeances),
      courriers,
      avertissements,
      parametres: lus(),
      derogations: derogationsDe(evenement.donnees).filter((derogation) => levees.has(derogation.regle)),
    },
  };
}

/**
 * The next event that time itself sends, if its effect stands on or before `jusquAu`.
 * Its legal date is the deadline's, whenever the program gets round to it.
 */
export function prochainEffetDuTemps(
  definition: Definition,
  instantane: Instantane,
  jusquAu: string,
): { echeance: Echeance; type: string; le: string; donnees: object } | undefined {
  // Nothing runs before the first fact, which says under which version the dossier stands.
  if (sansFait(instantane)) return undefined;
  const echeance = echeancesDe(definition, instantane).find((e) => e.evenement && e.effetLe <= jusquAu);
  if (!echeance) return undefined;
  const definie = versionDe(definition, instantane.version).echeances.find((d) => d.code === echeance.code)!;
  return {
    echeance,
    type: echeance.evenement!,
    le: echeance.echeance,
    donnees: definie.evenement!.donnees(echeance.depart),
  };
}

// What time does is dated by the law, whenever it is recorded: it closes no date to the facts of people.
function dater({ dates }: Instantane, voies: readonly Candidate[], le: string): Instantane['dates'] {
  return { ...dates, ...Object.fromEntries(voies.map(({ partie }) => [partie, le])) };
}

/** Plays a journal again from its opening. Throws when an entry is no longer accepted. */
export function rejouer(
  definition: Definition,
  ouverture: { donnees: object; constats: Constats },
  suite: readonly Evenement[],
): Instantane {
  return suite.reduce(
    (instantane, evenement) => {
      const verdict = agir(definition, instantane, evenement);
      if (verdict.accepte) return verdict.instantane;
      const codes = verdict.motifs.map(({ code }) => code).join(', ');
      throw new Error(`Rejeu impossible à l’entrée ${evenement.seq} (${evenement.type}) : ${codes}.`);
    },
    ouvrir(definition, ouverture.donnees, ouverture.constats),
  );
}

/**
 * The dossier as a selection of its settled facts makes it: those of a legal date, for instance. They were judged when
 * they were recorded, with others that are left out here: they are not judged again. What has no place without them is
 * set aside, by its rank.
 */
export function projeter(
  definition: Definition,
  ouverture: { donnees: object; constats: Constats },
  suite: readonly Evenement[],
): { instantane: Instantane; ecartees: number[] } {
  const ecartees: number[] = [];
  let instantane = ouvrir(definition, ouverture.donnees, ouverture.constats);
  for (const evenement of suite) {
    const situe = situer(definition, instantane, evenement.le);
    instantane = situe.instantane;
    const prete = preparer(situe.definition);
    const defini = evenementDefini(prete, evenement.type);
    const avant = restaurer(prete.sansGardes, instantane);
    const envoi: EvenementMachine = { type: typeMachine(defini, evenement, instantane), evenement };
    const [apres] = transition(prete.sansGardes as never, avant as never, envoi as never) as unknown as [
      AnyMachineSnapshot,
    ];
    if (apres === avant) ecartees.push(evenement.seq);
    else {
      instantane = { ...instantane, seq: evenement.seq, valeur: apres.value, faits: apres.context };
      const version = defini.versVersion?.(evenement.donnees, instantane.faits);
      if (version !== undefined) instantane = migrer(versionDe(definition, version), instantane);
    }
  }
  return { instantane, ecartees };
}

/** The event as the machine knows it: the variant that its payload chooses, when it has some. */
function typeMachine(defini: EvenementDefini, { donnees }: Evenement, { faits }: Instantane): string {
  return defini.aiguiller ? `${defini.type}.${defini.aiguiller(donnees, faits)}` : defini.type;
}

function evenementDefini(prete: MachinePrete, type: string): EvenementDefini {
  const defini = prete.evenements.get(type);
  if (!defini) throw new Error(`L’événement ${type} n’existe pas.`);
  return defini;
}

/** Why this actor may not send this event, whatever the dossier's state; nothing when they may. */
export function refusDAcces(defini: EvenementDefini, acteur: Acteur): Refuse | undefined {
  return roleHabilite(defini, acteur) ? undefined : refuser('ACCES', [refusRole(defini)]);
}

function refuser(categorie: Refuse['categorie'], motifs: Motif[]): Refuse {
  return { accepte: false, categorie, motifs: motifs as [Motif, ...Motif[]] };
}
