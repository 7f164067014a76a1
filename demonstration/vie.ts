import { ajouterJours, ajouterMois, type DateCivile, enVigueur } from '#libs/droit';
import { type Mission } from '#workflows/cpts/missions';
import {
  CALENDRIER,
  DUREE_CONTRAT,
  FENETRE_DIALOGUE,
  PIECES_DU_DIALOGUE,
  THEMES_CRISE,
  TRAME_CRISE,
  TYPES_CRISE,
} from '#workflows/cpts/parametres';
import { PARTIES } from '#workflows/cpts/v2019-08-25/evenements/champs';
import { entre, finDe } from './dates';
import { ajouterParAvenant, informerFiness, nombreDeMembres } from './etapes-contrat';
import { payerApres } from './paiements';
import { type Recit, type Role } from './recit';

// The life of a contract: missions, crisis plan, yearly meetings, payments, assemblies, checks of the register.

export interface Vie {
  /** Last day on which something of the life of the contract is told. */
  jusquAu: DateCivile;
  /** Missions that do not start. */
  sans?: readonly Mission[];
  /** The last yearly meeting is not held. */
  dernierDialogueManque?: boolean;
  /** The year that the term closes has its meeting too. */
  dernierDialogueApresTerme?: boolean;
  /** The dossier is closed on that day. */
  clos?: DateCivile;
}

/** Records an act of that life, unless it would come after the last day told. */
type Noter = (type: string, le: DateCivile, role: Role, donnees?: object) => void;
const jusque =
  (recit: Recit, fin: DateCivile): Noter =>
  (type, le, role, donnees) => {
    if (le <= fin) recit.noter(type, le, role, donnees);
  };

export function vivre(recit: Recit, signature: DateCivile, missions: readonly Mission[], vie: Vie): void {
  const noter = jusque(recit, vie.jusquAu);
  informerFiness(recit, signature);
  const demarrees = demarrerMissions(recit, noter, signature, missions, vie);
  tenirDialogues(recit, noter, signature, demarrees, vie);
  toutPayer(recit, signature, demarrees, vie.dernierDialogueApresTerme ? recit.jour : vie.jusquAu);
  tenirAssemblees(recit, signature, vie.clos ?? recit.jour);
  if (vie.jusquAu === recit.jour) controlerFiness(recit);
}

interface MissionDemarree {
  mission: Mission;
  demarree: DateCivile;
  /** Last day of its full deployment. */
  avant: DateCivile;
}

function demarrerMissions(
  recit: Recit,
  noter: Noter,
  signature: DateCivile,
  missions: readonly Mission[],
  { jusquAu, sans = [] }: Vie,
): MissionDemarree[] {
  const demarrees: MissionDemarree[] = [];
  for (const [mission, depart] of departsDesMissions(signature, missions)) {
    const { demarrage, deploiement } = CALENDRIER[mission] ?? CALENDRIER.PREVENTION!;
    const demarree = entre(depart, finDe(demarrage, depart), 0.6 + recit.ecart(6) / 20);
    if (demarree > jusquAu || sans.includes(mission)) continue;
    // A mission that came after the contract enters it by amendment, before it starts.
    if (!missions.includes(mission)) ajouterParAvenant(recit, mission, depart, entre(depart, demarree, 0.5));
    noter('DEMARRER_MISSION', demarree, 'CPAM', { mission });
    const avant = finDe(deploiement, depart);
    if (mission === 'CRISE') tenirLePlan(noter, demarree, avant, jusquAu);
    demarrees.push({ mission, demarree, avant });
  }
  return demarrees;
}

/** From what day the calendar of each mission counts. A contract older than the crisis plan gets it by amendment. */
function departsDesMissions(signature: DateCivile, missions: readonly Mission[]): [Mission, DateCivile][] {
  const trame = enVigueur(TRAME_CRISE, signature).valeur;
  const tardives: Mission[] = missions.includes('CRISE') || finDe(DUREE_CONTRAT, signature) <= trame ? [] : ['CRISE'];
  return [
    ...missions.map((mission): [Mission, DateCivile] => [
      mission,
      mission === 'CRISE' && signature < trame ? trame : signature,
    ]),
    ...tardives.map((mission): [Mission, DateCivile] => [mission, trame]),
  ];
}

