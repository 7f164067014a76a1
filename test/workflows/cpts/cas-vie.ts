import { ASSOCIATION, CasDeRegle, CONTRAT } from './examens';

const ORDONNER = 'ORDONNER_VERSEMENT';
const versement = (poste: string, nature: string, annee = 1) => ({ poste, nature, annee, montant: 100_000 });
const AVANCE = versement('FONCTIONNEMENT', 'AVANCE');
const RESILIE = { ...CONTRAT, resiliation: { le: '2025-10-15', seq: 20 } };
const TENU = { annee: 1, le: '2025-05-01', seq: 12 };

export const CAS_VIE: readonly CasDeRegle[] = [
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
    vraie: { type: ORDONNER, le: '2025-12-14', faits: { contrat: RESILIE }, donnees: AVANCE },
    fausse: {
      type: ORDONNER,
      le: '2025-12-15',
      faits: { contrat: RESILIE },
      donnees: AVANCE,
      message: 'Le contrat a pris fin le 15/12/2025 : plus aucune avance n’est due.',
      remede: 'Les avances se versent pendant le contrat ; après lui, seuls les soldes et le variable restent dus.',
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
    code: 'A-VERSEMENT-UNIQUE',
    vraie: { type: ORDONNER, faits: { contrat: CONTRAT }, donnees: AVANCE },
    fausse: {
      type: ORDONNER,
      faits: {
        contrat: CONTRAT,
        versements: [{ le: '2024-04-02', seq: 11, poste: 'FONCTIONNEMENT', nature: 'AVANCE', annee: 1, montant: 1 }],
      },
      donnees: AVANCE,
      message: 'L’avance de l’année 1 (fonctionnement) a déjà été ordonnée le 02/04/2024.',
      remede: 'Vérifiez l’année ; pour un complément dû, dites-en la raison dans une dérogation.',
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
  {
    code: 'A-ASSOCIATION',
    vraie: { type: 'TENIR_ASSEMBLEE_GENERALE', le: '2024-01-10', faits: { association: ASSOCIATION } },
    fausse: {
      type: 'TENIR_ASSEMBLEE_GENERALE',
      le: '2024-01-09',
      faits: { association: ASSOCIATION },
      message: 'Aucune association n’est constituée le 09/01/2024.',
      remede: 'Enregistrez d’abord la déclaration de l’association.',
    },
  },
  {
    code: 'A-VOTES-ANNUELS',
    vraie: {
      type: 'TENIR_ASSEMBLEE_GENERALE',
      donnees: { exercice: 2023, rapportActivite: true, comptesApprouves: true, budgetVote: true },
    },
    fausse: {
      type: 'TENIR_ASSEMBLEE_GENERALE',
      donnees: { exercice: 2023, rapportActivite: false, comptesApprouves: false, budgetVote: false },
      message:
        'Pour l’exercice 2023 : le rapport d’activité n’a pas été soumis, les comptes n’ont pas été approuvés, le budget n’a pas été voté.',
      remede: 'Rappelez-le à l’association : une nouvelle assemblée peut compléter celle-ci.',
    },
  },
  {
    code: 'R-P7-05',
    vraie: {
      type: 'TENIR_ASSEMBLEE_GENERALE',
      donnees: { exercice: 2023, subventionsPubliques: 15_300_000, examen: 'AUCUN' },
    },
    fausse: {
      type: 'TENIR_ASSEMBLEE_GENERALE',
      donnees: { exercice: 2023, subventionsPubliques: 15_300_001, examen: 'EXPERT_COMPTABLE' },
      message:
        'L’association a reçu 153\u202f000,01 € de subventions publiques, plus de 153\u202f000 € : ses comptes n’ont pas été certifiés par un commissaire aux comptes.',
      remede: 'Un commissaire aux comptes est obligatoire ; un expert-comptable est conseillé mais ne le remplace pas.',
    },
  },
  {
    code: 'A-COMPTES-APPROUVES',
    vraie: {
      type: 'ENREGISTRER_COMPTES',
      faits: { assemblees: [{ le: '2024-06-01', seq: 11, exercice: 2023, comptesApprouves: true }] },
      donnees: { exercice: 2023, suite: 'PUBLIES' },
    },
    fausse: {
      type: 'ENREGISTRER_COMPTES',
      faits: { assemblees: [{ le: '2024-06-01', seq: 11, exercice: 2023, comptesApprouves: false }] },
      donnees: { exercice: 2023, suite: 'PUBLIES' },
      message: 'Aucune assemblée n’a approuvé les comptes de l’exercice 2023.',
      remede: 'Enregistrez d’abord l’assemblée générale qui les a approuvés.',
    },
  },
  {
    code: 'A-OBLIGATIONS-EMPLOYEUR',
    vraie: { type: 'SUIVRE_OBLIGATIONS_EMPLOYEUR' },
    fausse: {
      type: 'SUIVRE_OBLIGATIONS_EMPLOYEUR',
      donnees: {
        remplies: [
          ...['URSSAF', 'REGISTRE_DU_PERSONNEL', 'RETRAITE_COMPLEMENTAIRE', 'OPCO', 'SANTE_ET_PREVOYANCE'],
          ...['MEDECINE_DU_TRAVAIL', 'DECLARATION_SOCIALE', 'RESPONSABILITE_CIVILE', 'COTISATIONS'],
          ...['CONVENTIONS_DE_STAGE', 'COMPTABILITE_ANALYTIQUE', 'INFORMATION_DES_ADHERENTS'],
        ],
      },
      message: 'Restent à remplir : document unique des risques, registre des traitements (délégué recommandé).',
      remede: 'C’est un rappel : rien dans le dossier n’en dépend.',
    },
  },
  {
    code: 'X-34',
    vraie: {
      type: 'SUIVRE_OBLIGATIONS_EMPLOYEUR',
      donnees: { remplies: [], embauchePrevueLe: '2024-09-02', embaucheDeclareeLe: '2024-09-02' },
    },
    fausse: {
      type: 'SUIVRE_OBLIGATIONS_EMPLOYEUR',
      donnees: { remplies: [], embauchePrevueLe: '2024-09-02', embaucheDeclareeLe: '2024-09-03' },
      message: 'L’embauche a été déclarée le 03/09/2024, après la prise de poste du 02/09/2024.',
      remede: 'La déclaration est préalable à l’embauche : rappelez-le à l’association pour les suivantes.',
    },
  },
];
