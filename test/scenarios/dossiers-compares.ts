import { calendrierDuContrat, suivi } from './calendrier-du-contrat';
import { signatures } from './engagements';
import { AUTRE_FORME } from './forme-juridique';
import { ASSOCIATION, IMMATRICULATION, LETTRE, Pas, Scenario, SOCLES } from './scenario';

const TROIS_SOCLES = SOCLES.slice(0, 3);

const immatriculationDe = (validation: string) => ({
  ...IMMATRICULATION,
  ej: { ...IMMATRICULATION.ej, dateCreation: validation },
  etablissements: [{ ...IMMATRICULATION.etablissements[0], dateOuverture: validation }],
});

export const JUSQU_AU_CONTRAT_DE_2020: readonly Pas[] = [
  {
    le: '2020-01-06',
    par: 'ARS_INSTRUCTEUR',
    type: 'PRENDRE_CONTACT',
    donne: {
      phase: 'P1',
      etats: { demarche: 'lettreADeposer' },
      armees: { 'D-P1-01': '2020-01-21', 'R-PROC-14': '2022-09-03' },
    },
  },
  {
    le: '2020-01-08',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_LETTRE_INTENTION',
    donnees: LETTRE,
    donne: {
      phase: 'P2',
      etats: { demarche: 'lettreAInstruire' },
      armees: { 'D-P2-01': '2020-03-08' },
      levees: ['D-P1-01'],
      courriers: ['C-P2-01'],
    },
  },
  {
    le: '2020-01-20',
    par: 'ARS_INSTRUCTEUR',
    type: 'VALIDER_LETTRE_INTENTION',
    donnees: { accordCaisseLe: '2020-01-17' },
    donne: { phase: 'P3', etats: { demarche: 'projetADeposer' }, levees: ['D-P2-01'], courriers: ['C-P2-03'] },
  },
  {
    le: '2020-01-27',
    par: 'ARS_INSTRUCTEUR',
    type: 'DECLARER_ASSOCIATION',
    donnees: AUTRE_FORME,
    donne: { phase: 'P3', etats: { association: 'associationDeclaree' } },
  },
  {
    le: '2020-02-10',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_PROJET_SANTE',
    donne: {
      phase: 'P5',
      etats: { demarche: 'projetAInstruire' },
      armees: { 'D-P5-01': '2020-04-10' },
      courriers: ['C-P5-01'],
      avertissements: ['R-P4-01'],
    },
  },
  { horloge: '2020-04-10', effets: [] },
  {
    horloge: '2020-04-11',
    effets: [
      {
        type: 'CONSTATER_VALIDATION_TACITE',
        le: '2020-04-10',
        donne: {
          phase: 'P6',
          etats: { demarche: 'projetValideTacitement' },
          armees: { 'D-PF-01': '2020-04-20' },
          levees: ['D-P5-01'],
          courriers: ['C-P5-06'],
        },
      },
    ],
  },
  {
    le: '2020-04-14',
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
    le: '2020-05-04',
    par: 'GESTIONNAIRE_FINESS',
    type: 'ENREGISTRER_IMMATRICULATION',
    donnees: immatriculationDe('2020-04-10'),
    donne: {
      phase: 'P6',
      etats: { finess: 'immatriculee' },
      courriers: ['C-PF-02', 'C-PF-03'],
      avertissements: ['A-DENOMINATION'],
    },
  },
  {
    le: '2020-06-02',
    par: 'CPAM',
    type: 'DEMANDER_ACI',
    donne: {
      phase: 'P6',
      etats: { contrat: 'contratANegocier' },
      armees: { 'A-NEGOCIATION': '2020-09-02' },
      courriers: ['C-P6-01'],
    },
  },
  {
    le: '2020-09-15',
    par: 'CPAM',
    type: 'SIGNER_ACI',
    donnees: { missions: TROIS_SOCLES },
    donne: {
      phase: 'P7',
      etats: { contrat: 'contratEnVigueur' },
      armees: {
        ...calendrierDuContrat({
          acces: ['2021-03-15', '2022-03-15'],
          parcours: ['2021-09-15', '2022-09-15'],
          prevention: ['2021-09-15', '2022-09-15'],
          crise: ['2023-06-01', '2024-06-01'],
          dialogues: ['2021-11-15', '2022-11-15', '2023-11-15', '2024-11-15', '2025-11-15'],
          terme: '2025-09-15',
        }),
        'D-PF-02': '2020-09-16',
      },
      levees: ['A-NEGOCIATION', 'R-PROC-14'],
      courriers: ['C-P6-04'],
    },
  },
];