const PLAN = Object.keys(TYPES_CRISE).map((type) => ({ type, themes: Object.keys(THEMES_CRISE) }));
/** Days between two final versions of the plan: always within the year. */
const ENTRE_DEUX_PLANS = 340;

/** A draft, a final version that deploys the mission, then one a year. */
function tenirLePlan(noter: Noter, demarree: DateCivile, avant: DateCivile, jusquAu: DateCivile): void {
  noter('ENREGISTRER_PLAN_CRISE', ajouterJours(demarree, 20), 'ARS_INSTRUCTEUR', {
    etat: 'EN_REDACTION',
    cellules: PLAN.slice(0, 2),
  });
  for (let le = entre(demarree, avant, 0.4); le <= jusquAu; le = ajouterJours(le, ENTRE_DEUX_PLANS))
    finaliserLePlan(noter, le);
}

/** The whole plan, for the first time or as it is every year. */
export function finaliserLePlan(noter: Noter, le: DateCivile): void {
  noter('ENREGISTRER_PLAN_CRISE', le, 'ARS_INSTRUCTEUR', {
    etat: 'FINALISE',
    cellules: PLAN,
    articulation: ['Plan communal de sauvegarde (fictif)'],
  });
}

function tenirDialogues(
  recit: Recit,
  noter: Noter,
  signature: DateCivile,
  demarrees: readonly MissionDemarree[],
  { jusquAu, dernierDialogueManque = false, dernierDialogueApresTerme = false }: Vie,
): void {
  // The final crisis plan is the full deployment of its mission: the meeting has nothing to add to it.
  const aDeployer = demarrees.filter(({ mission }) => mission !== 'CRISE');
  const dialogues: { annee: number; le: DateCivile }[] = [];
  const terme = finDe(DUREE_CONTRAT, signature);
  const limite = dernierDialogueApresTerme
    ? ajouterJours(terme, 1)
    : terme < jusquAu
      ? terme
      : ajouterJours(jusquAu, 1);
  for (let annee = 1; ajouterMois(signature, 12 * annee) < limite; annee += 1) {
    const anniversaire = ajouterMois(signature, 12 * annee);
    const le = entre(anniversaire, finDe(FENETRE_DIALOGUE, anniversaire), 0.4 + recit.ecart(8) / 20);
    dialogues.push({ annee, le });
  }
  if (dernierDialogueManque) dialogues.pop();
  const noterDialogue = dernierDialogueApresTerme ? jusque(recit, recit.jour) : noter;
  for (const { annee, le } of dialogues) {
    const prochain = ajouterMois(signature, 12 * (annee + 1));
    const deploiements = aDeployer.filter(({ demarree, avant }) => demarree < le && avant <= prochain);
    for (const deploye of deploiements) aDeployer.splice(aDeployer.indexOf(deploye), 1);
    const mesurees = demarrees.filter(({ demarree }) => demarree < le).slice(0, 2);
    tenirDialogue(recit, noterDialogue, {
      ...{ annee, le },
      deploiements: deploiements.map(({ mission }) => mission),
      mesurees: mesurees.map(({ mission }) => mission),
    });
  }
}

/** After each event that makes something due: signature, starts, years that open, minutes, and the end of the period to meet. */
function toutPayer(
  recit: Recit,
  signature: DateCivile,
  demarrees: readonly MissionDemarree[],
  jusquAu: DateCivile,
): void {
  if (!versementsTenus(recit, jusquAu)) return;
  const payer = (le: DateCivile) => payerApres(recit, le, jusquAu);
  payer(signature);
  for (const { demarree } of demarrees) payer(demarree);
  for (const le of recit.dates('SIGNER_PV_DIALOGUE')) if (le > signature) payer(le);
  for (let annee = 1; ajouterMois(signature, 12 * annee) <= recit.jour; annee += 1) {
    const anniversaire = ajouterMois(signature, 12 * annee);
    payer(anniversaire);
    payer(finDe(FENETRE_DIALOGUE, anniversaire));
  }
}

