import type { EcheanceDefinie } from '#libs/moteur';
import { SILENCE_PROJET } from '../../parametres';
import { crpa, csp } from '../../sources';
import { FaitsCpts } from '../faits';
import { REPORT_AU_JOUR_OUVRE } from './report';

export const ECHEANCES_PROJET: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P5-01',
    libelle: 'Silence sur le projet de santé',
    sources: [csp('L.1434-12, al. 4'), crpa('L.114-5, al. 2')],
    aConfirmer: ['Q-04', REPORT_AU_JOUR_OUVRE],
    dans: ['enCours.demarche.projetAInstruire'],
    departs: ({ projet }) => (projet ? [{ ...projet.depart }] : []),
    duree: SILENCE_PROJET,
    effet: 'A_L_EXPIRATION',
    consequence: 'le projet de santé est réputé validé',
    evenement: {
      type: 'CONSTATER_VALIDATION_TACITE',
      donnees: (depart) => ({ echeance: `D-P5-01:${depart.seq}` }),
    },
    responsable: 'ARS_INSTRUCTEUR',
    rappels: [{ joursAvant: 15 }, { joursAvant: 2 }],
  },
];
