import { CONSTAT_TACITE, IMMATRICULATION, JUSQU_A_L_ASSOCIATION, JUSQU_AU_PROJET, Scenario, SOCLES } from './scenario';

export const CALENDRIER_DU_CONTRAT = {
  'D-P6-01': '2028-09-15',
  'D-P7-01 ACCES_SOINS.demarrage': '2024-03-15',
  'D-P7-01 ACCES_SOINS.deploiement': '2025-03-15',
  'D-P7-01 CRISE.demarrage': '2024-03-15',
  'D-P7-01 CRISE.deploiement': '2025-03-15',
  'D-P7-01 PARCOURS.demarrage': '2024-09-15',
  'D-P7-01 PARCOURS.deploiement': '2025-09-15',
  'D-P7-01 PREVENTION.demarrage': '2024-09-15',
  'D-P7-01 PREVENTION.deploiement': '2025-09-15',
  'D-P7-02 annee1': '2024-11-15',
  'D-P7-02 annee2': '2025-11-15',
  'D-P7-02 annee3': '2026-11-15',
  'D-P7-02 annee4': '2027-11-15',
  // The last year is evaluated too, once the contract is over.
  'D-P7-02 annee5': '2028-11-15',
};

export const VALIDATION_EXPRESSE = [
  {
    le: '2023-05-02',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_PROJET_SANTE',
    donnees: { canal: 'TELESERVICE' },
    donne: {
      phase: 'P5',
      etats: { demarche: 'projetAInstruire' },
      armees: { 'D-P5-01': '2023-07-02' },
      courriers: ['C-P5-01'],
    },
  },
  {
    le: '2023-05-15',
    par: 'CPAM',
    type: 'RENDRE_AVIS_PROJET_SANTE',
    donnees: { organisme: 'ASSURANCE_MALADIE', sens: 'FAVORABLE' },
    donne: { phase: 'P5' },
  },
  {
    le: '2023-06-01',
    par: 'DG_ARS',
    type: 'VALIDER_PROJET_SANTE',
    donne: {
      phase: 'P6',
      etats: { demarche: 'projetValideExpressement' },
      armees: { 'D-PF-01': '2023-06-08' },
      levees: ['D-P5-01'],
      courriers: ['C-P5-05', 'C-P5-07'],
    },
  },
];

export const JUSQU_A_L_IMMATRICULATION = [
  ...JUSQU_A_L_ASSOCIATION,
  ...VALIDATION_EXPRESSE,
  {
    le: '2023-06-05',
    par: 'ARS_INSTRUCTEUR',
    type: 'TRANSMETTRE_FINESS',
    donne: {
      phase: 'P6',
      etats: { finess: 'immatriculationAEnregistrer' },
      levees: ['D-PF-01'],
      courriers: ['C-PF-01'],
    },
  },
  {
    le: '2023-07-03',
    par: 'GESTIONNAIRE_FINESS',
    type: 'ENREGISTRER_IMMATRICULATION',
    donnees: IMMATRICULATION,
    donne: { phase: 'P6', etats: { finess: 'immatriculee' }, courriers: ['C-PF-02', 'C-PF-03'] },
  },
];

export const JUSQU_AU_CONTRAT = [
  ...JUSQU_A_L_IMMATRICULATION,
  {
    le: '2023-07-10',
    par: 'CPAM',
    type: 'DEMANDER_ACI',
    donne: {
      phase: 'P6',
      etats: { contrat: 'contratANegocier' },
      armees: { 'A-NEGOCIATION': '2023-10-10' },
      courriers: ['C-P6-01'],
    },
  },
  {
    le: '2023-09-15',
    par: 'CPAM',
    type: 'SIGNER_ACI',
    donnees: { missions: SOCLES },
    donne: {
      phase: 'P7',
      etats: { contrat: 'contratEnVigueur' },
      armees: { ...CALENDRIER_DU_CONTRAT, 'D-PF-02': '2023-09-18' },
      levees: ['A-NEGOCIATION'],
      courriers: ['C-P6-04'],
    },
  },
  {
    le: '2023-09-15',
    par: 'ARS_INSTRUCTEUR',
    type: 'SIGNALER_CONTRAT_FINESS',
    donne: { phase: 'P7', levees: ['D-PF-02'], courriers: ['C-P6-05'] },
  },
];

