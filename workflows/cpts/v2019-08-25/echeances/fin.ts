import { dateCourte } from '#libs/droit';
import type { Depart, EcheanceDefinie } from '#libs/moteur';
import {
  DELAI_OBSERVATIONS,
  PAIEMENT_INDU,
  PREAVIS_RESILIATION,
  PROROGATION_OBSERVATIONS,
  RECOURS,
} from '../../parametres';
import { ALERTES_DU_MOIS, ALERTES_EN_MOIS } from '../../rappels';
import { crpa, FIN_DES_CONTRATS, guideHdf } from '../../sources';
import { dernierJour } from '../dernier-jour';
import { contratSigne, FaitsCpts } from '../faits';
import { REPORT_AU_JOUR_OUVRE } from './report';

export const ECHEANCES_FIN: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P8-01',
    libelle: 'Préavis de résiliation',
    sources: [guideHdf('fiche 7')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'réception de la lettre de résiliation, ou réception de la décision de résiliation par la CPTS',
    dans: ['enCours.contrat.preavisEnCours'],
    departs: ({ contrat }) =>
      contrat?.resiliation
        ? [
            {
              le: contrat.resiliation.le,
              seq: contrat.resiliation.seq,
              fait:
                contrat.resiliation.initiative === 'FINANCEURS'
                  ? 'réception de la décision de résiliation par la CPTS'
                  : 'réception de la lettre de résiliation',
            },
          ]
        : [],
    duree: PREAVIS_RESILIATION,
    effet: 'LE_JOUR_MEME',
    consequence: 'le contrat est éteint',
    evenement: {
      type: 'CONSTATER_FIN_CONTRAT',
      donnees: () => ({ cause: 'RESILIATION' }),
    },
    responsable: 'CPAM',
    rappels: ALERTES_EN_MOIS,
  },
  {
    code: 'D-P8-02',
    libelle: 'Observations de la CPTS sur le constat de manquement',
    sources: [guideHdf('fiche 7'), crpa('L.122-1')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'réception du constat par la CPTS, ou date que fixe la prorogation',
    dans: ['enCours.rupture.observationsAttendues'],
    departs: departDesObservations,
    duree: {
      parmi: [DELAI_OBSERVATIONS, PROROGATION_OBSERVATIONS],
      pour: ({ fait }) => (fait === PROROGE ? PROROGATION_OBSERVATIONS : DELAI_OBSERVATIONS),
    },
    effet: 'A_L_EXPIRATION',
    consequence: 'la procédure continue : une décision peut être prise, aucune résiliation n’est automatique',
    responsable: 'CPAM',
    rappels: ALERTES_DU_MOIS,
  },
  {
    code: 'R-PROC-17',
    libelle: 'Recours contre la résiliation',
    sources: [crpa('L.112-6 et L.112-12')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'réception de la décision de résiliation par la CPTS',
    dans: ['enCours.recours.sansRecours'],
    departs: (faits) => {
      const resiliation = contratSigne(faits)?.resiliation;
      if (resiliation?.initiative !== 'FINANCEURS' || faits.recours?.resiliation === resiliation.seq) return [];
      return [
        { le: resiliation.le, seq: resiliation.seq, fait: 'réception de la décision de résiliation par la CPTS' },
      ];
    },
    duree: RECOURS,
    effet: 'A_L_EXPIRATION',
    consequence: 'la décision de résiliation ne peut plus être attaquée devant le juge',
    responsable: 'CPAM',
    rappels: ALERTES_EN_MOIS,
  },
  {
    code: 'A-INDU',
    libelle: 'Paiement ou contestation de l’indu',
    sources: [FIN_DES_CONTRATS],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'réception de l’indu par la CPTS',
    dans: ['enCours.decompte.induARegler'],
    departs: ({ decompte }) => {
      const recu = decompte?.indu?.recu;
      return recu ? [{ ...recu, fait: 'réception de l’indu par la CPTS' }] : [];
    },
    duree: PAIEMENT_INDU,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : l’indu n’est ni payé ni contesté, une personne décide du recouvrement',
    responsable: 'CPAM',
    rappels: ALERTES_EN_MOIS,
  },
];

const PROROGE = 'date que fixe la prorogation';

/** From the receipt of the notice; once extended, the decision itself sets the last day. */
function departDesObservations(...[faits, lire]: Parameters<EcheanceDefinie<FaitsCpts>['departs']>): Depart[] {
  const { rupture } = faits;
  const recu = rupture?.constat.recu;
  if (!recu) return [];
  const { prorogation } = rupture;
  if (!prorogation) return [{ ...recu, fait: 'réception du constat par la CPTS' }];
  const initiale = dernierJour('D-P8-02', DELAI_OBSERVATIONS, recu.le, faits, lire);
  return [
    {
      le: prorogation.jusquAu,
      seq: recu.seq,
      fait: PROROGE,
      precision: `Constat reçu le ${dateCourte(recu.le)} : le délai expirait le ${dateCourte(initiale)} ; il a été prorogé le ${dateCourte(prorogation.le)}.`,
    },
  ];
}
