import { ASSOCIATION, JUSQU_A_LA_LETTRE, Scenario } from './scenario';

const { siren: _siren, siret: _siret, publieeLe: _publieeLe, ...SANS_NUMERO } = ASSOCIATION;

const grille = (ecartes: readonly string[], ...points: string[]) => ({
  grille: points.map((point) => ({ point, respecte: !ecartes.includes(point) })),
});
const QUATRE_POINTS = ['NON_DISCRIMINATION', 'DEMOCRATIE', 'TRANSPARENCE_FINANCIERE', 'DEFRAIEMENT'];
const COMPLEMENTS = [
  'TERRITOIRE',
  'CONDITIONS_ADHESION',
  'COLLEGE_PARTENAIRES',
  'PERSONNES_MORALES',
  'DEVOLUTION',
  'EMPLOI',
];

export const ASSOCIATION_PAS_A_PAS: Scenario = {
  titre: 'L’association pas à pas, des statuts à la publication',
  recit:
    'Les fondateurs rédigent leurs statuts, tiennent leur assemblée et déclarent l’association. L’ARS donne un avis sur les quatre points ' +
    'de vigilance, sans veto. Le SIREN tarde : on relance. La publication au Journal officiel vient après le mois.',
  pas: [
    ...JUSQU_A_LA_LETTRE,
    {
      le: '2023-02-10',
      par: 'URPS',
      type: 'FRANCHIR_ETAPES_ASSOCIATION',
      donnees: { etapes: [{ etape: 'ASSEMBLEE_CONSTITUTIVE', le: '2023-02-20' }] },
      refus: {
        'A-DATE-ETAPE': 'Étapes datées d’après le 10/02/2023 : Assemblée générale constitutive (20/02/2023).',
      },
    },
    {
      le: '2023-02-10',
      par: 'URPS',
      type: 'FRANCHIR_ETAPES_ASSOCIATION',
      donnees: {
        etapes: [
          { etape: 'STATUTS', le: '2023-01-20' },
          { etape: 'CANDIDATURES', le: '2023-02-08' },
        ],
        assembleePrevueLe: '2023-02-20',
      },
      donne: { phase: 'P3', courriers: ['C-P4-01'] },
    },
    {
      le: '2023-02-12',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENDRE_AVIS_STATUTS',
      donnees: grille([], ...QUATRE_POINTS.slice(0, 3)),
      refus: { 'X-19': 'Points de vigilance non examinés : conditions de défraiement prévues.' },
    },
    {
      le: '2023-02-12',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENDRE_AVIS_STATUTS',
      donnees: { ...grille(['NON_DISCRIMINATION'], ...QUATRE_POINTS), conseils: 'Ouvrir l’adhésion aux salariés.' },
      donne: { phase: 'P3', avertissements: ['A-VIGILANCE', 'G-P4-03'], courriers: ['C-P4-02'] },
    },
    {
      le: '2023-03-06',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...SANS_NUMERO, bureau: 2 },
      donne: {
        phase: 'P3',
        etats: { association: 'associationDeclaree' },
        armees: { 'D-P4-02': '2023-04-01' },
        avertissements: ['G-P4-04'],
      },
    },
    { le: '2023-03-20', par: 'CPAM', type: 'RELANCER_SIREN', donne: { phase: 'P3', courriers: ['C-P4-03'] } },
    {
      le: '2023-03-21',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENDRE_AVIS_STATUTS',
      donnees: grille([], ...QUATRE_POINTS, ...COMPLEMENTS),
      donne: { phase: 'P3', courriers: ['C-P4-02'] },
    },
    { horloge: '2023-04-02', effets: [] },
    {
      le: '2023-04-12',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...ASSOCIATION, publieeLe: '2023-04-04', bureau: 4 },
      donne: { phase: 'P3', levees: ['D-P4-02'], avertissements: ['D-P4-02'] },
    },
    {
      le: '2023-04-13',
      par: 'CPAM',
      type: 'RELANCER_SIREN',
      refus: { 'A-SIREN-ATTENDU': 'L’association a déjà son SIREN : 891868176.' },
    },
  ],
};

