import { examiner, motifDe, regle, satisfaite } from './examen';
import { codesDesGardes, libelleDe, MachinePrete, noeudsActifs, preparer } from './machine';
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

const ORDRE = { PRINCIPALE: 0, SECONDAIRE: 1, HORLOGE: 2 } as const;

/** Every event of the definition, possible or not; when not, each rule that says no. Main road first. */
export function lister(
  definition: Definition,
  instantane: Instantane,
  acteur: Acteur,
  le: string,
  constats: Constats,
): Action[] {
  const prete = preparer(definition);
  return definition.evenements
    .map((defini): Action => {
      const question = { type: defini.type, le, donnees: undefined, constats };
      const refus: Motif[] = [
        ...(roleHabilite(defini, acteur) ? [] : [refusRole(defini)]),
        ...refusDeDate(definition, instantane, question),
        ...expliquerRefus(definition, prete, instantane, defini, typesMachine(defini), question),
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

export function refusDeDate(
  definition: Definition,
  instantane: Instantane,
  { le, constats }: { le: string; constats: Constats },
): Motif[] {
  if (le > constats.aujourdhui) return [refusFutur(le, constats.aujourdhui)];
  if (le < definition.du) return [refusVersion(le, definition)];
  if (instantane.dernierLe && le < instantane.dernierLe) return [refusAnterieur(le, instantane.dernierLe)];
  return [];
}

/** Guard codes of each transition that a machine event could take now, one list per transition. */
export function gardesCandidates(prete: MachinePrete, instantane: Instantane, types: string[]): string[][] {
  return noeudsActifs(prete.machine, instantane.valeur).flatMap((noeud) =>
    types.flatMap((type) => (noeud.transitions.get(type) ?? []).map((candidate) => codesDesGardes(candidate.guard))),
  );
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
  const candidates = gardesCandidates(prete, instantane, types);
  if (candidates.length === 0) {
    const parlantes = (defini.horsPhase ?? []).map((code) => regle(definition, code)).filter((r) => !r.vraie(examen));
    return parlantes.length ? parlantes.map((r) => motifDe(r, examen)) : [refusPhase(prete, defini, instantane.valeur)];
  }
  const echecs = candidates.map((codes) =>
    codes.map((code) => regle(definition, code)).filter((r) => !satisfaite(r, examen)),
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
