import type { Depart, EcheanceDefinie, Lire } from '#libs/moteur';
import { DUREE_CONTRAT, FIN_DE_L_ACCORD, NEGOCIATION_ACI, TEMPS_IMPARTI } from '../../parametres';
import { ALERTES_DU_TERME, ALERTES_EN_MOIS, SUIVI_EN_JOURS, SUIVI_EN_MOIS } from '../../rappels';
import { ficheFas, REGLE_APPLICATION, RENOUVELLEMENT_EXPRES } from '../../sources';
import { compteDuTerme, renouvele } from '../delais';
import { FaitsCpts } from '../faits';
import { REPORT_AU_JOUR_OUVRE } from './report';

/** A signed contract runs, notice included. */
export const CONTRAT_VIVANT = ['enCours.contrat.contratEnVigueur', 'enCours.contrat.preavisEnCours'];

/** No contract runs any more, and the next one is at most asked for: what is due of the last is still to be settled. */
export const ENTRE_DEUX_CONTRATS = [
  'enCours.contrat.contratEteint',
  'enCours.contrat.piecesDeLaDemandeAttendues',
  'enCours.contrat.contratANegocier',
  'enCours.contrat.desaccordSurLeContrat',
  'enCours.contrat.contratRefuse',
];

/** The term of a contract: five years, or the end of the national agreement when it comes before. */
function departDuTerme(faits: FaitsCpts, lire: Lire): Depart[] {
  const signature = faits.contrat?.signature;
  if (!signature) return [];
  const { seq } = signature;
  const { depart: le, accord } = compteDuTerme(signature.le, faits, lire);
  return [
    accord
      ? { instance: 'accord', le, seq, fait: 'fin de l’accord national' }
      : {
          le,
          seq,
          fait: signature.signeeLe ? 'prise d’effet du contrat renouvelé' : 'signature du contrat',
        },
  ];
}

const DEPUIS_LE_TERME =
  'signature du contrat, ou prise d’effet du contrat renouvelé ; fin de l’accord national quand elle vient avant';

const DUREE_DU_TERME = {
  parmi: [DUREE_CONTRAT, FIN_DE_L_ACCORD],
  pour: ({ instance }: Depart) => (instance === 'accord' ? FIN_DE_L_ACCORD : DUREE_CONTRAT),
};

export const ECHEANCES_CONTRAT: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P6-01',
    libelle: 'Terme du contrat ACI',
    sources: [ficheFas('le contrat tripartite')],
    aConfirmer: ['Q-08', REPORT_AU_JOUR_OUVRE],
    depuis: DEPUIS_LE_TERME,
    dans: CONTRAT_VIVANT,
    departs: (faits, lire) => (renouvele(faits.contrat) ? [] : departDuTerme(faits, lire)),
    duree: DUREE_DU_TERME,
    effet: 'LE_JOUR_MEME',
    consequence: 'le contrat expire',
    evenement: {
      type: 'CONSTATER_FIN_CONTRAT',
      donnees: () => ({ cause: 'EXPIRATION' }),
    },
    responsable: 'CPAM',
    rappels: ALERTES_DU_TERME,
  },
  {
    code: 'R-P7-06',
    libelle: 'Prise d’effet du renouvellement',
    sources: [ficheFas('le contrat tripartite'), RENOUVELLEMENT_EXPRES],
    aConfirmer: ['Q-08', REPORT_AU_JOUR_OUVRE],
    depuis: DEPUIS_LE_TERME,
    dans: ['enCours.contrat.contratEnVigueur'],
    departs: (faits, lire) => (renouvele(faits.contrat) ? departDuTerme(faits, lire) : []),
    duree: DUREE_DU_TERME,
    effet: 'LE_JOUR_MEME',
    consequence: 'le contrat renouvelé succède au précédent',
    evenement: {
      type: 'CONSTATER_RENOUVELLEMENT',
    },
    responsable: 'CPAM',
    rappels: ALERTES_EN_MOIS,
  },
  {
    code: 'A-NEGOCIATION',
    libelle: 'Négociation du contrat ACI',
    sources: [REGLE_APPLICATION],
    aConfirmer: ['Q-06', REPORT_AU_JOUR_OUVRE],
    depuis: 'demande complète d’adhésion à l’ACI',
    dans: ['enCours.contrat.contratANegocier', 'enCours.contrat.desaccordSurLeContrat'],
    departs: ({ contrat }) => {
      if (!contrat) return [];
      const { le, seq } = contrat.complete ?? contrat.demande;
      return [{ le, seq, fait: 'demande complète d’adhésion à l’ACI' }];
    },
    duree: NEGOCIATION_ACI,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : la négociation dépasse sa cible, sans autre effet',
    responsable: 'CPAM',
    rappels: SUIVI_EN_MOIS,
    suivi: true,
  },
  {
    code: 'A-PIECES-ACI',
    libelle: 'Pièces demandées pour le contrat',
    sources: [ficheFas('la demande de contrat')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'date que fixe la demande',
    dans: ['enCours.contrat.piecesDeLaDemandeAttendues'],
    departs: ({ contrat }) => {
      const demandees = contrat?.piecesDemandees;
      return demandees?.avantLe
        ? [{ le: demandees.avantLe, seq: demandees.seq, fait: 'date que fixe la demande' }]
        : [];
    },
    duree: TEMPS_IMPARTI,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : les pièces sont à relancer, sans autre effet',
    responsable: 'CPAM',
    rappels: SUIVI_EN_JOURS,
    suivi: true,
  },
];
