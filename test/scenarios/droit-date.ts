import { calendrierDuContrat, suivi } from './calendrier-du-contrat';
import { signatures } from './engagements';
import { JUSQU_AU_CONTRAT_DE_2020, SCENARIOS_COMPARES } from './dossiers-compares';
import { SCENARIOS_FORME_JURIDIQUE } from './forme-juridique';
import { ASSOCIATION, LETTRE, Pas, Scenario, SOCLES } from './scenario';
import { SCENARIOS_SOUS_2019 } from './vie-sous-2019';

const TROIS_SOCLES = SOCLES.slice(0, 3);
const JUSQU_A_LA_LETTRE_DE_2022: readonly Pas[] = [
  {
    le: '2022-05-16',
    par: 'ARS_INSTRUCTEUR',
    type: 'PRENDRE_CONTACT',
    donne: {
      phase: 'P1',
      etats: { demarche: 'lettreADeposer' },
      armees: { 'D-P1-01': '2022-05-31', 'R-PROC-14': '2022-09-03' },
    },
  },
  {
    le: '2022-05-23',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_LETTRE_INTENTION',
    donnees: LETTRE,
    donne: {
      phase: 'P2',
      etats: { demarche: 'lettreAInstruire' },
      armees: { 'D-P2-01': '2022-07-23' },
      levees: ['D-P1-01'],
      courriers: ['C-P2-01'],
    },
  },
  {
    le: '2022-06-06',
    par: 'ARS_INSTRUCTEUR',
    type: 'VALIDER_LETTRE_INTENTION',
    donnees: { accordCaisseLe: '2022-06-03' },
    donne: { phase: 'P3', etats: { demarche: 'projetADeposer' }, levees: ['D-P2-01'], courriers: ['C-P2-03'] },
  },
];

const PASSAGE_DE_PLEIN_DROIT: Scenario = {
  titre: 'Nouveau parcours : un dossier sans contrat y passe de plein droit, le 03/09/2022',
  recit:
    'Ouvert en mai 2022, le dossier n’a pas de contrat. La veille de l’entrée en vigueur, rien ; le jour même, il suit le ' +
    'nouveau parcours. Un changement prématuré est refusé : l’horloge elle-même n’anticipe pas la loi. Un contrat à quatre ' +
    'missions est refusé le 02/09/2022, un contrat à trois le 03 ; celui qui est signé ce jour-là en engage quatre, et la ' +
    'crise y court de la trame nationale, parue le 01/12/2022.',
  ouvertLe: '2022-05-16',
  pas: [
    ...JUSQU_A_LA_LETTRE_DE_2022,
    {
      le: '2022-06-13',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...ASSOCIATION, creeeLe: '2022-06-01', recepisseLe: '2022-06-10' },
      donne: { phase: 'P3', etats: { association: 'associationDeclaree' }, avertissements: ['D-P4-02'] },
    },
    {
      le: '2022-06-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2022-08-20' },
        courriers: ['C-P5-01'],
        avertissements: ['R-P4-01'],
      },
    },
    {
      le: '2022-07-18',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2022-07-25' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12'],
      },
    },
    {
      le: '2022-07-25',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2022-10-25' },
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-01'],
      },
    },
    { horloge: '2022-09-02', effets: [] },
    {
      le: '2022-09-02',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES },
      refus: {
        'R-T-03a': 'Le 02/09/2022, ces missions n’existent pas encore : Crise sanitaire (à compter du 03/09/2022).',
      },
    },
    {
      le: '2022-09-02',
      par: 'HORLOGE',
      type: 'CHANGER_DE_PARCOURS',
      donnees: { echeance: 'R-PROC-14:1' },
      refus: { 'R-PROC-14': 'Le nouveau parcours n’est en vigueur que le 03/09/2022.' },
    },
    {
      horloge: '2022-09-03',
      effets: [
        {
          type: 'CHANGER_DE_PARCOURS',
          le: '2022-09-03',
          donne: {
            phase: 'P6',
            etats: {
              missionPrecoce: 'missionPrecoceASigner',
              planCrise: 'planARediger',
              criseSanitaire: 'aucuneCrise',
            },
            levees: ['R-PROC-14'],
          },
        },
      ],
    },
    {
      le: '2022-09-03',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: TROIS_SOCLES },
      refus: { 'G-P6-04': 'Missions socles non engagées : Crise sanitaire.' },
    },
    {
      le: '2022-09-03',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: SOCLES },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          ...calendrierDuContrat({
            acces: ['2023-03-03', '2024-03-03'],
            parcours: ['2023-09-03', '2024-09-03'],
            prevention: ['2023-09-03', '2024-09-03'],
            crise: ['2023-06-01', '2024-06-01'],
            dialogues: ['2023-11-03', '2024-11-03', '2025-11-03', '2026-11-03', '2027-11-03'],
            terme: '2027-09-03',
          }),
          'D-PF-02': '2022-09-05',
        },
        levees: ['A-NEGOCIATION'],
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-04'],
      },
    },
  ],
};

