import { suivi } from './calendrier-du-contrat';
import { JUSQU_AU_CONTRAT } from './contrats';
import { MOTIVATION, signatures } from './engagements';
import { Scenario, SOCLES } from './scenario';

const ENTRE_DEUX_CONTRATS: Scenario = {
  titre: 'Contrat expiré sans renouvellement, dialogues en retard, nouvelle demande incomplète',
  recit:
    'Personne n’a signé le renouvellement : le contrat expire à son terme. Cinq années attendent leur dialogue de gestion, ' +
    'qui se tiennent l’un après l’autre pendant que la CPTS demande un nouveau contrat, incomplet, disputé, refusé.',
  pas: [
    ...JUSQU_AU_CONTRAT,
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
            levees: ['D-P6-01', ...suivi('ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE')],
          },
        },
      ],
    },
    {
      le: '2028-09-14',
      enregistreLe: '2028-10-02',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      refus: { 'A-CONTRAT-SUIVANT': 'Le contrat précédent n’a pris fin que le 15/09/2028.' },
    },
    {
      le: '2028-10-02',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 1 },
      donne: { phase: 'P8', levees: ['D-P7-02 annee1'], avertissements: ['X-14'] },
    },
    {
      le: '2028-10-03',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donnees: { pieces: ['STATUTS'] },
      donne: {
        phase: 'P6',
        etats: { contrat: 'piecesDeLaDemandeAttendues' },
        avertissements: ['A-PIECES-RECOMMANDEES'],
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2028-10-04',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 2 },
      donne: { phase: 'P6', levees: ['D-P7-02 annee2'], avertissements: ['X-14'] },
    },
    {
      le: '2028-10-05',
      par: 'CPAM',
      type: 'RECEVOIR_PIECES_ACI',
      donne: { phase: 'P6', etats: { contrat: 'contratANegocier' }, armees: { 'A-NEGOCIATION': '2029-01-05' } },
    },
    {
      le: '2028-10-06',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 3 },
      donne: { phase: 'P6', levees: ['D-P7-02 annee3'], avertissements: ['X-14'] },
    },
    {
      le: '2028-10-09',
      par: 'CPAM',
      type: 'TENIR_NEGOCIATION_ACI',
      donnees: { issue: 'DESACCORD' },
      donne: { phase: 'P6', etats: { contrat: 'desaccordSurLeContrat' } },
    },
    {
      le: '2028-10-10',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 4 },
      donne: { phase: 'P6', levees: ['D-P7-02 annee4'], avertissements: ['X-14'] },
    },
    {
      le: '2028-10-11',
      par: 'CPAM',
      type: 'REFUSER_ACI',
      donnees: { motivation: MOTIVATION },
      donne: { phase: 'P6', etats: { contrat: 'contratRefuse' }, levees: ['A-NEGOCIATION'] },
    },
    {
      le: '2028-10-12',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 5 },
      donne: { phase: 'P6', levees: ['D-P7-02 annee5'] },
    },
    {
      le: '2028-10-16',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'CONTRAT_ETEINT' },
      donne: { phase: 'P8', fin: 'clos', courriers: ['C-P8-06'] },
    },
  ],
};

