import { CAS_RUPTURE } from './cas-rupture';
import { ASSOCIATION, CasDeRegle, CONTRAT, LETTRE, OPPOSE, PROJET, TACITE, VALIDE } from './examens';

const ETEINT = { ...CONTRAT, fin: { le: '2025-12-15', seq: 20, cause: 'RESILIATION' as const } };
const RESILIE = { ...CONTRAT, resiliation: { le: '2025-10-15', seq: 18, initiative: 'FINANCEURS' as const } };
const DECOMPTE = { le: '2026-01-10', seq: 21, fin: 20, droits: 13_960_274, avances: 14_812_500 };
const VALIDE_LE = { ...DECOMPTE, valide: { le: '2026-01-15', seq: 22 } };
const INDU = {
  ...VALIDE_LE,
  indu: { le: '2026-01-20', seq: 23, montant: 852_226, recu: { le: '2026-01-22', seq: 24 } },
};
const FONCTIONNEMENT = { poste: 'FONCTIONNEMENT', droitAcquis: 5_301_370, avanceRecue: 0 };
const DISSOUTE = { le: '2025-09-20', seq: 19 };

export const CAS_FIN: readonly CasDeRegle[] = [
  ...CAS_RUPTURE,
  {
    code: 'A-PREAVIS-ANTERIEUR',
    vraie: { type: 'RECEVOIR_RESILIATION', le: '2025-10-14', faits: { contrat: ETEINT } },
    fausse: {
      type: 'RECEVOIR_RESILIATION',
      le: '2025-10-15',
      faits: { contrat: ETEINT },
      message: 'Le contrat est éteint depuis le 15/12/2025.',
      remede: 'Seule une résiliation dont le préavis s’est achevé avant cette fin peut encore être enregistrée.',
    },
  },
  {
    code: 'G-P8-02',
    vraie: { type: 'RECEVOIR_RESILIATION', donnees: { preuve: { canal: 'LRAR', reference: '2C 123' } } },
    fausse: {
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: { canal: 'COURRIEL', reference: 'x' } },
      message: 'La preuve de réception doit être un recommandé avec sa référence, ou une remise contre signature.',
      remede: 'Indiquez le numéro du recommandé (LRAR ou LRE), ou la remise contre signature.',
    },
  },
  {
    code: 'A-TERME',
    vraie: { type: 'CONSTATER_FIN_CONTRAT', le: '2029-04-01', faits: { contrat: CONTRAT } },
    fausse: {
      type: 'CONSTATER_FIN_CONTRAT',
      le: '2029-03-31',
      faits: { contrat: CONTRAT },
      message: 'Le contrat court jusqu’au 01/04/2029.',
      remede: 'Attendez l’échéance.',
    },
  },
  {
    code: 'A-RETRAIT',
    vraie: { type: 'ABANDONNER', faits: { projet: PROJET }, donnees: { motif: 'RETRAIT_PAR_LE_PORTEUR' } },
    fausse: {
      type: 'ABANDONNER',
      faits: { projet: PROJET },
      donnees: { motif: 'SANS_NOUVELLES' },
      message:
        'Une demande du porteur attend une décision : le silence court, et l’absence de nouvelles n’y met pas fin.',
      remede: 'Prenez la décision, ou enregistrez le retrait du porteur quand il vous parvient.',
    },
  },
  {
    code: 'A-ABANDON',
    vraie: { type: 'ABANDONNER', faits: { projet: OPPOSE } },
    fausse: {
      type: 'ABANDONNER',
      faits: { projet: TACITE },
      message: 'Le projet de santé est validé : une CPTS reconnue ne s’abandonne pas, elle se clôt.',
      remede: 'Utilisez « Clore le dossier ».',
    },
  },
  {
    code: 'A-CLOTURE',
    vraie: { type: 'CLORE_DOSSIER', faits: { projet: VALIDE } },
    fausse: {
      type: 'CLORE_DOSSIER',
      faits: { lettre: LETTRE },
      message: 'Une décision est attendue : clore le dossier ferait oublier un délai qui court.',
      remede: 'Prenez la décision, ou enregistrez le retrait de la demande si le porteur y renonce.',
    },
  },
  {
    code: 'A-MOTIF-CLOTURE',
    vraie: {
      type: 'CLORE_DOSSIER',
      faits: { projet: VALIDE },
      donnees: { motif: 'FUSION', autreCpts: 'CPTS voisine (fictif)' },
    },
    fausse: {
      type: 'CLORE_DOSSIER',
      faits: { projet: VALIDE },
      donnees: { motif: 'FUSION' },
      message: 'Fusion : l’autre CPTS n’est pas nommée.',
      remede: 'Vérifiez le motif, ou enregistrez d’abord le fait qu’il suppose.',
    },
  },
  {
    code: 'A-DECOMPTE-SOLDE',
    vraie: {
      type: 'CLORE_DOSSIER',
      faits: { contrat: ETEINT, decompte: { ...INDU, solde: { le: '2026-02-20', seq: 25 } } },
    },
    fausse: {
      type: 'CLORE_DOSSIER',
      faits: { contrat: ETEINT, decompte: INDU },
      message: 'Le décompte du 10/01/2026 n’est pas soldé.',
      remede: 'Établissez, validez et soldez le décompte ; clos, le dossier n’admet plus aucun acte.',
    },
  },
  {
    code: 'A-CONTRAT-FINI',
    vraie: { type: 'ETABLIR_DECOMPTE', le: '2025-12-15', faits: { contrat: ETEINT } },
    fausse: {
      type: 'ETABLIR_DECOMPTE',
      le: '2025-12-14',
      faits: { contrat: ETEINT },
      message: 'Le contrat ne prend fin que le 15/12/2025.',
      remede: 'Attendez la fin du contrat : les droits acquis se comptent jusqu’à ce jour.',
    },
  },
  {
    code: 'A-DECOMPTE-CALCULE',
    vraie: {
      type: 'ETABLIR_DECOMPTE',
      le: '2026-01-10',
      faits: { contrat: ETEINT },
      donnees: { lignes: [FONCTIONNEMENT] },
    },
    fausse: {
      type: 'ETABLIR_DECOMPTE',
      le: '2026-01-10',
      faits: { contrat: ETEINT },
      donnees: { lignes: [{ ...FONCTIONNEMENT, droitAcquis: 5_301_400, avanceRecue: 4_500_000 }] },
      message:
        'Le décompte s’écarte du calcul : Fonctionnement, droit acquis : 53 014 € saisis, 53 013,70 € calculés ; Fonctionnement, avance reçue : 45 000 € saisis, 0 € calculés.',
      remede: 'Reprenez les montants calculés, ou gardez au dossier ce qui justifie de s’en écarter.',
    },
  },
  {
    code: 'G-P8-03',
    vraie: { type: 'NOTIFIER_INDU', faits: { decompte: VALIDE_LE } },
    fausse: {
      type: 'NOTIFIER_INDU',
      faits: { decompte: DECOMPTE },
      message: 'Le décompte du 10/01/2026 n’est pas validé.',
      remede: 'Faites vérifier puis valider le décompte, avances reçues et droits acquis.',
    },
  },
  {
    code: 'A-TROP-PERCU',
    vraie: { type: 'NOTIFIER_INDU', faits: { decompte: VALIDE_LE } },
    fausse: {
      type: 'NOTIFIER_INDU',
      faits: { decompte: { ...VALIDE_LE, droits: 14_812_500 } },
      message: 'Les avances (148\u202f125 €) ne dépassent pas les droits acquis (148\u202f125 €) : rien n’est indu.',
      remede: 'Soldez le décompte : versez le complément dû, ou constatez qu’il ne reste rien à régler.',
    },
  },
  {
    code: 'A-SOLDE',
    vraie: { type: 'SOLDER_DECOMPTE', faits: { decompte: VALIDE_LE }, donnees: { moyen: 'COMPENSATION' } },
    fausse: {
      type: 'SOLDER_DECOMPTE',
      faits: { decompte: INDU },
      donnees: { moyen: 'COMPENSATION' },
      message: 'Un indu de 8\u202f522,26 € est notifié : une compensation avec les soldes dus ne le solde pas.',
      remede: 'Ce décompte se solde par un remboursement par la CPTS.',
    },
  },
  {
    code: 'A-MONTANT-MAINTENU',
    vraie: {
      type: 'STATUER_SUR_CONTESTATION',
      faits: { decompte: INDU },
      donnees: { sens: 'MAINTENU', montant: 852_226 },
    },
    fausse: {
      type: 'STATUER_SUR_CONTESTATION',
      faits: { decompte: INDU },
      donnees: { sens: 'MAINTENU', montant: 852_227 },
      message: 'Le montant maintenu (8\u202f522,27 €) dépasse l’indu notifié (8\u202f522,26 €).',
      remede: 'Maintenez le montant notifié, ou réduisez-le.',
    },
  },
  {
    code: 'A-CONTESTATION',
    vraie: { type: 'CONTESTER_INDU', le: '2026-03-22', faits: { decompte: INDU } },
    fausse: {
      type: 'CONTESTER_INDU',
      le: '2026-03-23',
      faits: { decompte: INDU },
      message: 'La contestation parvient après le délai pour payer ou contester, expiré le 22/03/2026.',
      remede: 'Elle reste à examiner : dites dans la décision si elle est admise malgré son retard.',
    },
  },
  {
    code: 'A-ACTE-NOTIFIE',
    vraie: {
      type: 'ENREGISTRER_RECOURS',
      le: '2025-11-02',
      faits: { contrat: RESILIE },
      donnees: { acte: 'RESILIATION' },
    },
    fausse: {
      type: 'ENREGISTRER_RECOURS',
      le: '2025-11-02',
      faits: { contrat: { ...CONTRAT, resiliation: { le: '2025-10-15', seq: 18 } } },
      donnees: { acte: 'RESILIATION' },
      message: 'Aucune décision de résiliation n’a été reçue par la CPTS à cette date.',
      remede: 'Enregistrez d’abord la réception de l’acte attaqué.',
    },
  },
  {
    code: 'R-PROC-17',
    vraie: {
      type: 'ENREGISTRER_RECOURS',
      le: '2025-12-15',
      faits: { contrat: RESILIE },
      donnees: { acte: 'RESILIATION' },
    },
    fausse: {
      type: 'ENREGISTRER_RECOURS',
      le: '2025-12-16',
      faits: { contrat: RESILIE },
      donnees: { acte: 'RESILIATION' },
      message: 'Le délai de recours a expiré le 15/12/2025 : le recours peut être irrecevable.',
      remede: 'Seul le juge en décide : opposez le retard dans les observations en défense.',
    },
  },
  {
    code: 'A-ASSOCIATION-A-DISSOUDRE',
    vraie: { type: 'DECIDER_DISSOLUTION', faits: { association: ASSOCIATION } },
    fausse: {
      type: 'DECIDER_DISSOLUTION',
      message: 'Aucune association n’est constituée le 01/06/2024.',
      remede: 'Sans association, un projet non validé s’abandonne et un dossier se clôt.',
    },
  },
  {
    code: 'A-ASSEMBLEE-DISSOLUTION',
    vraie: {
      type: 'DECIDER_DISSOLUTION',
      donnees: { selonLesStatuts: true, liquidateur: { personne: 'p1', joignable: true } },
    },
    fausse: {
      type: 'DECIDER_DISSOLUTION',
      donnees: { selonLesStatuts: true },
      message: 'L’assemblée générale n’a désigné aucun liquidateur.',
      remede: 'Demandez le procès-verbal d’une assemblée régulière, qui nomme le liquidateur.',
    },
  },
  {
    code: 'A-DECLARATION-DISSOLUTION',
    vraie: { type: 'DECLARER_DISSOLUTION', donnees: { organisme: 'INSEE' } },
    fausse: {
      type: 'DECLARER_DISSOLUTION',
      donnees: { organisme: 'GREFFE' },
      message: 'Le procès-verbal de l’assemblée n’est pas joint à la déclaration au greffe.',
      remede: 'Faites joindre le procès-verbal : sans lui, le greffe n’enregistre pas la dissolution.',
    },
  },
  {
    code: 'A-DEVOLUTION',
    vraie: { type: 'CLOTURER_LIQUIDATION', donnees: { dettesPayees: true, devolution: 'SANS_ACTIF' } },
    fausse: {
      type: 'CLOTURER_LIQUIDATION',
      donnees: { dettesPayees: true, devolution: 'MEMBRES' },
      message: 'L’actif d’une association ne se partage jamais entre ses membres.',
      remede: 'L’actif revient à celui que désignent les statuts ou l’assemblée générale, hors des membres.',
    },
  },
  {
    code: 'A-DISSOLUTION-DECLAREE',
    vraie: {
      type: 'CLOTURER_LIQUIDATION',
      faits: { dissolution: { ...DISSOUTE, greffe: { le: '2025-09-25', seq: 20 } } },
    },
    fausse: {
      type: 'CLOTURER_LIQUIDATION',
      faits: { association: ASSOCIATION, dissolution: DISSOUTE },
      message: 'La dissolution n’est pas déclarée au greffe des associations ni à l’INSEE.',
      remede: 'Faites-la déclarer par le liquidateur, procès-verbal à l’appui.',
    },
  },
  {
    code: 'A-DISSOLUTION-DECIDEE',
    vraie: { type: 'CONSTATER_RESILIATION_DE_FAIT', le: '2025-09-20', faits: { dissolution: DISSOUTE } },
    fausse: {
      type: 'CONSTATER_RESILIATION_DE_FAIT',
      le: '2025-09-19',
      faits: { dissolution: DISSOUTE },
      message: 'L’association n’est dissoute que le 20/09/2025.',
      remede: 'Enregistrez d’abord la dissolution, à la date de l’assemblée générale.',
    },
  },
];
