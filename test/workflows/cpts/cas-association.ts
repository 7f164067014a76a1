import { ASSOCIATION, CasDeRegle } from './examens';

const GRILLE = ['NON_DISCRIMINATION', 'DEMOCRATIE', 'TRANSPARENCE_FINANCIERE', 'DEFRAIEMENT'].map((point) => ({
  point,
  respecte: true,
}));
const COMPLEMENTS = [
  'TERRITOIRE',
  'CONDITIONS_ADHESION',
  'COLLEGE_PARTENAIRES',
  'PERSONNES_MORALES',
  'DEVOLUTION',
  'EMPLOI',
].map((point) => ({ point, respecte: true }));
const CHANGEMENT = { le: '2024-11-30', seq: 9, nature: 'DIRIGEANTS' as const };
const VERSER = 'VERSER_A_UN_MEMBRE';
const verse = (nature: string, montantCentimes: number, plus: object = {}) => ({
  membre: 'M-07',
  nature,
  montantCentimes,
  ...plus,
});

const PAYE = { le: '2023-06-30', seq: 12, membre: 'M-07', nature: 'INDEMNITE' as const, montant: 300_00 };

export const CAS_ASSOCIATION: readonly CasDeRegle[] = [
  {
    code: 'A-DATE-ETAPE',
    vraie: {
      type: 'FRANCHIR_ETAPES_ASSOCIATION',
      donnees: { etapes: [{ etape: 'STATUTS', le: '2024-06-01' }] },
    },
    fausse: {
      type: 'FRANCHIR_ETAPES_ASSOCIATION',
      donnees: { etapes: [{ etape: 'ASSEMBLEE_CONSTITUTIVE', le: '2024-06-02' }] },
      message: 'Étapes datées d’après le 01/06/2024 : Assemblée générale constitutive (02/06/2024).',
      remede: 'Notez une étape une fois franchie ; une assemblée à venir se note comme convoquée.',
    },
  },
  {
    code: 'X-19',
    vraie: { type: 'RENDRE_AVIS_STATUTS', donnees: { grille: GRILLE } },
    fausse: {
      type: 'RENDRE_AVIS_STATUTS',
      donnees: { grille: GRILLE.slice(0, 3) },
      message: 'Points de vigilance non examinés : conditions de défraiement prévues.',
      remede: 'Dites pour chacun s’il est respecté : l’avis reste un conseil.',
    },
  },
  {
    code: 'G-P4-03',
    vraie: { type: 'RENDRE_AVIS_STATUTS', donnees: { grille: GRILLE } },
    fausse: {
      type: 'RENDRE_AVIS_STATUTS',
      donnees: { grille: [{ point: 'NON_DISCRIMINATION', respecte: false }, ...GRILLE.slice(1)] },
      message: 'Les statuts écartent de l’adhésion un acteur de santé du territoire.',
      remede: 'Conseillez à l’association d’ouvrir l’adhésion à tout volontaire du territoire.',
    },
  },
  {
    code: 'A-VIGILANCE',
    vraie: { type: 'RENDRE_AVIS_STATUTS', donnees: { grille: [...GRILLE, ...COMPLEMENTS] } },
    fausse: {
      type: 'RENDRE_AVIS_STATUTS',
      donnees: {
        grille: [
          ...GRILLE.slice(0, 3),
          { point: 'DEFRAIEMENT', respecte: false },
          ...COMPLEMENTS.filter(({ point }) => point !== 'DEVOLUTION'),
        ],
      },
      message:
        'Réserves : conditions de défraiement prévues. Compléments non examinés : dévolution de l’actif à la dissolution.',
      remede: 'Signalez-le à l’association : c’est un conseil, l’ARS n’a pas de veto sur les statuts.',
    },
  },
  {
    code: 'G-P4-04',
    vraie: { type: 'DECLARER_ASSOCIATION', donnees: { bureau: 3 } },
    fausse: {
      type: 'DECLARER_ASSOCIATION',
      donnees: { bureau: 2 },
      message: 'Le bureau compte 2 membres ; l’usage est d’au moins 3.',
      remede:
        'Conseillez un bureau plus large ; un conseil d’administration, facultatif, compte d’ordinaire de 10 à 20 membres.',
    },
  },
  {
    code: 'D-P4-02',
    vraie: { type: 'DECLARER_ASSOCIATION', donnees: { recepisseLe: '2024-01-31', publieeLe: '2024-02-29' } },
    fausse: {
      type: 'DECLARER_ASSOCIATION',
      donnees: { recepisseLe: '2024-01-31', publieeLe: '2024-03-01' },
      message: 'La création, publiée le 01/03/2024, devait l’être au plus tard le 29/02/2024.',
      remede: 'Vérifiez les deux dates : la personnalité morale est opposable depuis la publication.',
    },
  },
  {
    code: 'A-SIREN-ATTENDU',
    vraie: { type: 'RELANCER_SIREN', faits: { association: { ...ASSOCIATION, siren: undefined } as never } },
    fausse: {
      type: 'RELANCER_SIREN',
      faits: { association: ASSOCIATION },
      message: 'L’association a déjà son SIREN : 891868176.',
      remede: 'Aucune relance n’est utile.',
    },
  },
  {
    code: 'A-CHANGEMENT-DELIBERE',
    vraie: { type: 'DECLARER_CHANGEMENT', le: '2024-11-30', faits: { changements: [CHANGEMENT] }, donnees: {} },
    fausse: {
      type: 'DECLARER_CHANGEMENT',
      le: '2024-11-30',
      faits: { changements: [CHANGEMENT] },
      donnees: { changements: ['DIRIGEANTS', 'SIEGE_SOCIAL'] },
      message: 'Aucune délibération n’attend d’être déclarée pour : siège social.',
      remede: 'Enregistrez d’abord la délibération, à sa date : le délai court d’elle.',
    },
  },
  {
    code: 'D-P4-01',
    vraie: { type: 'DECLARER_CHANGEMENT', le: '2025-02-28', faits: { changements: [CHANGEMENT] }, donnees: {} },
    fausse: {
      type: 'DECLARER_CHANGEMENT',
      le: '2025-03-01',
      faits: { changements: [CHANGEMENT] },
      donnees: {},
      message: 'Déclaration tardive : dirigeants (conseil d’administration, bureau), au plus tard le 28/02/2025.',
      remede:
        'Le changement n’est opposable aux tiers que depuis la déclaration ; l’association encourt une amende de 1\u202f500 € (3\u202f000 € en récidive).',
    },
  },
  {
    code: 'A-DELIBERATION-JOINTE',
    vraie: { type: 'DECLARER_CHANGEMENT', donnees: {} },
    fausse: {
      type: 'DECLARER_CHANGEMENT',
      donnees: { deliberationJointe: false },
      message: 'La délibération n’est pas jointe à la déclaration.',
      remede: 'Demandez à l’association de la joindre : le greffe peut refuser la déclaration.',
    },
  },
  {
    code: 'R-T-06',
    vraie: {
      type: 'ADMETTRE_MEMBRES',
      le: '2022-03-31',
      donnees: { categorie: 'SERVICE_PREVENTION_SANTE_TRAVAIL', nombre: 1 },
    },
    fausse: {
      type: 'ADMETTRE_MEMBRES',
      le: '2022-03-30',
      donnees: { categorie: 'SERVICE_PREVENTION_SANTE_TRAVAIL', nombre: 1 },
      message:
        'Les services de prévention et de santé au travail ne peuvent adhérer que depuis le 31/03/2022 : l’adhésion est du 30/03/2022.',
      remede: 'Vérifiez la date de l’adhésion.',
    },
  },
  {
    code: 'A-CONDITIONS-ADHESION',
    vraie: {
      type: 'ADMETTRE_MEMBRES',
      donnees: { categorie: 'INFIRMIER', nombre: 1, exercice: 'MILITAIRE', autorisationLe: '2024-06-01' },
    },
    fausse: {
      type: 'ADMETTRE_MEMBRES',
      donnees: { categorie: 'INFIRMIER', nombre: 1, exercice: 'MILITAIRE', autorisationLe: '2024-06-02' },
      message: 'L’autorisation du ministre de la défense, du 02/06/2024, suit l’adhésion, du 01/06/2024.',
      remede: 'Enregistrez l’adhésion quand la condition est remplie.',
    },
  },
  {
    code: 'A-EFFECTIF',
    vraie: {
      type: 'RADIER_MEMBRES',
      faits: { membres: { INFIRMIER: 2 } },
      donnees: { categorie: 'INFIRMIER', nombre: 2 },
    },
    fausse: {
      type: 'RADIER_MEMBRES',
      faits: { membres: { INFIRMIER: 2 } },
      donnees: { categorie: 'INFIRMIER', nombre: 3 },
      message: 'Le registre compte 2 membre(s) de cette catégorie, moins que 3.',
      remede: 'Vérifiez la catégorie et le nombre.',
    },
  },
  {
    code: 'A-PERSONNE-MORALE',
    vraie: { type: VERSER, le: '2024-01-10', faits: { association: ASSOCIATION } },
    fausse: {
      type: VERSER,
      le: '2024-01-09',
      faits: { association: ASSOCIATION },
      message: 'L’association n’est pas déclarée à cette date.',
      remede: 'Enregistrez d’abord la déclaration de l’association.',
    },
  },
  {
    code: 'R-T-07a',
    vraie: { type: VERSER, le: '2022-03-18', donnees: verse('INDEMNITE', 300_00) },
    fausse: {
      type: VERSER,
      le: '2022-03-17',
      donnees: verse('INDEMNITE', 300_00),
      message:
        'Le 17/03/2022, un membre ne peut recevoir que le remboursement de frais justifiés : indemnités et rémunérations ne sont admises que depuis le 18/03/2022.',
      remede: 'Vérifiez la date et la nature du versement.',
    },
  },
  {
    code: 'R-T-07b',
    vraie: {
      type: VERSER,
      le: '2023-12-31',
      faits: { versesAuxMembres: { 2022: { 'M-07': 40_000_00 }, 2023: { 'M-07': 24_000_00, 'M-08': 40_000_00 } } },
      donnees: verse('INDEMNITE', 19_992_00),
    },
    fausse: {
      type: VERSER,
      le: '2023-12-31',
      faits: { versesAuxMembres: { 2023: { 'M-07': 24_000_00 } } },
      donnees: verse('INDEMNITE', 22_000_00),
      message:
        'Avec ce versement, le membre M-07 aurait reçu 46\u202f000 € en 2023 : 2\u202f008 € de plus que le plafond annuel de la sécurité sociale (43\u202f992 €).',
      remede: 'Versez au plus 19\u202f992 € à ce membre cette année.',
    },
  },
  {
    code: 'A-PLAFOND-INCONNU',
    vraie: { type: VERSER, le: '2023-12-31', donnees: verse('REMUNERATION', 100_00) },
    fausse: {
      type: VERSER,
      le: '2024-01-01',
      donnees: verse('REMUNERATION', 100_00),
      message:
        'Le plafond annuel de la sécurité sociale de 2024 n’est pas renseigné : aucune somme plafonnée ne se verse.',
      remede:
        'Faites renseigner le plafond de cette année ; d’ici là, dites dans une dérogation comment le cumul du membre a été vérifié.',
    },
  },
  {
    code: 'A-MEMBRE-PAYE',
    vraie: {
      type: VERSER,
      le: '2023-06-30',
      faits: {
        paiementsAuxMembres: [
          { ...PAYE, le: '2023-06-29' },
          { ...PAYE, nature: 'REMUNERATION' },
        ],
      },
      donnees: verse('INDEMNITE', 300_00),
    },
    fausse: {
      type: VERSER,
      le: '2023-06-30',
      faits: { paiementsAuxMembres: [PAYE] },
      donnees: verse('INDEMNITE', 300_00),
      message: 'Le membre M-07 a déjà reçu 300 € le 30/06/2023, de même nature : ce versement est déjà enregistré.',
      remede:
        'Vérifiez la référence, la date et le montant ; si ce sont bien deux versements, dites-le dans une dérogation.',
    },
  },
  {
    code: 'A-DIRIGEANT',
    vraie: { type: VERSER, le: '2022-03-18', donnees: verse('INDEMNITE', 900_00, { dirigeant: true }) },
    fausse: {
      type: VERSER,
      le: '2022-03-17',
      donnees: verse('INDEMNITE', 900_00, { dirigeant: true }),
      message:
        'La gestion reste désintéressée si ce dirigeant ne reçoit pas plus des trois quarts du SMIC mensuel brut.',
      remede: 'Vérifiez le montant mensuel : au-delà, l’association s’expose à une requalification.',
    },
  },
  {
    code: 'A-FRAIS',
    vraie: { type: VERSER, donnees: verse('FRAIS', 45_00, { justifie: true }) },
    fausse: {
      type: VERSER,
      donnees: verse('FRAIS', 45_00, { presenceAssemblee: true, decideParBeneficiaire: true }),
      message:
        'Frais à vérifier : ils ne sont pas dits réels et justifiés ; la présence à une assemblée générale ne se rembourse pas ; leur bénéficiaire les a lui-même décidés.',
      remede: 'Demandez les justificatifs, ou prévoyez les conditions de défraiement au règlement intérieur.',
    },
  },
];
