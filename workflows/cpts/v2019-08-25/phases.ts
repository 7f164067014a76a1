import type { Resume } from '#libs/moteur';
import { matchesState, StateValue } from 'xstate';
import { attendus, Est } from './attendus';
import { FaitsCpts, lettreValidee, projetValide } from './faits';
import { reperes } from './reperes';

/** The eight phases that a person sees, and FINESS beside the contract. Rulebook § 1.0. */
const PHASES = [
  { code: 'P1', libelle: 'Émergence' },
  { code: 'P2', libelle: 'Lettre d’intention' },
  { code: 'P3', libelle: 'Réunion d’information' },
  { code: 'P4', libelle: 'Association' },
  { code: 'P5', libelle: 'Projet de santé' },
  { code: 'P6', libelle: 'Contrat ACI' },
  { code: 'P7', libelle: 'Vie et évolution' },
  { code: 'P8', libelle: 'Résiliation et clôture' },
] as const;

/** What a person sees first: derived from state and facts each time, stored nowhere as truth. */
export function resumer(faits: FaitsCpts, valeur: StateValue): Resume {
  const est = (chemin: string) => matchesState(chemin, valeur);
  const clos = est('clos') || est('abandonne');
  const phase = phaseCourante(faits, est, clos);
  const rang = PHASES.findIndex(({ code }) => code === phase);
  const franchies: Record<string, boolean> = {
    P1: faits.lettre !== undefined,
    P2: faits.lettre?.decision?.sens === 'VALIDEE',
    P3: faits.reunion !== undefined,
    P4: faits.association !== undefined,
    P5: projetValide(faits),
    P6: faits.contrat?.signature !== undefined,
    P7: faits.contrat?.fin !== undefined,
    P8: clos,
  };
  return {
    phase,
    phases: PHASES.map(({ code, libelle }, position) => ({
      code,
      libelle,
      statut: franchies[code] ? 'FRANCHIE' : code === phase ? 'EN_COURS' : position < rang ? 'NON_TENUE' : 'A_VENIR',
    })),
    reperes: reperes(faits),
    attendus: clos ? [] : attendus(faits, est),
    protegeTerritoire: protegeTerritoire(faits),
    clos,
  };
}

/** True when no other dossier may claim the territory. */
export const protegeTerritoire = (faits: FaitsCpts): boolean =>
  (lettreValidee(faits) || projetValide(faits)) && !territoireLibere(faits);

/** A territory is given back with the health project itself, not with the contract. Source: E-P8-04. */
const territoireLibere = (faits: FaitsCpts): boolean =>
  faits.projet?.retrait?.par === 'CPTS' ||
  (faits.fin !== undefined && !(projetValide(faits) && ['CONTRAT_ETEINT', 'SANS_SUITE'].includes(faits.fin.motif)));

function phaseCourante(faits: FaitsCpts, est: Est, clos: boolean): string {
  if (clos || est('enCours.contrat.preavisEnCours') || est('enCours.contrat.contratEteint')) return 'P8';
  if (est('enCours.contrat.contratEnVigueur')) return 'P7';
  if (projetValide(faits)) return 'P6';
  if (faits.projet) return 'P5';
  if (faits.lettre?.decision?.sens === 'VALIDEE') return faits.reunion ? (faits.association ? 'P5' : 'P4') : 'P3';
  return faits.lettre ? 'P2' : 'P1';
}
