import { ajouterJours } from '#libs/droit';
import { SILENCE_PROJET } from '#workflows/cpts/parametres';
import { departAuPlusTot, departPour, entre } from '../dates';
import { demanderPieces, deposerProjet, redeposerProjet } from '../etapes';
import { type Recit } from '../recit';

// The health project under examination. Silence accepts it: each story is set by the day on which it will.

/** The filing for which silence accepts in so many days; one or two more at some ends of month. */
const depotPour = ({ jour }: Recit, jours: number) => departAuPlusTot(SILENCE_PROJET, ajouterJours(jour, jours));

const tacite = (jours: number) => ({
  phase: 'P5',
  titre: `Projet de santé à l’examen : validation tacite dans ${jours} jour${jours > 1 ? 's' : ''}`,
  raconter: (recit: Recit) => deposerProjet(recit, depotPour(recit, jours)),
});

const DEMANDER = 'DEMANDER_PIECES_PROJET_SANTE';

export const SITUATIONS_PROJET = {
  PROJET_TACITE_J1: tacite(1),
  PROJET_TACITE_J2: tacite(2),
  PROJET_TACITE_J14: tacite(14),
  PROJET_TACITE_J30: tacite(30),
  PROJET_TACITE_J50: {
    ...tacite(50),
    titre: 'Projet de santé complété : le délai est reparti de zéro, validation tacite dans 50 jours',
    raconter: (recit: Recit) => {
      const completeLe = depotPour(recit, 50);
      const depot = ajouterJours(completeLe, -40);
      deposerProjet(recit, depot);
      demanderPieces(recit, DEMANDER, ajouterJours(depot, 12), ajouterJours(completeLe, 10));
      recit.noter('RECEVOIR_PIECES_PROJET_SANTE', completeLe, 'ARS_INSTRUCTEUR');
    },
  },
  PROJET_PIECES_ATTENDUES: {
    phase: 'P5',
    titre: 'Pièces exigées par un texte attendues : le silence ne court pas',
    raconter: (recit: Recit) => {
      const depot = depotPour(recit, 20);
      deposerProjet(recit, depot);
      demanderPieces(recit, DEMANDER, entre(depot, recit.jour, 0.4), ajouterJours(recit.jour, 15));
    },
  },
  PROJET_OPPOSE: {
    phase: 'P5',
    titre: 'Opposition au projet de santé',
    raconter: (recit: Recit) => {
      const depot = depotPour(recit, 8);
      deposerProjet(recit, depot);
      opposer(recit, ajouterJours(recit.jour, -6));
    },
  },
  PROJET_REDEPOSE: {
    phase: 'P5',
    titre: 'Nouveau projet de santé après une opposition : nouveau délai plein',
    raconter: (recit: Recit) => {
      const nouveau = depotPour(recit, 40);
      const opposition = ajouterJours(nouveau, -70);
      const depot = entre(departPour(SILENCE_PROJET, opposition), opposition, 0.5);
      deposerProjet(recit, depot);
      opposer(recit, opposition);
      redeposerProjet(recit, nouveau);
    },
  },
} as const;

function opposer(recit: Recit, le: string): void {
  recit.noter('OPPOSER_PROJET_SANTE', le, 'DG_ARS', {
    motifs: ['TERRITOIRE_NON_PERTINENT'],
    motivation: 'Motivation fictive : le territoire ne correspond pas au bassin de vie retenu par le schéma régional.',
  });
}
