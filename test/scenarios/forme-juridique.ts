import { calendrierDuContrat } from './calendrier-du-contrat';
import { ASSOCIATION, LETTRE, Pas, Scenario, SOCLES } from './scenario';

const TROIS_SOCLES = SOCLES.slice(0, 3);

/** A legal person of another form, admitted until the ordinance of 2021. */
export const AUTRE_FORME = { forme: 'AUTRE', denomination: 'GCS du scénario (fictif)', siren: '891868176' };

const JUSQU_A_LA_LETTRE_DE_2021: readonly Pas[] = [
  {
    le: '2021-03-01',
    par: 'ARS_INSTRUCTEUR',
    type: 'PRENDRE_CONTACT',
    donne: {
      phase: 'P1',
      etats: { demarche: 'lettreADeposer' },
      armees: { 'D-P1-01': '2021-03-16', 'R-PROC-14': '2022-09-03' },
    },
  },
  {
    le: '2021-03-08',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_LETTRE_INTENTION',
    donnees: LETTRE,
    donne: {
      phase: 'P2',
      etats: { demarche: 'lettreAInstruire' },
      armees: { 'D-P2-01': '2021-05-08' },
      levees: ['D-P1-01'],
      courriers: ['C-P2-01'],
    },
  },
  {
    le: '2021-04-06',
    par: 'ARS_INSTRUCTEUR',
    type: 'VALIDER_LETTRE_INTENTION',
    donnees: { accordCaisseLe: '2021-04-02' },
    donne: { phase: 'P3', etats: { demarche: 'projetADeposer' }, levees: ['D-P2-01'], courriers: ['C-P2-03'] },
  },
];

const FORME_LIBRE: Scenario = {
  titre: 'Forme juridique : une structure nouvelle, la veille puis le jour de l’ordonnance',
  recit:
    'Une structure créée le 14/05/2021 n’est pas une association : le projet déposé ce jour-là est refusé. Celui qu’une ' +
    'structure antérieure aurait déposé la veille ne l’était pas. Le porteur se constitue en association et dépose.',
  ouvertLe: '2021-03-01',
  pas: [
    ...JUSQU_A_LA_LETTRE_DE_2021,
    {
      le: '2021-05-14',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...AUTRE_FORME, creeeLe: '2021-05-14' },
      donne: { phase: 'P3', etats: { association: 'associationDeclaree' } },
    },
    {
      le: '2021-05-14',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      refus: { 'G-P4-01': 'Depuis le 14/05/2021, la CPTS doit être une association (loi 1901 ou droit local).' },
    },
    {
      le: '2021-06-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...ASSOCIATION, creeeLe: '2021-05-17', recepisseLe: '2021-05-28' },
      donne: { phase: 'P3', avertissements: ['D-P4-02'] },
    },
    {
      le: '2021-06-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2021-08-02' },
        courriers: ['C-P5-01'],
        avertissements: ['R-P4-01'],
      },
    },
  ],
};

const FORME_A_REGULARISER: Scenario = {
  titre: 'Forme juridique : une structure existante, de l’avertissement au refus',
  recit:
    'Créée en 2020 sous une autre forme, la structure dépose son projet la veille de l’ordonnance, sans remarque. Un an ' +
    'durant, la régularisation reste ouverte : le contrat aurait pu être signé le 13/05/2022, avec un avertissement. Il se ' +
    'présente le 14/05/2022 : l’association est désormais obligatoire pour toutes.',
  ouvertLe: '2021-03-01',
  pas: [
    ...JUSQU_A_LA_LETTRE_DE_2021,
    {
      le: '2021-05-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...AUTRE_FORME, creeeLe: '2020-06-02' },
      donne: { phase: 'P3', etats: { association: 'associationDeclaree' } },
    },
    {
      le: '2021-05-13',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2021-07-13' },
        courriers: ['C-P5-01'],
        avertissements: ['R-P4-01'],
      },
    },
    {
      le: '2021-06-14',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2021-06-21' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12'],
      },
    },
    {
      le: '2022-03-01',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2022-06-01' },
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2022-05-14',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: TROIS_SOCLES },
      refus: { 'G-P4-01': 'Depuis le 14/05/2022, la CPTS doit être une association (loi 1901 ou droit local).' },
    },
    {
      le: '2022-05-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...ASSOCIATION, creeeLe: '2022-05-16', recepisseLe: '2022-05-19' },
      donne: { phase: 'P6', avertissements: ['D-P4-02'] },
    },
    {
      le: '2022-05-23',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: TROIS_SOCLES },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          ...calendrierDuContrat({
            acces: ['2022-11-23', '2023-11-23'],
            parcours: ['2023-05-23', '2024-05-23'],
            prevention: ['2023-05-23', '2024-05-23'],
            crise: ['2023-06-01', '2024-06-01'],
            dialogues: ['2023-07-23', '2024-07-23', '2025-07-23', '2026-07-23', '2027-07-23'],
            terme: '2027-05-23',
          }),
          'D-PF-02': '2022-05-24',
        },
        levees: ['A-NEGOCIATION', 'R-PROC-14'],
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-04'],
      },
    },
  ],
};

const FORME_AVERTIE: Scenario = {
  titre: 'Forme juridique : une structure existante, pendant l’année de régularisation',
  recit:
    'Le projet arrive le 14/05/2021, jour de l’ordonnance, et le contrat se signe le 13/05/2022, dernier jour de la ' +
    'régularisation. Les deux actes sont admis, avec le même avertissement.',
  ouvertLe: '2021-03-01',
  pas: [
    ...JUSQU_A_LA_LETTRE_DE_2021,
    {
      le: '2021-05-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_ASSOCIATION',
      donnees: { ...AUTRE_FORME, creeeLe: '2020-06-02' },
      donne: { phase: 'P3', etats: { association: 'associationDeclaree' } },
    },
    {
      le: '2021-05-14',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2021-07-14' },
        courriers: ['C-P5-01'],
        avertissements: ['R-P4-01', 'R-T-01b'],
      },
    },
    {
      le: '2021-06-14',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2021-06-21' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12'],
      },
    },
    {
      le: '2022-03-01',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2022-06-01' },
        avertissements: ['G-P6-03'],
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2022-05-13',
      par: 'CPAM',
      type: 'SIGNER_ACI',
      donnees: { missions: TROIS_SOCLES },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur' },
        armees: {
          ...calendrierDuContrat({
            acces: ['2022-11-13', '2023-11-13'],
            parcours: ['2023-05-13', '2024-05-13'],
            prevention: ['2023-05-13', '2024-05-13'],
            crise: ['2023-06-01', '2024-06-01'],
            dialogues: ['2023-07-13', '2024-07-13', '2025-07-13', '2026-07-13', '2027-07-13'],
            terme: '2027-05-13',
          }),
          'D-PF-02': '2022-05-16',
        },
        levees: ['A-NEGOCIATION', 'R-PROC-14'],
        avertissements: ['G-P6-03', 'R-T-01b'],
        courriers: ['C-P6-04'],
      },
    },
  ],
};

export const SCENARIOS_FORME_JURIDIQUE: readonly Scenario[] = [FORME_LIBRE, FORME_A_REGULARISER, FORME_AVERTIE];
