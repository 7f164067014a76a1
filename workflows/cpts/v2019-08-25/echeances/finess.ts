import type { EcheanceDefinie } from '#libs/moteur';
import { TRANSMISSION_FINESS } from '../../parametres';
import { instructionFiness } from '../../sources';
import { FaitsCpts, validationATransmettre } from '../faits';

export const ECHEANCES_FINESS: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-PF-01',
    libelle: 'Transmission au gestionnaire FINESS',
    sources: [instructionFiness('§ III.1')],
    dans: ['enCours.finess'],
    departs: (faits) => {
      if (!validationATransmettre(faits)) return [];
      const { le, seq } = faits.projet!.decision!;
      return [{ le, seq, fait: 'validation du projet de santé' }];
    },
    duree: TRANSMISSION_FINESS,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : la transmission devait être faite sans délai',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: [],
  },
];
