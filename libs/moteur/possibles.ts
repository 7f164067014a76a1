import { avertissementsDe } from './avertissements';
import { avantQuand } from './avant';
import { echeancesDe } from './echeances';
import { examiner, Questions } from './examen';
import { dans, Passage } from './graphe';
import { feuillesDe, MachinePrete, passagesDe, preparer, typesMachine } from './machine';
import { Acteur, Constats, EvenementDefini, Examen } from './evenements';
import { Definition } from './procedure';
import { refusAnterieur, refusFutur, refusPhase, refusRetenu, refusRole, refusVersion } from './refus-communs';
import { lecteurDe, regler } from './reglages';
import { retenuPar } from './retenue';
import { situer, versionsDe } from './versions';
import { Action, Instantane, Motif } from './verdicts';

const ORDRE = { PRINCIPALE: 0, SECONDAIRE: 1, HORLOGE: 2 } as const;

/**
 * Every event of the definition, possible or not; when not, each rule that says no. Main road first, and in it the order
 * of the path. `avant` counts on the facts as they are: what an act would lift that only its payload tells is not known.
 */
export function lister(
  depuis: Definition,
  connu: Instantane,
  acteur: Acteur,
  le: string,
  constats: Constats,
): Action[] {
  const situe = situer(depuis, connu, le);
  const { definition } = situe;
  const instantane = regler(situe.instantane, constats);
  const prete = preparer(definition);
  const lire = lecteurDe(instantane);
  const echeances = echeancesDe(definition, instantane);
  const definies = new Map(definition.echeances.map((definie) => [definie.code, definie]));
  const cadran = { definies, instantane, lire, echeances, lectures: new Map() };
  return rangees(definition).map((defini): Action => {
    const question = { type: defini.type, le, donnees: undefined, constats, acteur };
    const types = typesMachine(defini);
    const voies = passagesDe(prete, instantane, types);
    const questions = Questions.sur(definition, defini, examiner(instantane.faits, question, lire));
    const retenue = retenuPar(definition, instantane, defini);
    const refus: Motif[] = [
      ...(roleHabilite(defini, acteur) ? [] : [refusRole(defini)]),
      ...refusDeDate(definition, instantane, voies, question),
      ...expliquerRefus(prete, instantane, defini, types, voies, questions),
      ...(retenue ? [refusRetenu(definition, retenue)] : []),
    ];
    const possible = refus.length === 0;
    const avant = avantQuand(cadran, defini, voies);
    const proposition = possible ? proposerPour(defini, { faits: instantane.faits, le, lire }) : undefined;
    return {
      type: defini.type,
      libelle: defini.libelle,
      phase: defini.phase,
      route: defini.route,
      roles: defini.roles,
      qui: defini.roles,
      ...(avant ? { avant } : {}),
      possible,
      ...(proposition ? { proposition } : {}),
      refus,
      avertissements: possible ? avertissementsDe(defini, questions) : [],
    };
  });
}

/** Only a help: what cannot be worked out is left to be typed, and hides no act. */
function proposerPour(defini: EvenementDefini, examen: Pick<Examen, 'faits' | 'le' | 'lire'>): object | undefined {
  try {
    return defini.proposer?.(examen);
  } catch {
    return undefined;
  }
}

const parRoute = new WeakMap<Definition, readonly EvenementDefini[]>();

/** Events of a definition, main road first: sorted once. */
function rangees(definition: Definition): readonly EvenementDefini[] {
  let evenements = parRoute.get(definition);
  if (!evenements) {
    evenements = definition.evenements.toSorted((a, b) => ORDRE[a.route] - ORDRE[b.route]);
    parRoute.set(definition, evenements);
  }
  return evenements;
}

export function roleHabilite(defini: EvenementDefini, acteur: Acteur): string | undefined {
  return acteur.roles.find((role) => defini.roles.includes(role));
}

/** Facts follow the order of their dates within each parallel part; between parts, the rules compare what they need. */
export function refusDeDate(
  definition: Definition,
  instantane: Instantane,
  voies: readonly Passage[],
  { le, constats }: { le: string; constats: Constats },
): Motif[] {
  if (le > constats.aujourdhui) return [refusFutur(le, constats.aujourdhui)];
  const [premiere] = versionsDe(definition);
  if (le < premiere.du) return [refusVersion(le, premiere)];
  if (voies.length === 0) return [];
  let plusTot: string | undefined;
  for (const { partie } of voies) {
    const derniere = derniereDate(instantane, partie);
    if (le >= derniere) return [];
    if (plusTot === undefined || derniere < plusTot) plusTot = derniere;
  }
  return [refusAnterieur(le, plusTot!)];
}

/** The latest date recorded in a part, in what contains it or in what it contains; '' when there is none. */
function derniereDate({ dates }: Instantane, partie: string): string {
  let derniere = '';
  for (const autre in dates)
    if (dates[autre]! > derniere && (dans(autre, partie) || dans(partie, autre))) derniere = dates[autre]!;
  return derniere;
}

/** Why an event may not be taken: its failing rules, else the state that it supposes. Empty when it may. */
export function expliquerRefus(
  prete: MachinePrete,
  instantane: Instantane,
  defini: EvenementDefini,
  types: readonly string[],
  voies: readonly Passage[],
  questions: Questions,
): Motif[] {
  if (voies.length === 0) return [refusPhase(prete, defini, types, instantane.valeur)];
  const echecs = voies.map(({ gardes }) => gardes.filter((code) => !questions.tient(code)));
  // When several transitions could serve, the one that lacks the least is the one to explain.
  return echecs
    .reduce((meilleur, echec) => (echec.length < meilleur.length ? echec : meilleur))
    .map((code) => questions.motif(code));
}

/** What each parallel part of the dossier awaits, in the words of the definition. */
export function etatsEnClair(prete: MachinePrete, { valeur }: Instantane): string[] {
  return [...feuillesDe(prete, valeur)]
    .filter(({ repos }) => !repos)
    .sort((a, b) => a.ordre - b.ordre)
    .map(({ libelle }) => libelle)
    .filter(Boolean);
}