export const CHANGEMENTS_DE_L_ASSOCIATION: Scenario = {
  titre: 'Deux changements décidés le même jour, déclarés l’un à temps, l’autre en retard',
  recit:
    'L’assemblée du 30 novembre change les dirigeants et le siège. Chaque changement a son délai de trois mois, jusqu’au 28 février. ' +
    'Les dirigeants sont déclarés ce jour-là, le siège le lendemain : l’application avertit de l’amende encourue.',
  pas: [
    ...JUSQU_A_LA_LETTRE,
    {
      le: '2023-03-06',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: ASSOCIATION,
      donne: { phase: 'P3', etats: { association: 'associationDeclaree' } },
    },
    {
      le: '2024-11-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_CHANGEMENT',
      refus: { 'A-CHANGEMENT-DELIBERE': 'Aucun changement n’attend d’être déclaré.' },
    },
    {
      le: '2024-11-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'DELIBERER_CHANGEMENT',
      donnees: { changements: ['DIRIGEANTS', 'SIEGE_SOCIAL'] },
      donne: {
        phase: 'P3',
        armees: { 'D-P4-01 DIRIGEANTS': '2025-02-28', 'D-P4-01 SIEGE_SOCIAL': '2025-02-28' },
        courriers: ['C-P7-07'],
      },
    },
    {
      le: '2025-02-28',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_CHANGEMENT',
      donnees: { changements: ['DIRIGEANTS'], deliberationJointe: false, bureau: 3 },
      donne: { phase: 'P3', levees: ['D-P4-01 DIRIGEANTS'], avertissements: ['A-DELIBERATION-JOINTE'] },
    },
    { horloge: '2025-03-01', effets: [] },
    {
      le: '2025-03-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_CHANGEMENT',
      donnees: { siege: '2 rue Neuve, 13100 Aix-en-Provence', deliberationJointe: true },
      donne: { phase: 'P3', levees: ['D-P4-01 SIEGE_SOCIAL'], avertissements: ['D-P4-01'] },
    },
  ],
};

const verser = (nature: string, euros: number, plus: object = {}) => ({
  membre: 'M-0042',
  nature,
  montantCentimes: euros * 100,
  ...plus,
});

export const MEMBRES_EN_2022: Scenario = {
  titre: 'Membres admis et défrayés, de part et d’autre de mars 2022',
  recit:
    'Avant le 18 mars 2022 un membre ne reçoit que ses frais, un dirigeant une part du SMIC ; le lendemain de la parution du décret, une ' +
    'indemnité est admise. Le service de santé au travail adhère dès le 31 mars, pas la veille.',
  ouvertLe: '2022-01-03',
  pas: [
    {
      le: '2022-01-05',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('FRAIS', 40, { justifie: true }),
      refus: { 'A-PERSONNE-MORALE': 'L’association n’est pas déclarée à cette date.' },
    },
    {
      le: '2022-01-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...ASSOCIATION, creeeLe: '2021-12-01', recepisseLe: '2021-12-15', publieeLe: '2021-12-28' },
      donne: { armees: { 'R-PROC-14': '2022-09-03' }, phase: 'P1', etats: { association: 'associationDeclaree' } },
    },
    {
      le: '2022-03-17',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('INDEMNITE', 300),
      refus: {
        'R-T-07a':
          'Le 17/03/2022, un membre ne peut recevoir que le remboursement de frais justifiés : indemnités et rémunérations ne sont admises que depuis le 18/03/2022.',
      },
    },
    {
      le: '2022-03-17',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('FRAIS', 40),
      donne: { phase: 'P1', avertissements: ['A-FRAIS'] },
    },
    {
      le: '2022-03-17',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('REMUNERATION', 900, { dirigeant: true }),
      donne: { phase: 'P1', avertissements: ['A-DIRIGEANT'] },
    },
    {
      le: '2022-03-18',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('INDEMNITE', 300),
      donne: { phase: 'P1' },
    },
    {
      le: '2022-03-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'ADMETTRE_MEMBRES',
      donnees: { categorie: 'SERVICE_PREVENTION_SANTE_TRAVAIL', nombre: 1 },
      refus: {
        'R-T-06':
          'Les services de prévention et de santé au travail ne peuvent adhérer que depuis le 31/03/2022 : l’adhésion est du 30/03/2022.',
      },
    },
    {
      le: '2022-03-31',
      par: 'ARS_INSTRUCTEUR',
      type: 'ADMETTRE_MEMBRES',
      donnees: { categorie: 'SERVICE_PREVENTION_SANTE_TRAVAIL', nombre: 1 },
      donne: { phase: 'P1' },
    },
    {
      le: '2022-04-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'ADMETTRE_MEMBRES',
      donnees: { categorie: 'INFIRMIER', nombre: 1, exercice: 'MILITAIRE' },
      refus: { 'A-CONDITIONS-ADHESION': 'L’autorisation du ministre de la défense manque.' },
    },
    {
      le: '2022-04-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'ADMETTRE_MEMBRES',
      donnees: { categorie: 'MASSEUR_KINESITHERAPEUTE', nombre: 2, exercice: 'FRONTALIER' },
      refus: {
        'A-CONDITIONS-ADHESION': 'Les conditions d’exercice des professionnels frontaliers ne sont pas établies.',
      },
    },
    {
      le: '2022-04-05',
      par: 'ARS_INSTRUCTEUR',
      type: 'RADIER_MEMBRES',
      donnees: { categorie: 'SERVICE_PREVENTION_SANTE_TRAVAIL', nombre: 2 },
      refus: { 'A-EFFECTIF': 'Le registre compte 1 membre(s) de cette catégorie, moins que 2.' },
    },
    {
      le: '2022-04-05',
      par: 'ARS_INSTRUCTEUR',
      type: 'RADIER_MEMBRES',
      donnees: { categorie: 'SERVICE_PREVENTION_SANTE_TRAVAIL', nombre: 1 },
      donne: { phase: 'P1' },
    },
  ],
};

