import type { EcheanceDefinie } from '#libs/moteur';
import { ENTREE_EN_VIGUEUR } from '../../parametres';
import { SANS_RAPPEL } from '../../rappels';
import { crpa, MISSION_CRISE } from '../../sources';
import { PARCOURS_SUIVANT } from '../evenements/parcours';
import { contratActif, FaitsCpts } from '../faits';

export const ECHEANCES_PARCOURS: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'R-PROC-14',
    libelle: 'Entrée en vigueur du nouveau parcours',
    sources: [MISSION_CRISE, crpa('L.221-4')],
    aConfirmer: ['Q-25'],
    depuis: 'entrée en vigueur du nouveau parcours, ou fin du contrat qui gardait l’ancien parcours',
    dans: ['enCours'],
    departs: (faits) => {
      if (contratActif(faits)) return [];
      const fin = faits.contrat?.fin;
      return fin && fin.le > PARCOURS_SUIVANT
        ? [{ le: fin.le, seq: fin.seq, fait: 'fin du contrat qui gardait l’ancien parcours' }]
        : [{ le: PARCOURS_SUIVANT, seq: 1, fait: 'entrée en vigueur du nouveau parcours' }];
    },
    duree: ENTREE_EN_VIGUEUR,
    effet: 'LE_JOUR_MEME',
    consequence: 'le dossier suit le nouveau parcours',
    evenement: {
      type: 'CHANGER_DE_PARCOURS',
    },
    responsable: 'ARS_INSTRUCTEUR',
    // A text enters into force for everybody on its day: no act of a person hastens nor prevents it.
    rappels: SANS_RAPPEL,
  },
];
