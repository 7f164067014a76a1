import type { EcheanceDefinie } from '#libs/moteur';
import { MISE_A_JOUR_DU_PLAN, OBJECTIF_DU_PLAN } from '../../parametres';
import { ALERTES_EN_MOIS, SUIVI_EN_MOIS } from '../../rappels';
import { guideHdf, PLAN_DE_CRISE } from '../../sources';
import { departDuCalendrier } from '../../v2019-08-25/delais';
import { REPORT_AU_JOUR_OUVRE } from '../../v2019-08-25/echeances/report';
import { contratActif, FaitsCpts } from '../../v2019-08-25/faits';

export const ECHEANCES_CRISE: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'X-30',
    libelle: 'Objectif souple : premier plan de crise',
    sources: [PLAN_DE_CRISE],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'signature du contrat, ou parution de la trame nationale du plan de crise',
    dans: ['enCours.planCrise.planARediger', 'enCours.planCrise.planEnRedaction'],
    departs: (faits, lire) => {
      const signature = faits.contrat?.signature;
      if (!signature || !contratActif(faits) || !faits.missions.CRISE || faits.missions.CRISE.deployee) return [];
      const le = departDuCalendrier('CRISE', signature.le, lire);
      const fait = le === signature.le ? 'signature du contrat' : 'parution de la trame nationale du plan de crise';
      return [{ le, seq: signature.seq, fait }];
    },
    duree: OBJECTIF_DU_PLAN,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte souple : le plan était souhaité la première année, et reste dû à l’échéance de la mission',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: SUIVI_EN_MOIS,
    suivi: true,
  },
  {
    code: 'D-P7-03',
    libelle: 'Mise à jour annuelle du plan de crise',
    sources: [guideHdf('fiche 13')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'dernière version finalisée du plan',
    dans: ['enCours.planCrise.planFinalise'],
    departs: (faits) => {
      const finalise = faits.planCrise?.finalise;
      return finalise && contratActif(faits) ? [{ ...finalise, fait: 'dernière version finalisée du plan' }] : [];
    },
    duree: MISE_A_JOUR_DU_PLAN,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le plan de crise n’est pas à jour',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_EN_MOIS,
  },
];
