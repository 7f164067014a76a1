import type { EcheanceDefinie } from '#libs/moteur';
import { PREAVIS_RESILIATION } from '../../parametres';
import { guideHdf } from '../../sources';
import { FaitsCpts } from '../faits';
import { REPORT_AU_JOUR_OUVRE } from './report';

export const ECHEANCES_FIN: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P8-01',
    libelle: 'Préavis de résiliation',
    sources: [guideHdf('fiche 7')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    dans: ['enCours.contrat.preavisEnCours'],
    departs: ({ contrat }) =>
      contrat?.resiliation
        ? [{ le: contrat.resiliation.le, seq: contrat.resiliation.seq, fait: 'réception de la lettre de résiliation' }]
        : [],
    duree: PREAVIS_RESILIATION,
    effet: 'LE_JOUR_MEME',
    consequence: 'le contrat est éteint',
    evenement: {
      type: 'CONSTATER_FIN_CONTRAT',
      donnees: (depart) => ({ echeance: `D-P8-01:${depart.seq}`, cause: 'RESILIATION' }),
    },
    responsable: 'CPAM',
    rappels: [{ joursAvant: 15 }],
  },
];