const DOSSIER_DE_2020: Scenario = {
  titre: 'Dossiers comparés : le dossier de 2020',
  recit:
    'Projet déposé le 10/02/2020, contrat signé le 15/09/2020. La forme juridique est libre, trois missions sont socles, le ' +
    'barème est celui de 2019. La mission crise n’entre au contrat que par un avenant, signé sous le texte de 2022 : le ' +
    'dossier passe alors au nouveau parcours, avec ses propres dates, comptées du 01/12/2022. Le contrat va à son terme, ' +
    'le 15/09/2025.',
  ouvertLe: '2020-01-02',
  pas: [
    ...JUSQU_AU_CONTRAT_DE_2020,
    {
      le: '2021-03-15',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'ACCES_SOINS' },
      donne: { phase: 'P7', missions: ['ACCES_SOINS'], levees: ['D-P7-01 ACCES_SOINS.demarrage'] },
    },
    {
      le: '2022-04-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: ASSOCIATION,
      donne: { phase: 'P7' },
    },
    { horloge: '2022-09-03', effets: [] },
    {
      le: '2022-09-03',
      par: 'HORLOGE',
      type: 'CHANGER_DE_PARCOURS',
      donnees: { echeance: 'R-PROC-14:1' },
      refus: { 'R-PROC-14': 'Le contrat en vigueur garde son parcours : seul un avenant le change.' },
    },
    {
      le: '2022-09-02',
      enregistreLe: '2022-09-05',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'CRISE' },
      refus: {
        'A-MISSION-ENGAGEE': 'La mission « Crise sanitaire » n’est pas engagée dans le contrat.',
        'R-T-03c':
          'Le contrat signé le 15/09/2020 ne comporte pas la mission « Crise sanitaire » : elle s’y ajoute par avenant.',
      },
    },
    {
      le: '2022-09-05',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'CRISE' },
      refus: {
        'R-T-03c':
          'Le contrat signé le 15/09/2020 ne comporte pas la mission « Crise sanitaire » : elle s’y ajoute par avenant.',
      },
    },
    {
      le: '2022-06-01',
      enregistreLe: '2022-09-05',
      par: 'CPAM',
      type: 'DEMANDER_AVENANT',
      donnees: { objets: ['MISSION'] },
      donne: { phase: 'P7', etats: { avenant: 'avenantANegocier' } },
    },
    {
      le: '2022-09-02',
      enregistreLe: '2022-09-05',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: signatures('2022-09-02'), missionsAjoutees: ['CRISE'] },
      refus: {
        'A-AVENANT-MISSIONS':
          'L’avenant ne peut pas être signé ainsi : « Crise sanitaire » n’est ouverte que le 03/09/2022.',
      },
    },
    {
      le: '2022-12-05',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: signatures('2022-12-05'), missionsAjoutees: ['CRISE'] },
      donne: {
        phase: 'P7',
        etats: {
          avenant: 'aucunAvenant',
          missionPrecoce: 'missionPrecoceASigner',
          planCrise: 'planARediger',
          criseSanitaire: 'aucuneCrise',
        },
        modifiees: { 'D-P7-01 CRISE.demarrage': '2023-06-01', 'D-P7-01 CRISE.deploiement': '2024-06-01' },
        avertissements: ['R-P7-01'],
        courriers: ['C-P7-06'],
      },
    },
    {
      le: '2023-06-01',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'CRISE' },
      donne: {
        phase: 'P7',
        missions: ['ACCES_SOINS', 'CRISE'],
        armees: { 'X-30': '2023-12-01' },
        levees: ['D-P7-01 CRISE.demarrage'],
      },
    },
    { horloge: '2025-09-14', effets: [] },
    {
      horloge: '2025-09-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2025-09-15',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint' },
            levees: [
              'D-P6-01',
              'D-P7-01 ACCES_SOINS.deploiement',
              'D-P7-01 CRISE.deploiement',
              'D-PF-02',
              'X-30',
              ...suivi('PARCOURS', 'PREVENTION'),
            ],
          },
        },
      ],
    },
  ],
};

