import { ajouterDuree, ajouterJours, DateCivile, ajouterMois, Duree, Parametre, ZoneLegale } from '#libs/droit';
import type { Lire, Suspension } from '#libs/moteur';
import { Mission } from '../missions';
import { taille } from '../tailles';
import {
  ACCORD_NATIONAL,
  DELAI_OBSERVATIONS,
  DUREE_CONTRAT,
  EFFET_DE_LA_TAILLE,
  FORME_JURIDIQUE,
  MISSIONS_SOCLES,
  PREAVIS_RESILIATION,
  REGIME_PROJET,
  RETRAIT_VALIDATION,
  SILENCE_EVOLUTION,
  SILENCE_PROJET,
  Taille,
  TRAME_CRISE,
} from '../parametres';
import { Association, contratSigne, Demande, demandesEnAttente, FaitsCpts, Projet } from './faits';

// Dates that both the rules and the deadlines need. Pure.

/**
 * Last day on which the ARS may still speak before its silence accepts the project (D-P5-01).
 * None while documents that a text requires are awaited, nor under the law that knew no tacit agreement (R-T-02a).
 */
export function finDuSilence({ projet, zone }: FaitsCpts, lire: Lire): DateCivile | undefined {
  if (!projet || lire(REGIME_PROJET, projet.depart.le).valeur !== 'SILENCE_VAUT_ACCEPTATION') return undefined;
  return finDe(projet, SILENCE_PROJET, zone, lire);
}

/** The same for a change of territory filed after the validation. */
export function finDuSilenceSurLEvolution({ projet, zone }: FaitsCpts, lire: Lire): DateCivile | undefined {
  return projet?.evolution && finDe(projet.evolution, SILENCE_EVOLUTION, zone, lire);
}

function finDe(
  { depart, demandes }: Pick<Projet, 'depart' | 'demandes'>,
  duree: Parametre<Duree>,
  { feries }: ZoneLegale,
  lire: Lire,
): DateCivile | undefined {
  if (demandesEnAttente(demandes, 'BLOQUANTE').length > 0) return undefined;
  return ajouterDuree(depart.le, lire(duree, depart.le).valeur, feries);
}

/** Last day on which an illegal validation may be withdrawn (D-P5-02). */
export function finDuRetrait({ projet, zone }: FaitsCpts, lire: Lire): DateCivile | undefined {
  const decision = projet?.decision;
  return decision && ajouterDuree(decision.le, lire(RETRAIT_VALIDATION, decision.le).valeur, zone.feries);
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
export function missionsDuContrat({ contrat }: FaitsCpts, le: DateCivile = '9999-12-31'): Mission[] {
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

/** Five years, within the national agreement in force on the day on which they would end. Source: D-P6-01, X-25. */
export function terme(signature: DateCivile, faits: FaitsCpts, lire: Lire): DateCivile {
  const auBout = ajouterDuree(signature, lire(DUREE_CONTRAT, signature).valeur, faits.zone.feries);
  return finDeLAccord(auBout, lire) ?? auBout;
}

/** The end of the national agreement, when it comes before that day; none while it is taken as renewed. Q-26. */
export function finDeLAccord(avant: DateCivile, lire: Lire): DateCivile | undefined {
  const { fin } = lire(ACCORD_NATIONAL, avant).valeur;
  return fin !== null && fin < avant ? fin : undefined;
}

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
export function tailleDuContrat(faits: FaitsCpts, le: DateCivile): Taille | undefined {
  const { signature, avenants = [] } = contratSigne(faits) ?? {};
  if (!signature) return undefined;
  const avenant = avenants.findLast((un) => un.taille !== undefined && un.taille.du <= le);
  return avenant?.taille?.valeur ?? signature.taille ?? taille(faits.population.total, signature.le).valeur;
}

/** The day whose scale applies to the contract: its signature, or its last amendment on that day. Source: R-PROC-14. */
export function pivotDuBareme(faits: FaitsCpts, le: DateCivile): DateCivile | undefined {
  const { signature, avenants = [] } = contratSigne(faits) ?? {};
  const signeLe = signature?.signeeLe ?? signature?.le;
  return avenants.findLast((avenant) => avenant.le <= le)?.le ?? signeLe;
}

/** The day on which the contract ends, by notice or at its term: whichever comes first. */
export function finDuContrat(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const { signature, resiliation, fin } = contratSigne(faits) ?? {};
  if (!signature) return undefined;
  if (fin) return fin.le;
  const auTerme = terme(signature.le, faits, lire);
  if (!resiliation) return auTerme;
  const preavis = lire(PREAVIS_RESILIATION, resiliation.le).valeur;
  const parResiliation = ajouterDuree(resiliation.le, preavis, faits.zone.feries);
  return parResiliation < auTerme ? parResiliation : auTerme;
}

/** True for a structure that was there before the law imposed the association (R-T-01b). */
export function preexistante(association: Association): boolean {
  const nouvelleRegle = FORME_JURIDIQUE.valeurs.find(({ valeur }) => valeur === 'ASSOCIATION_SAUF_EXISTANTES')!.du;
  return (association.creeeLe ?? association.recepisseLe ?? association.le) < nouvelleRegle;
}

/** Last day on which the CPTS may answer a notice of shortcoming (D-P8-02); none before it is received. */
export function finDesObservations({ rupture, zone }: FaitsCpts, lire: Lire): DateCivile | undefined {
  const recu = rupture?.constat.recu;
  if (!recu) return undefined;
  return rupture.prorogation?.jusquAu ?? ajouterDuree(recu.le, lire(DELAI_OBSERVATIONS, recu.le).valeur, zone.feries);
}