const SECOND_CONTRAT: Scenario = {
  titre: 'Second contrat, signé après l’expiration du premier',
  recit:
    'Le contrat a expiré. La CPTS en demande un autre, signé cinq mois plus tard : ses cinq ans courent de sa signature, ' +
    'la mission qui avait démarré reste démarrée, et la dernière année du premier contrat reste à évaluer.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2024-02-01',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'ACCES_SOINS' },
      donne: { phase: 'P7', missions: ['ACCES_SOINS'], levees: ['D-P7-01 ACCES_SOINS.demarrage'] },
    },
    {
      horloge: '2028-09-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2028-09-15',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint' },
            levees: ['D-P6-01', 'D-P7-01 ACCES_SOINS.deploiement', ...suivi('PARCOURS', 'PREVENTION', 'CRISE')],
          },
        },
      ],
    },
    {
      le: '2028-10-02',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2029-01-02' },
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2029-02-15',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          'D-P7-02 precedent.annee1': '2024-11-15',
          'D-P7-02 precedent.annee2': '2025-11-15',
          'D-P7-02 precedent.annee3': '2026-11-15',
          'D-P7-02 precedent.annee4': '2027-11-15',
          'D-P7-02 precedent.annee5': '2028-11-15',
          'D-PF-02': '2029-02-16',
          'D-P7-01 CRISE.demarrage': '2029-08-15',
          'D-P7-01 PARCOURS.demarrage': '2030-02-15',
          'D-P7-01 PREVENTION.demarrage': '2030-02-15',
          'D-P7-02 annee1': '2030-04-15',
          'D-P7-01 ACCES_SOINS.deploiement': '2030-08-15',
          'D-P7-01 CRISE.deploiement': '2030-08-15',
          'D-P7-01 PARCOURS.deploiement': '2031-02-15',
          'D-P7-01 PREVENTION.deploiement': '2031-02-15',
          'D-P7-02 annee2': '2031-04-15',
          'D-P7-02 annee3': '2032-04-15',
          'D-P7-02 annee4': '2033-04-15',
          'D-P6-01': '2034-02-15',
          'D-P7-02 annee5': '2034-04-15',
        },
        levees: [
          'A-NEGOCIATION',
          'D-P7-02 annee1',
          'D-P7-02 annee2',
          'D-P7-02 annee3',
          'D-P7-02 annee4',
          'D-P7-02 annee5',
        ],
        avertissements: ['R-T-14'],
        courriers: ['C-P6-04'],
      },
    },
  ],
};

const RENOUVELLEMENT: Scenario = {
  titre: 'Renouvellement exprès, signé avant le terme',
  recit:
    'Six mois avant le terme, les parties signent le renouvellement ; le dossier incomplet est d’abord refusé, et un ' +
    'second renouvellement n’a pas lieu d’être. Le premier contrat va à son terme ; le second lui succède le jour même, ' +
    'pour cinq ans. La mission déployée le reste, l’année 5 du premier contrat a son dialogue de gestion.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2024-02-01',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'ACCES_SOINS' },
      donne: { phase: 'P7', missions: ['ACCES_SOINS'], levees: ['D-P7-01 ACCES_SOINS.demarrage'] },
    },
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 1, deploiements: ['ACCES_SOINS'] },
      donne: { phase: 'P7', deployees: ['ACCES_SOINS'], levees: ['D-P7-01 ACCES_SOINS.deploiement', 'D-P7-02 annee1'] },
    },
    { le: '2028-03-01', par: 'CPAM', type: 'PREVENIR_DU_TERME', donne: { phase: 'P7', courriers: ['C-P7-08'] } },
    {
      le: '2028-03-15',
      par: 'CPAM',
      type: 'RENOUVELER_ACI',
      donnees: {
        missions: SOCLES,
        signatures: signatures('2028-03-15'),
        pieces: ['PROJET_DE_SANTE', 'STATUTS', 'TERRITOIRE'],
      },
      refus: { 'A-PIECES-ACI': 'Il manque au dossier : liste des membres avec leurs statuts.' },
    },
    {
      le: '2028-03-15',
      par: 'HORLOGE',
      type: 'CONSTATER_RENOUVELLEMENT',
      donnees: { echeance: 'R-P7-06:12' },
      refus: {
        'A-RENOUVELLEMENT': 'Aucun renouvellement n’est signé : au terme, le contrat expire.',
        'A-TERME': 'Le contrat court jusqu’au 15/09/2028.',
      },
    },
    {
      le: '2028-03-20',
      par: 'DG_ARS',
      type: 'RENOUVELER_ACI',
      donnees: {
        missions: [...SOCLES, 'ACCOMPAGNEMENT'],
        signatures: signatures('2028-03-20'),
        calendrier: [{ mission: 'PARCOURS', demarrageLe: '2029-09-15', deploiementLe: '2030-09-15' }],
        membres: 120,
      },
      donne: {
        phase: 'P7',
        armees: { 'R-P7-06': '2028-09-15' },
        levees: ['D-P6-01'],
        avertissements: ['R-T-14'],
        courriers: ['C-P6-04'],
      },
    },
    {
      le: '2028-04-01',
      par: 'CPAM',
      type: 'RENOUVELER_ACI',
      donnees: { missions: SOCLES, signatures: signatures('2028-04-01') },
      refus: { 'R-P7-06': 'Le renouvellement est déjà signé, depuis le 20/03/2028.' },
    },
    {
      le: '2028-04-01',
      par: 'CPAM',
      type: 'PREVENIR_DU_TERME',
      refus: { 'R-P7-06': 'Le renouvellement est déjà signé, depuis le 20/03/2028.' },
    },
    { horloge: '2028-09-14', effets: [] },
    {
      horloge: '2028-09-15',
      effets: [
        {
          type: 'CONSTATER_RENOUVELLEMENT',
          le: '2028-09-15',
          donne: {
            phase: 'P7',
            armees: {
              'D-P7-02 precedent.annee2': '2025-11-15',
              'D-P7-02 precedent.annee3': '2026-11-15',
              'D-P7-02 precedent.annee4': '2027-11-15',
              'D-PF-02': '2028-09-18',
              'D-P7-02 precedent.annee5': '2028-11-15',
              'D-P7-01 CRISE.demarrage': '2029-03-15',
              'D-P7-01 PARCOURS.demarrage': '2029-09-15',
              'D-P7-01 PREVENTION.demarrage': '2029-09-15',
              'D-P7-02 annee1': '2029-11-15',
              'D-P7-01 CRISE.deploiement': '2030-03-15',
              'D-P7-01 PARCOURS.deploiement': '2030-09-15',
              'D-P7-01 PREVENTION.deploiement': '2030-09-15',
              'D-P7-02 annee2': '2030-11-15',
              'D-P7-02 annee3': '2031-11-15',
              'D-P7-02 annee4': '2032-11-15',
              'D-P6-01': '2033-09-15',
              'D-P7-02 annee5': '2033-11-15',
            },
            levees: [
              'D-P7-02 annee2',
              'D-P7-02 annee3',
              'D-P7-02 annee4',
              'D-P7-02 annee5',
              'R-P7-06',
              ...suivi('PARCOURS', 'PREVENTION', 'CRISE'),
            ],
          },
        },
      ],
    },
    {
      le: '2028-10-16',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 5 },
      donne: { phase: 'P7', levees: ['D-P7-02 precedent.annee5'] },
    },
    { horloge: '2033-09-14', effets: [] },
    {
      horloge: '2033-09-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2033-09-15',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint' },
            levees: ['D-P6-01', 'D-PF-02', ...suivi('PARCOURS', 'PREVENTION', 'CRISE')],
          },
        },
      ],
    },
  ],
};