/** Of three contracts that run, one holds its payments: those of the others wait to be taken over, as on the first day. */
const versementsTenus = ({ sujet, jour }: Recit, jusquAu: DateCivile): boolean =>
  jusquAu < jour || sujet.rang % 3 === 0;

interface DialogueTenu {
  annee: number;
  le: DateCivile;
  deploiements: readonly Mission[];
  /** Missions of which a rate is found, its proof being kept. */
  mesurees: readonly Mission[];
}

/** The call, the file, the proofs, the meeting, then its minutes. */
function tenirDialogue(recit: Recit, noter: Noter, { annee, le, deploiements, mesurees }: DialogueTenu): void {
  noter('CONVOQUER_DIALOGUE_GESTION', ajouterJours(le, -25), 'CPAM', { annee, prevuLe: le });
  noter('RECEVOIR_DOSSIER_DIALOGUE', ajouterJours(le, -12), 'CPAM', {
    annee,
    pieces: Object.keys(PIECES_DU_DIALOGUE),
    membres: nombreDeMembres(recit) + 6 * annee,
  });
  for (const mission of mesurees)
    noter('ENREGISTRER_JUSTIFICATIF', ajouterJours(le, -10), 'CPAM', {
      ...{ mission, annee, indicateur: 'N1', nature: 'RELEVE_AGREGE' },
      reference: `Classeur de l’année ${annee} (fictif)`,
    });
  noter('TENIR_DIALOGUE_GESTION', le, 'CPAM', {
    ...{ annee, presents: PARTIES, accord: 'TOTAL' },
    ...(mesurees.length
      ? { taux: mesurees.map((mission, i) => ({ mission, taux: 70 + recit.ecart(20) + 5 * i })) }
      : {}),
    ...(deploiements.length ? { deploiements } : {}),
  });
  noter('SIGNER_PV_DIALOGUE', ajouterJours(le, 8), 'CPAM', { annee, signataires: PARTIES });
}

/** Every spring, on the accounts of the year before; those of some are also published. */
function tenirAssemblees(recit: Recit, signature: DateCivile, jusquAu: DateCivile): void {
  const noter = jusque(recit, jusquAu);
  const creation = recit.date('DECLARER_ASSOCIATION')!;
  const premier = [ajouterMois(creation, 2), ajouterMois(signature, -13)].sort().at(-1)!;
  const publie = recit.sujet.rang % 6 === 0;
  for (let annee = Number(premier.slice(0, 4)); annee <= Number(jusquAu.slice(0, 4)); annee += 1) {
    const le = `${annee}-05-${10 + recit.ecart(15)}`;
    if (le < premier) continue;
    noter('TENIR_ASSEMBLEE_GENERALE', le, 'ARS_INSTRUCTEUR', {
      ...{ exercice: annee - 1, rapportActivite: true, comptesApprouves: true, budgetVote: true },
      ...(publie ? { subventionsPubliques: 16_500_000, examen: 'COMMISSAIRE_AUX_COMPTES' } : {}),
    });
    noter('ENREGISTRER_COMPTES', ajouterJours(le, 12), 'ARS_INSTRUCTEUR', { exercice: annee - 1, suite: 'TRANSMIS' });
    if (publie)
      noter('ENREGISTRER_COMPTES', ajouterJours(le, 20), 'ARS_INSTRUCTEUR', { exercice: annee - 1, suite: 'PUBLIES' });
  }
}

/** Every quarter of the past year, for some. */
function controlerFiness(recit: Recit): void {
  const inscrite = recit.date('ENREGISTRER_CONVENTION_FINESS');
  if (!inscrite || recit.sujet.rang % 4 !== 0) return;
  for (const mois of [10, 7, 4, 1]) {
    const le = ajouterMois(recit.jour, -mois);
    if (le > inscrite) recit.noter('CONTROLER_FINESS', le, 'GESTIONNAIRE_FINESS', { ecarts: [] });
  }
}