const VEILLE_DU_NOUVEAU_PARCOURS: Scenario = {
  titre: 'Nouveau parcours : un contrat signé la veille, le 02/09/2022, garde l’ancien',
  recit:
    'Le contrat est signé la veille de l’entrée en vigueur : trois missions socles, et le barème de 2019. Le lendemain, le ' +
    'dossier ne bouge pas. Le mois suivant, un avenant de barème applique celui de 2022, sans changer de parcours.',
  ouvertLe: '2022-05-16',
  pas: [
    ...JUSQU_A_LA_LETTRE_DE_2022,
    {
      le: '2022-06-13',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...ASSOCIATION, creeeLe: '2022-06-01', recepisseLe: '2022-06-10' },
      donne: { phase: 'P3', etats: { association: 'associationDeclaree' }, avertissements: ['D-P4-02'] },
    },
    {
      le: '2022-06-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2022-08-20' },
        courriers: ['C-P5-01'],
        avertissements: ['R-P4-01'],
      },
    },
    {
      le: '2022-07-18',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2022-07-25' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12'],
      },
    },
    {
      le: '2022-07-25',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2022-10-25' },
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2022-09-02',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: TROIS_SOCLES },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          ...calendrierDuContrat({
            acces: ['2023-03-02', '2024-03-02'],
            parcours: ['2023-09-02', '2024-09-02'],
            prevention: ['2023-09-02', '2024-09-02'],
            crise: ['2023-06-01', '2024-06-01'],
            dialogues: ['2023-11-02', '2024-11-02', '2025-11-02', '2026-11-02', '2027-11-02'],
            terme: '2027-09-02',
          }),
          'D-PF-02': '2022-09-05',
        },
        levees: ['A-NEGOCIATION', 'R-PROC-14'],
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-04'],
      },
    },
    { horloge: '2022-09-30', effets: [] },
    {
      le: '2022-10-03',
      par: 'CPAM',
      type: 'DEMANDER_AVENANT',
      donnees: { objets: ['BAREME'] },
      donne: { phase: 'P7', etats: { avenant: 'avenantANegocier' } },
    },
    {
      le: '2022-10-17',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: signatures('2022-10-17') },
      donne: { phase: 'P7', etats: { avenant: 'aucunAvenant' }, avertissements: ['R-P7-01'], courriers: ['C-P7-06'] },
    },
    {
      le: '2022-10-24',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'CRISE' },
      refus: {
        'R-T-03c':
          'Le contrat signé le 02/09/2022 ne comporte pas la mission « Crise sanitaire » : elle s’y ajoute par avenant.',
      },
    },
  ],
};

const PASSAGE_A_LA_FIN_DU_CONTRAT: Scenario = {
  titre: 'Nouveau parcours : à la fin d’un contrat de 2020 resté sans avenant',
  recit:
    'Jamais modifié, le contrat de 2020 a gardé son parcours jusqu’au bout. Le jour où il expire, le dossier suit le ' +
    'parcours en vigueur : une nouvelle demande sera jugée par lui.',
  ouvertLe: '2020-01-02',
  pas: [
    ...JUSQU_AU_CONTRAT_DE_2020,
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
            armees: { 'R-PROC-14': '2025-09-15' },
            levees: ['D-P6-01', 'D-PF-02', ...suivi('ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE')],
          },
        },
        {
          type: 'CHANGER_DE_PARCOURS',
          le: '2025-09-15',
          donne: {
            phase: 'P8',
            etats: {
              missionPrecoce: 'missionPrecoceASigner',
              planCrise: 'planARediger',
              criseSanitaire: 'aucuneCrise',
            },
            levees: ['R-PROC-14'],
          },
        },
      ],
    },
    {
      le: '2025-09-29',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2025-12-29' },
        courriers: ['C-P6-01'],
      },
    },
  ],
};