const RENOUVELLEMENT_SANS_SUITE: Scenario = {
  titre: 'Renouvellement signé, puis contrat résilié avant le terme',
  recit:
    'La CPTS signe le renouvellement, puis se ravise et résilie. Le renouvellement tombe avec le contrat : au bout du ' +
    'préavis, plus rien ne court.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2028-03-20',
      par: 'CPAM',
      type: 'RENOUVELER_ACI',
      donnees: { missions: SOCLES, signatures: signatures('2028-03-20') },
      donne: {
        phase: 'P7',
        armees: { 'R-P7-06': '2028-09-15' },
        levees: ['D-P6-01'],
        avertissements: ['R-T-14'],
        courriers: ['C-P6-04'],
      },
    },
    {
      le: '2028-05-02',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: { canal: 'LRAR', reference: '2C 123 456 7890 1' } },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2028-07-02', 'D-P6-01': '2028-09-15' },
        levees: ['D-P7-02 annee5', 'R-P7-06'],
        courriers: ['C-P8-01'],
      },
    },
    {
      le: '2028-06-01',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 4 },
      donne: { phase: 'P8', levees: ['D-P7-02 annee4'], avertissements: ['X-14'] },
    },
    { horloge: '2028-07-01', effets: [] },
    {
      horloge: '2028-09-30',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2028-07-02',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint' },
            levees: ['D-P6-01', 'D-P8-01', ...suivi('ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE')],
          },
        },
      ],
    },
  ],
};

export const SCENARIOS_RENOUVELLEMENTS: readonly Scenario[] = [
  ENTRE_DEUX_CONTRATS,
  SECOND_CONTRAT,
  RENOUVELLEMENT,
  RENOUVELLEMENT_SANS_SUITE,
];
