import { ajouterJours } from '#libs/droit';
import { SILENCE_LETTRE } from '#workflows/cpts/parametres';
import { departPour, reculer } from '../dates';
import {
  completerEmergence,
  declarerAssociation,
  demanderPieces,
  deposerLettre,
  deposerProjet,
  prendreContact,
  tenirRencontre,
  tenirReunion,
  validerLettre,
} from '../etapes';
import { type Recit } from '../recit';

// From the first contact to the eve of the health project.

/** A letter filed on a day, and the contact before it. */
function lettreDu(recit: Recit, le: string): void {
  prendreContact(recit, reculer(le, 45 + recit.ecart(20)));
  tenirRencontre(recit, reculer(le, 30));
  deposerLettre(recit, le);
}

const ilYA = ({ jour }: Recit, jours: number) => ajouterJours(jour, -jours);

export const SITUATIONS_LETTRE = {
  CONTACT_A_PRENDRE: { phase: 'P1', titre: 'Premier contact à prendre', raconter: () => undefined },
  LETTRE_A_DEPOSER: {
    phase: 'P1',
    titre: 'Lettre d’intention à déposer',
    raconter: (recit: Recit) => {
      prendreContact(recit, ilYA(recit, 25 + recit.ecart(10)));
      completerEmergence(recit, ilYA(recit, 20));
      tenirRencontre(recit, ilYA(recit, 12));
    },
  },
  LETTRE_A_INSTRUIRE: {
    phase: 'P2',
    titre: 'Lettre d’intention en cours d’examen',
    raconter: (recit: Recit) => lettreDu(recit, ilYA(recit, 8 + recit.ecart(6))),
  },
  LETTRE_ECHEANCE_PROCHE: {
    phase: 'P2',
    titre: 'Silence sur la lettre d’intention dans quelques jours',
    raconter: (recit: Recit) => lettreDu(recit, departPour(SILENCE_LETTRE, ajouterJours(recit.jour, 5))),
  },
  LETTRE_ECHEANCE_PASSEE: {
    phase: 'P2',
    titre: 'Silence sur la lettre d’intention dépassé : revue humaine attendue',
    raconter: (recit: Recit) => lettreDu(recit, departPour(SILENCE_LETTRE, ilYA(recit, 12))),
  },
  LETTRE_COMPLEMENTS_ATTENDUS: {
    phase: 'P2',
    titre: 'Compléments de la lettre d’intention attendus',
    raconter: (recit: Recit) => {
      lettreDu(recit, ilYA(recit, 25));
      demanderPieces(recit, 'DEMANDER_COMPLEMENT_LETTRE_INTENTION', ilYA(recit, 10), ajouterJours(recit.jour, 20));
    },
  },
  LETTRE_REFUSEE: {
    phase: 'P2',
    titre: 'Lettre d’intention refusée',
    raconter: (recit: Recit) => {
      lettreDu(recit, ilYA(recit, 50));
      refuserLettre(recit, ilYA(recit, 8));
    },
  },
  LETTRE_REDEPOSEE: {
    phase: 'P2',
    titre: 'Lettre d’intention refusée, puis déposée de nouveau',
    raconter: (recit: Recit) => {
      lettreDu(recit, ilYA(recit, 120));
      refuserLettre(recit, ilYA(recit, 80));
      deposerLettre(recit, ilYA(recit, 15));
    },
  },
  LETTRE_BLOQUEE: {
    phase: 'P2',
    titre: 'Lettre d’intention bloquée : le territoire est désormais celui d’une autre CPTS',
    raconter: (recit: Recit) => lettreDu(recit, ilYA(recit, 30)),
  },
  REUNION_A_TENIR: {
    phase: 'P3',
    titre: 'Réunion d’information à tenir',
    raconter: (recit: Recit) => validerLettre(recit, ilYA(recit, 12)),
  },
  ASSOCIATION_A_DECLARER: {
    phase: 'P4',
    titre: 'Association à déclarer',
    raconter: (recit: Recit) => {
      validerLettre(recit, ilYA(recit, 60));
      tenirReunion(recit, ilYA(recit, 9));
    },
  },
  ASSOCIATION_SANS_SIREN: {
    phase: 'P5',
    titre: 'Association déclarée, SIREN attendu',
    raconter: (recit: Recit) => {
      validerLettre(recit, ilYA(recit, 90));
      tenirReunion(recit, ilYA(recit, 50));
      declarerAssociation(recit, ilYA(recit, 6), true);
    },
  },
  PROJET_A_DEPOSER: {
    phase: 'P5',
    titre: 'Projet de santé à déposer',
    raconter: (recit: Recit, mois = 4) => {
      validerLettre(recit, ilYA(recit, 30 * mois));
      tenirReunion(recit, ilYA(recit, 30 * mois - 35));
      declarerAssociation(recit, ilYA(recit, 20 + recit.ecart(10)));
    },
  },
  ABANDON_AVANT_LETTRE: {
    phase: 'P8',
    titre: 'Abandonné, le porteur ne donnant plus de nouvelles',
    raconter: (recit: Recit) => {
      prendreContact(recit, ilYA(recit, 300));
      recit.noter('ABANDONNER', ilYA(recit, 40), 'ARS_INSTRUCTEUR', { motif: 'SANS_NOUVELLES' });
    },
  },
  ABANDON_DU_PROJET: {
    phase: 'P8',
    titre: 'Abandonné, le porteur ayant retiré son projet',
    raconter: (recit: Recit) => {
      deposerProjet(recit, ilYA(recit, 45));
      recit.noter('ABANDONNER', ilYA(recit, 14), 'ARS_INSTRUCTEUR', { motif: 'RETRAIT_PAR_LE_PORTEUR' });
    },
  },
} as const;

function refuserLettre(recit: Recit, le: string): void {
  const motivation = 'Motivation fictive : les initiateurs ne couvrent pas assez de professions du territoire.';
  recit.noter('REFUSER_LETTRE_INTENTION', le, 'ARS_INSTRUCTEUR', { motivation });
}
