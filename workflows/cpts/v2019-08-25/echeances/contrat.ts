import type { EcheanceDefinie } from '#libs/moteur';
import { DUREE_CONTRAT } from '../../parametres';
import { ficheFas } from '../../sources';
import { FaitsCpts } from '../faits';
import { REPORT_AU_JOUR_OUVRE } from './report';

/** A signed contract runs, notice included. */
export const CONTRAT_VIVANT = ['enCours.contrat.contratEnVigueur', 'enCours.contrat.preavisEnCours'];

export const ECHEANCES_CONTRAT: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P6-01',
    libelle: 'Terme du contrat ACI',
    sources: [ficheFas('le contrat tripartite')],
    aConfirmer: ['Q-08', REPORT_AU_JOUR_OUVRE],
    dans: CONTRAT_VIVANT,
    departs: ({ contrat }) =>
      contrat?.signature
        ? [{ le: contrat.signature.le, seq: contrat.signature.seq, fait: 'signature du contrat' }]
        : [],
    duree: DUREE_CONTRAT,
    effet: 'LE_JOUR_MEME',
    consequence: 'le contrat expire',
    evenement: {
      type: 'CONSTATER_FIN_CONTRAT',
      donnees: (depart) => ({ echeance: `D-P6-01:${depart.seq}`, cause: 'EXPIRATION' }),
    },
    responsable: 'CPAM',
    rappels: [{ moisAvant: 12 }, { moisAvant: 6 }, { moisAvant: 3 }],
  },
];
