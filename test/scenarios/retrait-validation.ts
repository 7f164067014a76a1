import { CONSTAT_TACITE, JUSQU_A_L_ASSOCIATION, JUSQU_AU_PROJET, Pas, Scenario } from './scenario';

const MOTIVATION = 'Le territoire validé recouvre celui d’une CPTS déjà reconnue (fictif).';

const ANNONCE = (le: string, observationsAvantLe: string, donne: object): Pas => ({
  le,
  par: 'DG_ARS',
  type: 'ENGAGER_RETRAIT_VALIDATION',
  donnees: { cause: 'ILLEGALITE', motivation: MOTIVATION, observationsAvantLe },
  donne: { phase: 'P6', etats: { retraitDeValidation: 'observationsAttendues' }, ...donne },
});

const VALIDATION: readonly Pas[] = [
  ...JUSQU_A_L_ASSOCIATION,
  {
    le: '2024-01-15',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_PROJET_SANTE',
    donne: {
      phase: 'P5',
      etats: { demarche: 'projetAInstruire' },
      armees: { 'D-P5-01': '2024-03-15' },
      courriers: ['C-P5-01'],
    },
  },
  {
    le: '2024-02-15',
    par: 'DG_ARS',
    type: 'VALIDER_PROJET_SANTE',
    donne: {
      phase: 'P6',
      etats: { demarche: 'projetValideExpressement' },
      armees: { 'D-PF-01': '2024-02-22' },
      levees: ['D-P5-01'],
      courriers: ['C-P5-05', 'C-P5-07'],
      avertissements: ['X-12'],
    },
  },
];

export const RETRAIT_DANS_LES_QUATRE_MOIS: Scenario = {
  titre: 'Retrait d’une validation tacite illégale, après la procédure contradictoire',
  recit:
    'Une validation née du silence était illégale. L’ARS annonce à la CPTS qu’elle envisage de la retirer, avec ses ' +
    'motifs et un mois pour répondre. La CPTS écrit et demande à être entendue : le retrait attend l’audition. Il ' +
    'intervient dans les quatre mois ; le projet peut être déposé de nouveau.',
  pas: [
    ...JUSQU_AU_PROJET,
    CONSTAT_TACITE,
    {
      le: '2024-03-18',
      par: 'DG_ARS',
      type: 'ENGAGER_RETRAIT_VALIDATION',
      donnees: { cause: 'ILLEGALITE', motivation: MOTIVATION, observationsAvantLe: '2024-03-18' },
      refus: {
        'R-PROC-11':
          'La date fixée pour les observations (18/03/2024) ne laisse aucun temps après l’annonce du 18/03/2024.',
      },
    },
    {
      le: '2024-03-18',
      par: 'DG_ARS',
      type: 'RETIRER_VALIDATION',
      donnees: { motivation: MOTIVATION },
      refus: { 'R-PROC-11': 'Le retrait n’a pas été annoncé à la CPTS.' },
    },
    ANNONCE('2024-03-18', '2024-04-18', { armees: { 'A-OBSERVATIONS': '2024-04-18', 'D-P5-02': '2024-07-15' } }),
    {
      le: '2024-04-02',
      par: 'DG_ARS',
      type: 'RETIRER_VALIDATION',
      donnees: { motivation: MOTIVATION },
      refus: { 'R-PROC-11': 'La CPTS peut présenter ses observations jusqu’au 18/04/2024.' },
    },
    {
      le: '2024-04-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_OBSERVATIONS_RETRAIT',
      donnees: { forme: 'ECRITES', auditionDemandee: true },
      donne: { phase: 'P6', levees: ['A-OBSERVATIONS'] },
    },
    {
      le: '2024-04-20',
      par: 'DG_ARS',
      type: 'RETIRER_VALIDATION',
      donnees: { motivation: MOTIVATION },
      refus: { 'R-PROC-11': 'La CPTS a demandé à être entendue, et l’audition n’a pas été tenue.' },
    },
    {
      le: '2024-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_OBSERVATIONS_RETRAIT',
      donnees: { forme: 'ORALES' },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-05-13',
      par: 'DG_ARS',
      type: 'RETIRER_VALIDATION',
      donnees: { motivation: MOTIVATION, notifieLe: '2024-05-13' },
      donne: {
        phase: 'P5',
        etats: { demarche: 'validationRetiree', retraitDeValidation: 'aucunRetraitEnvisage' },
        levees: ['D-P5-02', 'D-PF-01'],
      },
    },
    {
      le: '2024-05-14',
      par: 'DG_ARS',
      type: 'ENGAGER_RETRAIT_VALIDATION',
      donnees: { cause: 'FRAUDE', motivation: MOTIVATION, observationsAvantLe: '2024-06-14' },
      refus: { 'A-PROJET-VALIDE': 'Le projet de santé n’est pas validé aujourd’hui.' },
    },
    {
      le: '2024-06-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2024-08-03' },
        courriers: ['C-P5-01'],
      },
    },
  ],
};

