import { JUSQU_A_L_ASSOCIATION, Scenario } from '../scenario';

const DEBUT = JUSQU_A_L_ASSOCIATION.slice(0, -1);
const SUITE = JUSQU_A_L_ASSOCIATION.slice(-1);

const ASSEMBLEE = { rapportActivite: true, comptesApprouves: true, budgetVote: true };
const OBLIGATIONS = ['URSSAF', 'REGISTRE_DU_PERSONNEL', 'RESPONSABILITE_CIVILE'];

export const VIE_ASSOCIATIVE: Scenario = {
  titre: 'La vie de l’association : assemblées, comptes, embauche',
  recit:
    'L’assemblée se tient chaque année. Passé 153 000 € de subventions publiques, un commissaire aux comptes est ' +
    'obligatoire, l’expert-comptable n’y suffit pas, et les comptes se publient dans les trois mois. La première embauche ' +
    'se déclare avant la prise de poste. Ce sont des rappels : rien n’est refusé à l’association pour cela.',
  pas: [
    ...DEBUT,
    {
      le: '2023-02-16',
      par: 'ARS_INSTRUCTEUR',
      type: 'TENIR_ASSEMBLEE_GENERALE',
      donnees: { exercice: 2022, ...ASSEMBLEE },
      refus: { 'A-ASSOCIATION': 'Aucune association n’est constituée le 16/02/2023.' },
    },
    ...SUITE,
    {
      le: '2023-06-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'TENIR_ASSEMBLEE_GENERALE',
      donnees: { exercice: 2022, ...ASSEMBLEE, comptesApprouves: false },
      donne: { phase: 'P5', armees: { 'A-ASSEMBLEE': '2024-06-15' }, avertissements: ['A-VOTES-ANNUELS'] },
    },
    {
      le: '2023-07-03',
      par: 'CPAM',
      type: 'ENREGISTRER_COMPTES',
      donnees: { exercice: 2022, suite: 'TRANSMIS' },
      refus: { 'A-COMPTES-APPROUVES': 'Aucune assemblée n’a approuvé les comptes de l’exercice 2022.' },
    },
    {
      le: '2024-05-20',
      par: 'CPAM',
      type: 'TENIR_ASSEMBLEE_GENERALE',
      donnees: { exercice: 2023, ...ASSEMBLEE, subventionsPubliques: 16_000_000, examen: 'EXPERT_COMPTABLE' },
      donne: {
        phase: 'P5',
        armees: { 'A-ASSEMBLEE': '2025-05-20', 'D-P7-04 exercice2023': '2024-08-20' },
        levees: ['A-ASSEMBLEE'],
        avertissements: ['R-P7-05'],
      },
    },
    {
      le: '2024-06-03',
      par: 'CPAM',
      type: 'ENREGISTRER_COMPTES',
      donnees: { exercice: 2023, suite: 'TRANSMIS' },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-08-05',
      par: 'CPAM',
      type: 'ENREGISTRER_COMPTES',
      donnees: { exercice: 2023, suite: 'PUBLIES' },
      donne: { phase: 'P5', levees: ['D-P7-04 exercice2023'] },
    },
    {
      le: '2024-08-19',
      par: 'CPAM',
      type: 'SUIVRE_OBLIGATIONS_EMPLOYEUR',
      donnees: { remplies: OBLIGATIONS, embauchePrevueLe: '2024-09-02' },
      donne: { phase: 'P5', armees: { 'X-34': '2024-09-02' }, avertissements: ['A-OBLIGATIONS-EMPLOYEUR'] },
    },
    {
      le: '2024-09-05',
      par: 'CPAM',
      type: 'SUIVRE_OBLIGATIONS_EMPLOYEUR',
      donnees: { remplies: OBLIGATIONS, embaucheDeclareeLe: '2024-09-04' },
      donne: { phase: 'P5', levees: ['X-34'], avertissements: ['A-OBLIGATIONS-EMPLOYEUR', 'X-34'] },
    },
  ],
};
