import { ajouterDuree, ajouterJours, DateCivile, ajouterMois, Duree, Parametre, Suspension } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { Mission } from '../missions';
import { taille } from '../tailles';
import {
  ACCORD_NATIONAL,
  DELAI_OBSERVATIONS,
  DUREE_CONTRAT,
  EFFET_DE_LA_TAILLE,
  FIN_DE_L_ACCORD,
  FORME_JURIDIQUE,
  MISSIONS_OPTIONNELLES,
  MISSIONS_SOCLES,
  PREAVIS_RESILIATION,
  PROROGATION_OBSERVATIONS,
  REGIME_PROJET,
  RETRAIT_VALIDATION,
  SILENCE_EVOLUTION,
  SILENCE_PROJET,
  Taille,
  TRAME_CRISE,
} from '../parametres';
import { dernierJour } from './dernier-jour';
import { Association, Contrat, contratSigne, Demande, demandesEnAttente, FaitsCpts, Projet } from './faits';

// Dates that both the rules and the deadlines need. Pure.

/**
 * Last day on which the ARS may still speak before its silence accepts the project (D-P5-01).
 * None while documents that a text requires are awaited, nor under the law that knew no tacit agreement (R-T-02a).
 */
export function finDuSilence(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const { projet } = faits;
  if (!projet || lire(REGIME_PROJET, projet.depart.le).valeur !== 'SILENCE_VAUT_ACCEPTATION') return undefined;
  return finDe('D-P5-01', SILENCE_PROJET, projet, faits, lire);
}

/** The same for a change of territory filed after the validation. */
export function finDuSilenceSurLEvolution(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const evolution = faits.projet?.evolution;
  return evolution && finDe('A-SILENCE-EVOLUTION', SILENCE_EVOLUTION, evolution, faits, lire);
}

function finDe(
  code: string,
  duree: Parametre<Duree>,
  { depart, demandes }: Pick<Projet, 'depart' | 'demandes'>,
  faits: FaitsCpts,
  lire: Lire,
): DateCivile | undefined {
  if (demandesEnAttente(demandes, 'BLOQUANTE').length > 0) return undefined;
  return dernierJour(code, duree, depart.le, faits, lire);
}

/** Last day on which an illegal validation may be withdrawn (D-P5-02). */
export function finDuRetrait(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const decision = faits.projet?.decision;
  return decision && dernierJour('D-P5-02', RETRAIT_VALIDATION, decision.le, faits, lire);
}

/**
 * Suspensions of a period in which silence refuses: while the documents may be produced, until they are.
 * Overlapping requests are merged. Source: R-PROC-06.
 */
export function suspensions(demandes: readonly Demande[]): Suspension[] {
  const bornes = demandes
    .filter((demande) => demande.nature === 'BLOQUANTE' && demande.avantLe !== undefined)
    .map(({ le, seq, avantLe, completeLe }) => {
      const limite = ajouterJours(avantLe!, 1);
      const recu = completeLe !== undefined && completeLe < limite;
      return {
        du: le,
        au: recu ? completeLe : limite,
        seq,
        motif: recu ? 'pièces demandées puis reçues' : 'temps imparti pour produire les pièces demandées',
      };
    })
    .sort((a, b) => a.du.localeCompare(b.du));
  const fusion: Suspension[] = [];
  for (const borne of bornes) {
    const derniere = fusion.at(-1);
    if (derniere && borne.du <= derniere.au) {
      if (borne.au > derniere.au) fusion[fusion.length - 1] = { ...derniere, au: borne.au, motif: borne.motif };
    } else fusion.push(borne);
  }
  return fusion;
}

/** Missions of the signed contract, amendments included: those of a day, when one is given. */
export const missionsDuContrat = ({ contrat }: FaitsCpts, le?: DateCivile): Mission[] => missionsAu(contrat, le);

export function missionsAu(contrat: Contrat | undefined, le: DateCivile = '9999-12-31'): Mission[] {
  const { signature, avenants = [] } = contrat ?? {};
  return avenants
    .filter((avenant) => avenant.le <= le)
    .reduce(
      (missions, { ajoutees = [], retirees = [] }) => [
        ...missions.filter((mission) => !retirees.includes(mission)),
        ...ajoutees,
      ],
      [...(signature?.missions ?? [])],
    );
}

/** Those, and for a contract older than the crisis mission, that one: it gets it by amendment. Source: R-T-03c. */
export function missionsEngagees(faits: FaitsCpts, lire: Lire): Mission[] {
  const signature = faits.contrat?.signature;
  if (!signature) return [];
  const { le } = signature;
  const missions = missionsDuContrat(faits);
  const anterieur = !lire(MISSIONS_SOCLES, le).valeur.includes('CRISE') && !missions.includes('CRISE');
  return anterieur && terme(le, faits, lire) > lire(TRAME_CRISE, le).valeur ? [...missions, 'CRISE'] : missions;
}

/** The first day on which a contract may engage a mission, core or optional. Source: R-T-03a, R-T-03b. */
export function missionOuverteLe(mission: Mission): DateCivile | undefined {
  return [MISSIONS_SOCLES, MISSIONS_OPTIONNELLES]
    .flatMap(({ valeurs }) => valeurs)
    .find(({ valeur }) => valeur.includes(mission))?.du;
}