const DOSSIER_DE_2023: Scenario = {
  titre: 'Dossiers comparés : le dossier de 2023',
  recit:
    'Les mêmes étapes trois ans plus tard : projet déposé le 10/02/2023, contrat signé le 15/09/2023. L’association est ' +
    'obligatoire, au dépôt du projet comme à la signature ; quatre missions sont socles ; le plan de crise est dû dix-huit ' +
    'mois après la signature ; le terme est le 15/09/2028.',
  ouvertLe: '2023-01-02',
  pas: [
    {
      le: '2023-01-06',
      par: 'ARS_INSTRUCTEUR',
      type: 'PRENDRE_CONTACT',
      donne: { phase: 'P1', etats: { demarche: 'lettreADeposer' }, armees: { 'D-P1-01': '2023-01-21' } },
    },
    {
      le: '2023-01-09',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_LETTRE_INTENTION',
      donnees: LETTRE,
      donne: {
        phase: 'P2',
        etats: { demarche: 'lettreAInstruire' },
        armees: { 'D-P2-01': '2023-03-09' },
        levees: ['D-P1-01'],
        courriers: ['C-P2-01'],
      },
    },
    {
      le: '2023-01-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'VALIDER_LETTRE_INTENTION',
      donnees: { accordCaisseLe: '2023-01-17' },
      donne: { phase: 'P3', etats: { demarche: 'projetADeposer' }, levees: ['D-P2-01'], courriers: ['C-P2-03'] },
    },
    {
      le: '2023-01-27',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: AUTRE_FORME,
      donne: { phase: 'P3', etats: { association: 'associationDeclaree' } },
    },
    {
      le: '2023-02-06',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      refus: { 'G-P4-01': 'Depuis le 14/05/2022, la CPTS doit être une association (loi 1901 ou droit local).' },
    },
    {
      le: '2023-02-08',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...ASSOCIATION, creeeLe: '2023-01-30', recepisseLe: '2023-02-06' },
      donne: { phase: 'P3' },
    },
    {
      le: '2023-02-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2023-04-10' },
        courriers: ['C-P5-01'],
        avertissements: ['R-P4-01'],
      },
    },
    { horloge: '2023-04-10', effets: [] },
    {
      horloge: '2023-04-11',
      effets: [
        {
          type: 'CONSTATER_VALIDATION_TACITE',
          le: '2023-04-10',
          donne: {
            phase: 'P6',
            etats: { demarche: 'projetValideTacitement' },
            armees: { 'D-PF-01': '2023-04-17' },
            levees: ['D-P5-01'],
            courriers: ['C-P5-06'],
          },
        },
      ],
    },
    {
      le: '2023-04-14',
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
      le: '2023-05-04',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_IMMATRICULATION',
      donnees: immatriculationDe('2023-04-10'),
      donne: { phase: 'P6', etats: { finess: 'immatriculee' }, courriers: ['C-PF-02', 'C-PF-03'] },
    },
    {
      le: '2023-06-02',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2023-09-02' },
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2023-09-15',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: TROIS_SOCLES },
      refus: { 'G-P6-04': 'Missions socles non engagées : Crise sanitaire.' },
    },
    {
      le: '2023-09-15',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          ...calendrierDuContrat({
            acces: ['2024-03-15', '2025-03-15'],
            parcours: ['2024-09-15', '2025-09-15'],
            prevention: ['2024-09-15', '2025-09-15'],
            crise: ['2024-03-15', '2025-03-15'],
            dialogues: ['2024-11-15', '2025-11-15', '2026-11-15', '2027-11-15', '2028-11-15'],
            terme: '2028-09-15',
          }),
          'D-PF-02': '2023-09-18',
        },
        levees: ['A-NEGOCIATION'],
        courriers: ['C-P6-04'],
      },
    },
    {
      le: '2024-03-15',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'ACCES_SOINS' },
      donne: { phase: 'P7', missions: ['ACCES_SOINS'], levees: ['D-P7-01 ACCES_SOINS.demarrage'] },
    },
    {
      le: '2024-03-15',
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
              'D-P6-01',
              'D-P7-01 ACCES_SOINS.deploiement',
              'D-P7-01 CRISE.deploiement',
              'D-PF-02',
              'X-30',
              ...suivi('PARCOURS', 'PREVENTION'),
            ],
          },
        },
      ],
    },
  ],
};

/** Rulebook § 3, « Deux dossiers comparés »: each row of the table shows in one of these two stories. */
export const SCENARIOS_COMPARES: readonly Scenario[] = [DOSSIER_DE_2020, DOSSIER_DE_2023];