const PASSAGE_PAR_RENOUVELLEMENT: Scenario = {
  titre: 'Nouveau parcours : par le renouvellement d’un contrat de 2020',
  recit:
    'Le contrat de 2020 est renouvelé avant son terme, sous le texte en vigueur : quatre missions socles, et une association, ' +
    'que la structure d’origine n’était pas. Au terme, le nouveau contrat prend effet et le dossier suit son parcours.',
  ouvertLe: '2020-01-02',
  pas: [
    ...JUSQU_AU_CONTRAT_DE_2020,
    {
      le: '2025-06-02',
      par: 'CPAM',
      type: 'RENOUVELER_ACI',
      donnees: { missions: TROIS_SOCLES, signatures: signatures('2025-06-02') },
      refus: {
        'G-P4-01': 'Depuis le 14/05/2022, la CPTS doit être une association (loi 1901 ou droit local).',
        'G-P6-04': 'Missions socles non engagées : Crise sanitaire.',
      },
    },
    {
      le: '2025-06-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: ASSOCIATION,
      donne: { phase: 'P7' },
    },
    {
      le: '2025-06-16',
      par: 'CPAM',
      type: 'RENOUVELER_ACI',
      donnees: { missions: SOCLES, signatures: signatures('2025-06-16') },
      donne: {
        phase: 'P7',
        armees: { 'R-P7-06': '2025-09-15' },
        levees: ['D-P6-01'],
        avertissements: ['R-T-14'],
        courriers: ['C-P6-04'],
      },
    },
    { horloge: '2025-09-14', effets: [] },
    {
      horloge: '2025-09-15',
      effets: [
        {
          type: 'CONSTATER_RENOUVELLEMENT',
          le: '2025-09-15',
          donne: {
            phase: 'P7',
            etats: {
              missionPrecoce: 'missionPrecoceASigner',
              planCrise: 'planARediger',
              criseSanitaire: 'aucuneCrise',
            },
            armees: {
              ...calendrierDuContrat({
                acces: ['2026-03-15', '2027-03-15'],
                parcours: ['2026-09-15', '2027-09-15'],
                prevention: ['2026-09-15', '2027-09-15'],
                crise: ['2026-03-15', '2027-03-15'],
                dialogues: ['2026-11-15', '2027-11-15', '2028-11-15', '2029-11-15', '2030-11-15'],
                terme: '2030-09-15',
              }),
              'D-P7-02 precedent.annee1': '2021-11-15',
              'D-P7-02 precedent.annee2': '2022-11-15',
              'D-P7-02 precedent.annee3': '2023-11-15',
              'D-P7-02 precedent.annee4': '2024-11-15',
              'D-PF-02': '2025-09-16',
              'D-P7-02 precedent.annee5': '2025-11-15',
            },
            levees: [
              'D-P7-02 annee1',
              'D-P7-02 annee2',
              'D-P7-02 annee3',
              'D-P7-02 annee4',
              'D-P7-02 annee5',
              'D-PF-02',
              'R-P7-06',
              ...suivi('ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'),
            ],
          },
        },
      ],
    },
  ],
};

export const SCENARIOS_DROIT_DATE: readonly Scenario[] = [
  ...SCENARIOS_COMPARES,
  PASSAGE_DE_PLEIN_DROIT,
  VEILLE_DU_NOUVEAU_PARCOURS,
  PASSAGE_A_LA_FIN_DU_CONTRAT,
  PASSAGE_PAR_RENOUVELLEMENT,
  ...SCENARIOS_FORME_JURIDIQUE,
  ...SCENARIOS_SOUS_2019,
];
