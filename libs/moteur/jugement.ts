import { Derogation, derogationsDe, derogeable, examiner, lecteur, Questions } from './examen';
import { Passage } from './graphe';
import { passagesDe, preparer } from './machine';
import { expliquerRefus, refusDeDate, roleHabilite } from './possibles';
import { Evenement, EvenementDefini, Lire } from './evenements';
import { Definition } from './procedure';
import { refusDerogation, refusHorsParcours, refusRole } from './refus-communs';
import { lecteurDe, regler } from './reglages';
import { suivre } from './transitions';
import { migrer, situer, versionDe } from './versions';
import { Anomalie, DerogationAccordee, Instantane, Motif, ParametreUtilise, Refuse } from './verdicts';

/** An event that its rules accept: what it makes of the dossier, and all that one needs to say what follows. */
export interface Jugement {
  accepte: true;
  /** The version that judged, and the one under which the dossier stands afterwards. */
  definition: Definition;
  suivante: Definition;
  defini: EvenementDefini;
  role: string;
  avant: Instantane;
  apres: Instantane;
  questions: Questions;
  lire: Lire;
  lus(): ParametreUtilise[];
  /** Waivers that served, and those that did not: their rule was kept, or is not one of this act. */
  levees: readonly Derogation[];
  inutiles: readonly Derogation[];
}

/** Judges an event, and nothing more: the replay of a journal needs no deadline, no letter and no warning. */
export function juger(depuis: Definition, connu: Instantane, evenement: Evenement): Jugement | Refuse {
  const { definition, instantane: avant } = situer(depuis, connu, evenement.le);
  const prete = preparer(definition);
  const defini = prete.evenements.get(evenement.type);
  if (!defini) return refuser('DROIT', [refusHorsParcours(definition, evenement.type)]);
  const role = roleHabilite(defini, evenement.acteur);
  if (role === undefined) return refuser('ACCES', [refusRole(defini)]);
  const type = typeMachine(defini, evenement, avant);
  const voies = passagesDe(prete, avant, [type]);
  const dates = refusDeDate(definition, avant, voies, evenement);
  if (dates.length) return refuser('DROIT', dates);

  const { lire, lus } = lecteur(lecteurDe(regler(avant, evenement.constats)));
  const examen = examiner(avant.faits, evenement, lire);
  const questions = Questions.sur(definition, defini, examen, evenement.sansControle);
  const interdites = derogationsInterdites(definition, evenement);
  const suivi = suivre(prete, avant, type, voies, evenement, questions);
  if (!suivi || interdites.length)
    return refuser(
      'DROIT',
      [...interdites, ...(suivi ? [] : expliquerRefus(prete, avant, defini, [type], voies, questions))],
      questions,
    );

  const demandees = derogationsDe(evenement.donnees);
  const gardes = new Set(voies.flatMap((voie) => voie.gardes));
  const levees = demandees.filter(({ regle }) => gardes.has(regle) && questions.levee(regle));
  const passe: Instantane = {
    ...regler(avant, evenement.constats),
    seq: evenement.seq,
    ...suivi,
    dates: defini.route === 'HORLOGE' ? avant.dates : dater(avant, voies, evenement.le),
    ...deroger(avant, evenement, levees),
  };
  const version = defini.versVersion?.(evenement.donnees, passe.faits);
  const suivante = version === undefined ? definition : versionDe(definition, version);
  const apres = suivante === definition ? passe : migrer(suivante, passe, evenement.le);
  const inutiles = demandees.filter((demandee) => !levees.includes(demandee));
  return { accepte: true, definition, suivante, defini, role, avant, apres, questions, lire, lus, levees, inutiles };
}

/** The event as the machine knows it: the variant that its payload chooses, when it has some. */
export function typeMachine(defini: EvenementDefini, { donnees }: Evenement, { faits }: Instantane): string {
  return defini.aiguiller ? `${defini.type}.${defini.aiguiller(donnees, faits)}` : defini.type;
}

/** The waivers of a dossier, with those that this act has been granted. */
export function deroger(
  { derogations = [] }: Instantane,
  { seq, le, acteur }: Evenement,
  levees: readonly Derogation[],
): { derogations?: readonly DerogationAccordee[] } {
  if (levees.length === 0) return {};
  return {
    derogations: [...derogations, ...levees.map(({ regle, motif }) => ({ regle, motif, seq, le, par: acteur.id }))],
  };
}

/** Waivers claimed of rules that the law makes absolute for this act. */
function derogationsInterdites(definition: Definition, { type, donnees }: Evenement): Motif[] {
  return derogationsDe(donnees).flatMap(({ regle: code }) => {
    const regle = Object.hasOwn(definition.regles, code) ? definition.regles[code]! : undefined;
    return regle && !derogeable(regle, type) ? [refusDerogation(regle)] : [];
  });
}

// What time does is dated by the law, whenever it is recorded: it closes no date to the facts of people.
function dater({ dates }: Instantane, voies: readonly Passage[], le: string): Instantane['dates'] {
  const suivantes = { ...dates };
  for (const { partie } of voies) suivantes[partie] = le;
  return suivantes;
}

export function refuser(
  categorie: Refuse['categorie'],
  motifs: Motif[],
  { anomalies }: { anomalies: readonly Anomalie[] } = { anomalies: [] },
): Refuse {
  return {
    accepte: false,
    categorie,
    motifs: motifs as [Motif, ...Motif[]],
    ...(anomalies.length ? { anomalies } : {}),
  };
}