export const RETRAIT_HORS_DELAI_ET_FRAUDE: Scenario = {
  titre: 'Retrait de validation : hors délai pour une illégalité, à tout moment pour une fraude',
  recit:
    'L’ARS annonce un retrait, y renonce, puis l’annonce de nouveau et laisse passer les quatre mois : la validation, ' +
    'même illégale, demeure. Une fraude découverte plus tard permet le retrait, toujours après la procédure ' +
    'contradictoire et par une décision motivée.',
  pas: [
    ...VALIDATION,
    ANNONCE('2024-03-01', '2024-03-31', { armees: { 'A-OBSERVATIONS': '2024-03-31', 'D-P5-02': '2024-06-15' } }),
    {
      le: '2024-03-15',
      par: 'DG_ARS',
      type: 'RENONCER_AU_RETRAIT_VALIDATION',
      donne: {
        phase: 'P6',
        etats: { retraitDeValidation: 'aucunRetraitEnvisage' },
        levees: ['A-OBSERVATIONS', 'D-P5-02'],
      },
    },
    ANNONCE('2024-05-02', '2024-06-02', { armees: { 'A-OBSERVATIONS': '2024-06-02', 'D-P5-02': '2024-06-15' } }),
    { horloge: '2024-06-17', effets: [] },
    {
      le: '2024-06-16',
      par: 'DG_ARS',
      type: 'RETIRER_VALIDATION',
      donnees: { motivation: MOTIVATION },
      refus: { 'R-PROC-12': 'La validation du 15/02/2024 ne pouvait être retirée que jusqu’au 15/06/2024.' },
    },
    {
      le: '2024-06-17',
      par: 'DG_ARS',
      type: 'RENONCER_AU_RETRAIT_VALIDATION',
      donne: {
        phase: 'P6',
        etats: { retraitDeValidation: 'aucunRetraitEnvisage' },
        levees: ['A-OBSERVATIONS', 'D-P5-02'],
      },
    },
    {
      le: '2025-01-10',
      par: 'DG_ARS',
      type: 'ENGAGER_RETRAIT_VALIDATION',
      donnees: { cause: 'ILLEGALITE', motivation: MOTIVATION, observationsAvantLe: '2025-02-10' },
      refus: { 'R-PROC-12': 'La validation du 15/02/2024 ne pouvait être retirée que jusqu’au 15/06/2024.' },
    },
    {
      le: '2025-01-10',
      par: 'DG_ARS',
      type: 'ENGAGER_RETRAIT_VALIDATION',
      donnees: {
        cause: 'FRAUDE',
        motivation: 'La liste des membres était fausse (fictif).',
        observationsAvantLe: '2025-02-10',
      },
      donne: {
        phase: 'P6',
        etats: { retraitDeValidation: 'observationsAttendues' },
        armees: { 'A-OBSERVATIONS': '2025-02-10' },
      },
    },
    {
      le: '2025-02-11',
      par: 'DG_ARS',
      type: 'RETIRER_VALIDATION',
      donnees: { motivation: 'La liste des membres était fausse (fictif).' },
      donne: {
        phase: 'P5',
        etats: { demarche: 'validationRetiree', retraitDeValidation: 'aucunRetraitEnvisage' },
        levees: ['A-OBSERVATIONS', 'D-PF-01'],
      },
    },
  ],
};

export const RENONCIATION_AU_PROJET: Scenario = {
  titre: 'La CPTS renonce à son projet validé et à son territoire, puis revient',
  recit:
    'Une CPTS validée sans contrat écrit à l’ARS qu’elle renonce à son projet. Sans preuve de réception, rien n’est ' +
    'enregistré. Le projet tombe et le territoire est libre. Elle dépose plus tard un nouveau projet, validé par le ' +
    'silence, auquel elle renonce encore.',
  pas: [
    ...VALIDATION,
    {
      le: '2024-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENONCER_AU_PROJET',
      donnees: { canal: 'COURRIEL' },
      refus: { 'A-RENONCIATION-PROUVEE': 'La réception de la renonciation n’est pas prouvée.' },
    },
    {
      le: '2024-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENONCER_AU_PROJET',
      donnees: { canal: 'LRAR', reference: '2C 111 222 3333 4' },
      donne: { phase: 'P5', etats: { demarche: 'projetAbandonneParLaCpts' }, levees: ['D-PF-01'] },
    },
    {
      le: '2024-05-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      refus: { 'G-PF-01': 'Le projet de santé n’est pas validé à cette date.' },
    },
    {
      le: '2024-09-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2024-11-02' },
        courriers: ['C-P5-01'],
      },
    },
    {
      horloge: '2024-11-04',
      effets: [
        {
          type: 'CONSTATER_VALIDATION_TACITE',
          le: '2024-11-02',
          donne: {
            phase: 'P6',
            etats: { demarche: 'projetValideTacitement' },
            armees: { 'D-PF-01': '2024-11-08' },
            levees: ['D-P5-01'],
            courriers: ['C-P5-06'],
          },
        },
      ],
    },
    {
      le: '2024-12-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENONCER_AU_PROJET',
      donnees: { canal: 'REMISE' },
      donne: { phase: 'P5', etats: { demarche: 'projetAbandonneParLaCpts' }, levees: ['D-PF-01'] },
    },
  ],
};

export const SCENARIOS_RETRAIT_VALIDATION: readonly Scenario[] = [
  RETRAIT_DANS_LES_QUATRE_MOIS,
  RETRAIT_HORS_DELAI_ET_FRAUDE,
  RENONCIATION_AU_PROJET,
];
