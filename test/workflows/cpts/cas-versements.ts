import { ASSOCIATION, CasDeRegle, CONTRAT } from './examens';

const ORDONNER = 'ORDONNER_VERSEMENT';
const versement = (poste: string, nature: string, annee = 1, montant = 100_000) => ({ poste, nature, annee, montant });
const AVANCE = versement('FONCTIONNEMENT', 'AVANCE');
const RESILIE = { ...CONTRAT, resiliation: { le: '2025-10-15', seq: 20 } };
const TENU = { annee: 1, le: '2025-05-01', seq: 12 };
const LIBERER = 'LIBERER_VERSEMENT';
const EN_COURS = { contrat: CONTRAT, missions: { ACCES_SOINS: { le: '2024-10-01', seq: 10 } } };
const ORDONNE = {
  ...{ le: '2024-04-02', seq: 11, contrat: 9, par: 'a' },
  ...{ poste: 'FONCTIONNEMENT' as const, nature: 'AVANCE' as const, annee: 1, montant: 7_500_000 },
};

export const CAS_VERSEMENTS: readonly CasDeRegle[] = [
  {
    code: 'R-T-01c',
    vraie: { type: ORDONNER, le: '2022-05-13', faits: { association: { ...ASSOCIATION, forme: 'AUTRE' } } },
    fausse: {
      type: ORDONNER,
      le: '2022-05-14',
      faits: { association: { ...ASSOCIATION, forme: 'AUTRE' } },
      message: 'Depuis le 14/05/2022, seule une association peut recevoir un versement.',
      remede: 'Déclarez l’association qui porte désormais la CPTS : les versements reprennent ensuite.',
    },
  },
  {
    code: 'E-P6-01',
    vraie: { type: ORDONNER, faits: { contrat: CONTRAT }, donnees: { ...AVANCE, dossierVerifieLe: '2024-06-01' } },
    fausse: {
      type: ORDONNER,
      faits: { contrat: CONTRAT },
      donnees: AVANCE,
      message: 'Le dossier du contrat n’a pas été vérifié complet.',
      remede: 'Vérifiez les pièces de la demande, puis indiquez la date à laquelle le dossier est complet.',
    },
  },
  {
    code: 'A-POSTE',
    vraie: { type: ORDONNER, faits: { contrat: CONTRAT }, donnees: versement('FONCTIONNEMENT', 'SOLDE', 2) },
    fausse: {
      type: ORDONNER,
      faits: { contrat: CONTRAT },
      donnees: versement('FONCTIONNEMENT', 'SOLDE'),
      message: 'Le fonctionnement de la première année est versé en entier à la signature : il n’a pas de solde.',
      remede: 'Choisissez une autre nature de versement, ou la mission concernée.',
    },
  },
  {
    code: 'A-AVANCE',
    vraie: {
      ...{ type: ORDONNER, le: '2025-12-14', faits: { contrat: RESILIE } },
      donnees: versement('FONCTIONNEMENT', 'AVANCE', 2),
    },
    fausse: {
      type: ORDONNER,
      le: '2025-12-15',
      faits: { contrat: RESILIE },
      donnees: versement('FONCTIONNEMENT', 'AVANCE', 2),
      message: 'Le contrat a pris fin le 15/12/2025 : plus aucune avance n’est due.',
      remede:
        'Les avances se versent pendant le contrat ; après lui, seul reste dû ce qui se rapporte à une année entière.',
    },
  },
  {
    code: 'G-P8-04',
    vraie: { type: ORDONNER, le: '2025-10-14', faits: { contrat: RESILIE }, donnees: AVANCE },
    fausse: {
      type: ORDONNER,
      le: '2025-10-15',
      faits: { contrat: RESILIE },
      donnees: AVANCE,
      message:
        'La résiliation reçue le 15/10/2025 prend effet le 15/12/2025 : une avance ne se paie pas dans l’intervalle.',
      remede: 'Attendez le décompte ; si les financeurs décident de payer, énoncez leur décision dans une dérogation.',
    },
  },
  {
    code: 'A-MISSION-A-PAYER',
    vraie: {
      type: ORDONNER,
      faits: { missions: { PREVENTION: { le: '2024-06-01', seq: 10 } } },
      donnees: versement('PREVENTION', 'AVANCE'),
    },
    fausse: {
      type: ORDONNER,
      faits: { missions: { PREVENTION: { le: '2024-06-02', seq: 10 } } },
      donnees: versement('PREVENTION', 'AVANCE'),
      message: 'La mission « Prévention » n’a pas démarré le 01/06/2024.',
      remede: 'Enregistrez d’abord son démarrage, à sa date.',
    },
  },
  {
    code: 'A-CALENDRIER-VERSEMENTS',
    vraie: {
      type: ORDONNER,
      le: '2025-04-01',
      faits: { contrat: CONTRAT },
      donnees: versement('FONCTIONNEMENT', 'AVANCE', 2),
    },
    fausse: {
      type: ORDONNER,
      le: '2025-03-31',
      faits: { contrat: CONTRAT },
      donnees: versement('FONCTIONNEMENT', 'AVANCE', 2),
      message: 'L’avance de l’année 2 ne se paie pas avant le 01/04/2025.',
      remede: 'Attendez cette date, ou vérifiez l’année de contrat.',
    },
  },
  {
    code: 'R-P7-03',
    vraie: {
      type: ORDONNER,
      le: '2025-05-02',
      faits: { contrat: CONTRAT, dialogues: [{ ...TENU, pv: { le: '2025-05-02', seq: 13 } }] },
      donnees: versement('ACCES_SOINS', 'VARIABLE'),
    },
    fausse: {
      type: ORDONNER,
      le: '2025-05-01',
      faits: { contrat: CONTRAT, dialogues: [{ ...TENU, pv: { le: '2025-05-02', seq: 13 } }] },
      donnees: versement('ACCES_SOINS', 'VARIABLE'),
      message: 'Le procès-verbal du dialogue de l’année 1 n’est pas signé.',
      remede:
        'Faites constater le résultat d’abord : payé après constat, le variable n’est jamais repris pour non-atteinte.',
    },
  },
  {
    code: 'A-LIGNE-PREVUE',
    vraie: { type: ORDONNER, le: '2025-04-01', faits: EN_COURS, donnees: versement('ACCES_SOINS', 'AVANCE', 2) },
    fausse: {
      ...{ type: ORDONNER, le: '2025-04-01', donnees: versement('ACCES_SOINS', 'AVANCE', 1) },
      faits: { ...EN_COURS, missions: { ACCES_SOINS: { le: '2025-04-01', seq: 10 } } },
      message: 'La mission « Accès aux soins » n’a démarré que le 01/04/2025, après l’année 1 du contrat.',
      remede: 'Vérifiez le poste, la nature et l’année dans l’échéancier : ce qui n’y figure pas ne se paie pas.',
    },
  },
  {
    code: 'A-MONTANT',
    vraie: { type: ORDONNER, faits: EN_COURS, donnees: { ...AVANCE, montant: 7_500_000 } },
    fausse: {
      ...{ type: ORDONNER, faits: EN_COURS, donnees: { ...AVANCE, montant: 7_500_001 } },
      message:
        'Le montant de 75\u202f000,01 € dépasse la ligne : l’échéancier donne 75\u202f000 € (75\u202f000 € × 100 % = 75\u202f000 €).',
      remede:
        'Ordonnez au plus ce montant ; si une date, une taille ou un taux est inexact, corrigez-le d’abord au dossier.',
    },
  },
  {
    code: 'A-MONTANT-ENTIER',
    vraie: { type: ORDONNER, faits: EN_COURS, donnees: { ...AVANCE, montant: 7_500_000 } },
    fausse: {
      ...{ type: ORDONNER, faits: EN_COURS, donnees: { ...AVANCE, montant: 7_499_999 } },
      message:
        'Une avance se paie en entier ; le montant est de 74\u202f999,99 €, et l’échéancier donne 75\u202f000 € (75\u202f000 € × 100 % = 75\u202f000 €).',
      remede:
        'Ordonnez tout ce qui reste. Pour n’en payer qu’une partie (compensation d’un indu, décision des financeurs), dites-en la raison dans une dérogation : le reste de la ligne demeure dû.',
    },
  },
  {
    code: 'A-VERSEMENT-UNIQUE',
    vraie: {
      ...{ type: ORDONNER, donnees: AVANCE },
      faits: { ...EN_COURS, versements: [{ ...ORDONNE, annule: { le: '2024-04-03', seq: 12 } }] },
    },
    fausse: {
      ...{ type: ORDONNER, donnees: AVANCE, faits: { ...EN_COURS, versements: [ORDONNE] } },
      message: 'L’avance de l’année 1 (fonctionnement) a déjà été ordonnée le 02/04/2024 : il n’en reste rien à payer.',
      remede:
        'Vérifiez l’année et le poste. Si un versement ordonné est inexact, annulez-le avant sa libération, puis ordonnez le bon.',
    },
  },
  {
    code: 'A-MONTANT-REPRIS',
    vraie: { type: 'REPRENDRE_VERSEMENT', faits: EN_COURS, donnees: { ...AVANCE, montant: 7_500_000 } },
    fausse: {
      ...{ type: 'REPRENDRE_VERSEMENT', faits: EN_COURS, donnees: { ...AVANCE, montant: 8_000_000 } },
      message:
        'Le montant repris est de 80\u202f000 €, et l’échéancier donne 75\u202f000 € (75\u202f000 € × 100 % = 75\u202f000 €).',
      remede:
        'Vérifiez le montant et les dates du contrat ; ce qui a été payé est conservé, et l’écart se règle au décompte.',
    },
  },
  {
    code: 'A-VERSEMENT-EN-ATTENTE',
    vraie: { type: LIBERER, faits: { versements: [ORDONNE] }, donnees: { versement: 11 } },
    fausse: {
      ...{ type: LIBERER, donnees: { versement: 11 } },
      faits: {
        versements: [
          { ...ORDONNE, libere: { le: '2024-04-03', seq: 12 } },
          { ...ORDONNE, seq: 13, poste: 'ACCES_SOINS' },
        ],
      },
      message: 'Ce versement a déjà été libéré le 03/04/2024.',
      remede:
        'Choisissez un versement en attente : n° 13, l’avance de l’année 1 (mission « Accès aux soins »), 75\u202f000 €.',
    },
  },
  {
    code: 'A-DEUX-PERSONNES',
    vraie: { type: LIBERER, faits: { versements: [ORDONNE] }, donnees: { versement: 11 }, acteur: 'b' },
    fausse: {
      ...{ type: LIBERER, faits: { versements: [ORDONNE] }, donnees: { versement: 11 }, acteur: 'a' },
      message: 'Vous avez ordonné ce versement : une autre personne de la caisse le libère.',
      remede: 'Demandez à une autre personne habilitée de la caisse de le relire et de le libérer avec son compte.',
    },
  },
  {
    code: 'A-PART-CONTESTEE',
    vraie: {
      type: ORDONNER,
      le: '2025-06-01',
      faits: {
        contrat: CONTRAT,
        dialogues: [{ ...TENU, desaccord: true, avis: { le: '2025-05-20', seq: 14 } }],
      },
      donnees: versement('ACCES_SOINS', 'SOLDE'),
    },
    fausse: {
      type: ORDONNER,
      le: '2025-06-01',
      faits: { contrat: CONTRAT, dialogues: [{ ...TENU, desaccord: true }] },
      donnees: versement('ACCES_SOINS', 'SOLDE'),
      message: 'Le dialogue de l’année 1 s’est conclu sur un désaccord : seule la part non contestée se paie.',
      remede: 'Vérifiez le montant ; le reste attend l’avis de la commission et l’accord des parties.',
    },
  },
];
