import { ASSOCIATION, CasDeRegle } from './examens';

export const CAS_VIE: readonly CasDeRegle[] = [
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