export const PLAFOND_DES_VERSEMENTS: Scenario = {
  titre: 'Le plafond de la sécurité sociale arrête les versements à un membre',
  recit:
    'En 2023 un membre reçoit 24 000 € d’actions, puis un forfait de vice-présidence de 22 000 € qui dépasserait le plafond de 2 008 € : le ' +
    'versement est refusé, le plafond exact est admis, une seule fois. En 2024 le plafond n’est pas renseigné : rien ne se verse sans ' +
    'qu’une dérogation dise comment le cumul a été vérifié.',
  pas: [
    ...JUSQU_A_LA_LETTRE,
    {
      le: '2023-03-06',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: ASSOCIATION,
      donne: { phase: 'P3', etats: { association: 'associationDeclaree' } },
    },
    {
      le: '2023-03-20',
      par: 'CPAM',
      type: 'ADMETTRE_MEMBRES',
      donnees: { categorie: 'MEDECIN_GENERALISTE', nombre: 14, exercice: 'LIBERAL' },
      donne: { phase: 'P3' },
    },
    {
      le: '2023-06-30',
      par: 'CPAM',
      type: 'RADIER_MEMBRES',
      donnees: { categorie: 'MEDECIN_GENERALISTE', nombre: 1 },
      donne: { phase: 'P3' },
    },
    {
      le: '2023-09-29',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('REMUNERATION', 24_000),
      donne: { phase: 'P3' },
    },
    {
      le: '2023-12-15',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('INDEMNITE', 22_000),
      refus: {
        'R-T-07b':
          'Avec ce versement, le membre M-0042 aurait reçu 46\u202f000 € en 2023 : 2\u202f008 € de plus que le plafond annuel de la sécurité sociale (43\u202f992 €).',
      },
    },
    {
      le: '2023-12-15',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('INDEMNITE', 19_992),
      donne: { phase: 'P3' },
    },
    {
      le: '2023-12-15',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('INDEMNITE', 19_992),
      refus: {
        'A-MEMBRE-PAYE':
          'Le membre M-0042 a déjà reçu 19\u202f992 € le 15/12/2023, de même nature : ce versement est déjà enregistré.',
        'R-T-07b':
          'Avec ce versement, le membre M-0042 aurait reçu 63\u202f984 € en 2023 : 19\u202f992 € de plus que le plafond annuel de la sécurité sociale (43\u202f992 €).',
      },
    },
    {
      le: '2024-01-15',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('INDEMNITE', 22_000),
      refus: {
        'A-PLAFOND-INCONNU':
          'Le plafond annuel de la sécurité sociale de 2024 n’est pas renseigné : aucune somme plafonnée ne se verse.',
      },
    },
    {
      le: '2024-01-15',
      par: 'CPAM',
      type: 'VERSER_A_UN_MEMBRE',
      donnees: verser('INDEMNITE', 22_000, {
        derogations: [{ regle: 'A-PLAFOND-INCONNU', motif: 'Plafond lu au Journal officiel, cumul vérifié (fictif).' }],
      }),
      donne: { phase: 'P3' },
    },
  ],
};

export const SCENARIOS_ASSOCIATION: readonly Scenario[] = [
  ASSOCIATION_PAS_A_PAS,
  CHANGEMENTS_DE_L_ASSOCIATION,
  MEMBRES_EN_2022,
  PLAFOND_DES_VERSEMENTS,
];