export const VALIDATION_EXPRESSE_JUSQU_AU_TERME: Scenario = {
  titre: 'Voie principale, validation expresse, jusqu’au terme des cinq ans',
  recit:
    'Le projet de santé est validé expressément avant la fin du silence. La CPTS est immatriculée, signe son contrat, ' +
    'démarre ses quatre missions socles, tient son premier dialogue de gestion, puis le contrat arrive à son terme.',
  parHttp: true,
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2024-01-15',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'ACCES_SOINS' },
      donne: { phase: 'P7', missions: ['ACCES_SOINS'], levees: ['D-P7-01 ACCES_SOINS.demarrage'] },
    },
    {
      le: '2024-03-01',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'CRISE' },
      donne: {
        phase: 'P7',
        missions: ['ACCES_SOINS', 'CRISE'],
        armees: { 'X-30': '2024-09-15' },
        levees: ['D-P7-01 CRISE.demarrage'],
      },
    },
    {
      le: '2024-09-14',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 1 },
      refus: { 'D-P7-02': 'L’année 1 n’est close que le 15/09/2024, date anniversaire du contrat.' },
    },
    {
      le: '2024-09-15',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 1 },
      donne: { phase: 'P7', levees: ['D-P7-02 annee1'] },
    },
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 1 },
      refus: { 'D-P7-02': 'Le dialogue de l’année 1 a déjà été tenu.' },
    },
    {
      le: '2025-01-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'CONTRAT_ETEINT' },
      refus: { 'A-CLOTURE': 'Un contrat ACI est encore en vigueur le 10/01/2025.' },
    },
    { horloge: '2028-09-14', effets: [] },
    {
      horloge: '2028-09-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2028-09-15',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint' },
            levees: [
              'X-30',
              ...Object.keys(CALENDRIER_DU_CONTRAT).filter(
                (cle) =>
                  !['D-P7-01 ACCES_SOINS.demarrage', 'D-P7-01 CRISE.demarrage'].includes(cle) &&
                  !cle.startsWith('D-P7-02'),
              ),
            ],
          },
        },
      ],
    },
    {
      le: '2028-10-01',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 5, deploiements: ['ACCES_SOINS'] },
      donne: { phase: 'P8', deployees: ['ACCES_SOINS'], levees: ['D-P7-02 annee5'] },
    },
    {
      le: '2028-10-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'CONTRAT_ETEINT' },
      donne: {
        phase: 'P8',
        fin: 'clos',
        levees: ['D-P7-02 annee2', 'D-P7-02 annee3', 'D-P7-02 annee4'],
        courriers: ['C-P8-06'],
      },
    },
    {
      le: '2028-10-03',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      refus: {
        PHASE:
          '« Demander l’adhésion à l’ACI » suppose un projet de santé validé et aucun contrat en cours. Le dossier en est à : Dossier clos.',
      },
    },
  ],
};

export const VALIDATION_TACITE: Scenario = {
  titre: 'Voie principale, validation tacite',
  recit:
    'L’ARS ne dit rien. À l’expiration des deux mois le projet est réputé validé, sans intervention ; l’opposition du ' +
    'lendemain est sans effet. L’attestation part, et la transmission à FINESS devient urgente.',
  parHttp: true,
  pas: [
    ...JUSQU_AU_PROJET,
    { horloge: '2024-03-15', effets: [] },
    CONSTAT_TACITE,
    {
      le: '2024-03-16',
      par: 'DG_ARS',
      type: 'OPPOSER_PROJET_SANTE',
      donnees: { motifs: ['TERRITOIRE_NON_PERTINENT'], motivation: 'Le territoire proposé n’est pas pertinent.' },
      refus: {
        'G-P5-06':
          'L’opposition notifiée le 16/03/2024 est sans effet : le silence vaut validation à l’expiration du 15/03/2024.',
      },
    },
    {
      le: '2024-03-18',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      donne: {
        phase: 'P6',
        etats: { finess: 'immatriculationAEnregistrer' },
        levees: ['D-PF-01'],
        courriers: ['C-PF-01'],
      },
    },
  ],
};

export const RESILIATION_PAR_LA_CPTS: Scenario = {
  titre: 'Résiliation par la CPTS',
  recit:
    'La CPTS résilie son contrat par recommandé. Sans preuve de réception, la résiliation n’est pas enregistrée ; avec ' +
    'elle, un préavis de deux mois court, au bout duquel le contrat s’éteint de plein droit.',
  parHttp: true,
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2025-10-15',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: {},
      refus: { 'G-P8-02': 'Aucune preuve de réception n’est jointe : le préavis court de la réception.' },
    },
    {
      le: '2025-10-15',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: { canal: 'LRAR', reference: '2C 123 456 7890 1' } },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2025-12-15' },
        // The contract will not reach these anniversaries.
        levees: ['D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
        courriers: ['C-P8-01'],
      },
    },
    { horloge: '2025-12-14', effets: [] },
    {
      horloge: '2025-12-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2025-12-15',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint' },
            levees: [...Object.keys(CALENDRIER_DU_CONTRAT).filter((cle) => !cle.startsWith('D-P7-02')), 'D-P8-01'],
          },
        },
      ],
    },
    {
      le: '2025-12-16',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'CONTRAT_ETEINT' },
      donne: {
        phase: 'P8',
        fin: 'clos',
        levees: ['D-P7-02 annee1', 'D-P7-02 annee2'],
        avertissements: ['A-DECOMPTE-SOLDE'],
        courriers: ['C-P8-06'],
      },
    },
  ],
};