/** From when the calendar of a mission runs, in a contract that runs from `le`. Source: rulebook § 5.9, R-T-03c. */
export function departDuCalendrier(mission: Mission, le: DateCivile, lire: Lire): DateCivile {
  const trame = lire(TRAME_CRISE, le).valeur;
  return mission === 'CRISE' && le < trame ? trame : le;
}

/** The n-th anniversary of the contract; 29 February falls on the 28th of ordinary years. */
export function anniversaire(signature: DateCivile, annee: number): DateCivile {
  return ajouterMois(signature, 12 * annee);
}

/** The first anniversary on that day or after it. */
export function prochainAnniversaire(signature: DateCivile, le: DateCivile): DateCivile {
  let annee = 1;
  while (anniversaire(signature, annee) < le) annee += 1;
  return anniversaire(signature, annee);
}

/**
 * From when, and how long, a contract runs to its term: five years, within the national agreement in force on the day on
 * which they would end; none while it is taken as renewed. Source: D-P6-01, X-25.
 */
export function compteDuTerme(
  signature: DateCivile,
  { zone }: FaitsCpts,
  lire: Lire,
): { depart: DateCivile; duree: Parametre<Duree>; accord: boolean } {
  const auBout = ajouterDuree(signature, lire(DUREE_CONTRAT, signature).valeur, zone.feries);
  const { fin } = lire(ACCORD_NATIONAL, auBout).valeur;
  return fin !== null && fin < auBout
    ? { depart: fin, duree: FIN_DE_L_ACCORD, accord: true }
    : { depart: signature, duree: DUREE_CONTRAT, accord: false };
}

/** The term of a contract that runs from that day: that of `D-P6-01`, or of the renewal that takes effect there. */
export function terme(signature: DateCivile, faits: FaitsCpts, lire: Lire, code = 'D-P6-01'): DateCivile {
  const { depart, duree } = compteDuTerme(signature, faits, lire);
  return dernierJour(code, duree, depart, faits, lire);
}

/** The renewal stands, unless a notice came after it. */
export const renouvele = (contrat: FaitsCpts['contrat']): boolean =>
  contrat?.renouvellement !== undefined && contrat.resiliation === undefined;

/** The size that a new population gives to the contract, and from when; nothing when it is the same. R-P7-02. */
export function effetDeLaTaille(
  faits: FaitsCpts,
  population: number,
  le: DateCivile,
  lire: Lire,
): { valeur: Taille; du: DateCivile } | undefined {
  const { contrat } = faits;
  if (!contrat?.signature) return undefined;
  const du = lire(EFFET_DE_LA_TAILLE, le).valeur === 'SIGNATURE' ? le : prochainAnniversaire(contrat.signature.le, le);
  const { valeur } = taille(population, le);
  return valeur === tailleDuContrat(faits, '9999-12-31') ? undefined : { valeur, du };
}

/** The size of the signed contract on a day: frozen at the signature, changed by amendment alone. */
export const tailleDuContrat = (faits: FaitsCpts, le: DateCivile): Taille | undefined =>
  tailleAu(contratSigne(faits), faits, le);

export function tailleAu(contrat: Contrat | undefined, faits: FaitsCpts, le: DateCivile): Taille | undefined {
  const { signature, avenants = [] } = contrat ?? {};
  if (!signature) return undefined;
  const avenant = avenants.findLast((un) => un.taille !== undefined && un.taille.du <= le);
  return avenant?.taille?.valeur ?? signature.taille ?? taille(faits.population.total, signature.le).valeur;
}

/** The day whose scale applies to the contract: its signature, or its last amendment on that day. Source: R-PROC-14. */
export const pivotDuBareme = (faits: FaitsCpts, le: DateCivile): DateCivile | undefined =>
  pivotAu(contratSigne(faits), le);

export function pivotAu(contrat: Contrat | undefined, le: DateCivile): DateCivile | undefined {
  const { signature, avenants = [] } = contrat ?? {};
  const signeLe = signature?.signeeLe ?? signature?.le;
  return avenants.findLast((avenant) => avenant.le <= le)?.le ?? signeLe;
}

/** The day on which the contract ends, by notice or at its term: whichever comes first. */
export function finDuContrat(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const contrat = contratSigne(faits);
  const { signature, resiliation, fin } = contrat ?? {};
  if (!signature) return undefined;
  if (fin) return fin.le;
  const auTerme = terme(signature.le, faits, lire, renouvele(contrat) ? 'R-P7-06' : 'D-P6-01');
  if (!resiliation) return auTerme;
  const parResiliation = dernierJour('D-P8-01', PREAVIS_RESILIATION, resiliation.le, faits, lire);
  return parResiliation < auTerme ? parResiliation : auTerme;
}

/** True for a structure that was there before the law imposed the association (R-T-01b). */
export function preexistante(association: Association): boolean {
  const nouvelleRegle = FORME_JURIDIQUE.valeurs.find(({ valeur }) => valeur === 'ASSOCIATION_SAUF_EXISTANTES')!.du;
  return (association.creeeLe ?? association.recepisseLe ?? association.le) < nouvelleRegle;
}

/** Last day on which the CPTS may answer a notice of shortcoming (D-P8-02); none before it is received. */
export function finDesObservations(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const { constat, prorogation } = faits.rupture ?? {};
  if (!constat?.recu) return undefined;
  return prorogation
    ? dernierJour('D-P8-02', PROROGATION_OBSERVATIONS, prorogation.jusquAu, faits, lire)
    : dernierJour('D-P8-02', DELAI_OBSERVATIONS, constat.recu.le, faits, lire);
}
