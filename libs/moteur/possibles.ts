import { examiner, motifDe, regle, satisfaite } from './examen';
import { codesDesGardes, libelleDe, MachinePrete, noeudsActifs, partieDe, preparer } from './machine';
import {
  Acteur,
  Action,
  Constats,
  Definition,
  Evenement,
  EvenementDefini,
  Examen,
  Instantane,
  Motif,
} from './procedure';
import { refusAnterieur, refusFutur, refusPhase, refusRole, refusVersion } from './refus-communs';
import { situer, versionsDe } from './versions';

const ORDRE = { PRINCIPALE: 0, SECONDAIRE: 1, HORLOGE: 2 } as const;

/** Every event of the definition, possible or not; when not, each rule that says no. Main road first. */
export function lister(
  depuis: Definition,
  connu: Instantane,
  acteur: Acteur,
  le: string,
  constats: Constats,
): Action[] {
  const { definition, instantane } = situer(depuis, connu, le);
  const prete = preparer(definition);
  return definition.evenements
    .map((defini): Action => {
      const question = { type: defini.type, le, donnees: undefined, constats };
      const types = typesMachine(defini);
      const refus: Motif[] = [
        ...(roleHabilite(defini, acteur) ? [] : [refusRole(defini)]),
        ...refusDeDate(definition, prete, instantane, types, question),
        ...expliquerRefus(definition, prete, instantane, defini, types, question),
      ];
      const possible = refus.length === 0;
      return {
        type: defini.type,
        libelle: defini.libelle,
        phase: defini.phase,
        route: defini.route,
        roles: defini.roles,
        possible,
        refus,
        avertissements: possible ? avertissementsDe(definition, defini, examiner(instantane.faits, question)) : [],
      };
    })
    .sort((a, b) => ORDRE[a.route] - ORDRE[b.route]);
}

export function roleHabilite(defini: EvenementDefini, acteur: Acteur): string | undefined {
  return acteur.roles.find((role) => defini.roles.includes(role));
}

/** Facts follow the order of their dates within each parallel part; between parts, the rules compare what they need. */
export function refusDeDate(
  definition: Definition,
  prete: MachinePrete,
  instantane: Instantane,
  types: string[],
  { le, constats }: { le: string; constats: Constats },
): Motif[] {
  if (le > constats.aujourdhui) return [refusFutur(le, constats.aujourdhui)];
  const [premiere] = versionsDe(definition);
  if (le < premiere.du) return [refusVersion(le, premiere)];
  const dernieres = candidates(prete, instantane, types).map(({ partie }) => derniereDate(instantane, partie));
  if (dernieres.length === 0 || dernieres.some((derniere) => le >= derniere)) return [];
  return [refusAnterieur(le, dernieres.sort()[0]!)];
}

/** A transition that a machine event could take now: the rules that guard it, and the part of the dossier it moves. */
export interface Candidate {
  gardes: string[];
  partie: string;
}

export function candidates(prete: MachinePrete, instantane: Instantane, types: string[]): Candidate[] {
  return noeudsActifs(prete.machine, instantane.valeur).flatMap((noeud) =>
    types.flatMap((type) =>
      (noeud.transitions.get(type) ?? []).map(({ guard }) => ({
        gardes: codesDesGardes(guard),
        partie: partieDe(noeud),
      })),
    ),
  );
}

/** The latest date recorded in a part, in what contains it or in what it contains; '' when there is none. */
function derniereDate({ dates }: Instantane, partie: string): string {
  const dans = (a: string, b: string) => b === '' || a === b || a.startsWith(`${b}.`);
  return Object.entries(dates)
    .filter(([autre]) => dans(autre, partie) || dans(partie, autre))
    .reduce((derniere, [, le]) => (le > derniere ? le : derniere), '');
}

/** Why an event may not be taken: its failing rules, else the state that it supposes. Empty when it may. */
export function expliquerRefus(
  definition: Definition,
  prete: MachinePrete,
  instantane: Instantane,
  defini: EvenementDefini,
  types: string[],
  question: Omit<Evenement, 'acteur' | 'seq'>,
): Motif[] {
  const examen = examiner(instantane.faits, question);
  const possibles = candidates(prete, instantane, types);
  if (possibles.length === 0) return [refusPhase(prete, defini, types, instantane.valeur)];
  const echecs = possibles.map(({ gardes }) =>
    gardes.map((code) => regle(definition, code)).filter((r) => !satisfaite(r, examen)),
  );
  // When several transitions could serve, the one that lacks the least is the one to explain.
  return echecs
    .reduce((meilleur, echec) => (echec.length < meilleur.length ? echec : meilleur))
    .map((r) => motifDe(r, examen));
}

export function avertissementsDe(definition: Definition, defini: EvenementDefini, examen: Examen): Motif[] {
  return (defini.avertissements ?? [])
    .map((code) => regle(definition, code))
    .filter((r) => !r.vraie(examen))
    .map((r) => motifDe(r, examen));
}

/** What each parallel part of the dossier awaits, in the words of the definition. */
export function etatsEnClair(prete: MachinePrete, instantane: Instantane): string[] {
  return noeudsActifs(prete.machine, instantane.valeur)
    .filter((noeud) => noeud.type === 'atomic' || noeud.type === 'final')
    .sort((a, b) => a.order - b.order)
    .map(libelleDe)
    .filter(Boolean);
}

function typesMachine(defini: EvenementDefini): string[] {
  return defini.variantes ? defini.variantes.map((variante) => `${defini.type}.${variante}`) : [defini.type];
}
