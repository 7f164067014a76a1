import { ajouterDuree, ajouterJours, DateCivile, ajouterMois } from '#libs/droit';
import type { Lire, Suspension } from '#libs/moteur';
import { Mission } from '../missions';
import {
  DUREE_CONTRAT,
  FORME_JURIDIQUE,
  MISSIONS_SOCLES,
  PREAVIS_RESILIATION,
  SILENCE_PROJET,
  TRAME_CRISE,
} from '../parametres';
import { Association, contratSigne, Demande, demandesEnAttente, FaitsCpts } from './faits';

// Dates that both the rules and the deadlines need. Pure.

/**
 * Last day on which the ARS may still speak before its silence accepts the project (D-P5-01).
 * None while documents that a text requires are awaited: silence does not run.
 */
export function finDuSilence(faits: FaitsCpts, lire: Lire): DateCivile | undefined {
  const { projet, zone } = faits;
  if (!projet || demandesEnAttente(projet.demandes, 'BLOQUANTE').length > 0) return undefined;
  return ajouterDuree(projet.depart.le, lire(SILENCE_PROJET, projet.depart.le).valeur, zone.feries);
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

/** Missions of the signed contract. One older than the crisis mission gets it by amendment. Source: R-T-03c. */
export function missionsEngagees(faits: FaitsCpts, lire: Lire): Mission[] {
  const signature = faits.contrat?.signature;
  if (!signature) return [];
  const { le, missions } = signature;
  const anterieur = !lire(MISSIONS_SOCLES, le).valeur.includes('CRISE') && !missions.includes('CRISE');
  return anterieur && terme(le, faits, lire) > lire(TRAME_CRISE, le).valeur ? [...missions, 'CRISE'] : [...missions];
}

/** The n-th anniversary of the contract; 29 February falls on the 28th of ordinary years. */
export function anniversaire(signature: DateCivile, annee: number): DateCivile {
  return ajouterMois(signature, 12 * annee);
}

export function terme(signature: DateCivile, faits: FaitsCpts, lire: Lire): DateCivile {
  return ajouterDuree(signature, lire(DUREE_CONTRAT, signature).valeur, faits.zone.feries);
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
