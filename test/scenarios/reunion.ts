import { JUSQU_A_LA_LETTRE, Scenario, TERRITOIRE } from './scenario';

const HUIT_POINTS = [
  'CONCEPT',
  'HISTORIQUE',
  'EQUIPE',
  'ATOUTS',
  'TERRITOIRE',
  'PRE_DIAGNOSTIC',
  'ORIENTATIONS',
  'SUITES',
];

const REUNION_REPORTEE: Scenario = {
  titre: 'Réunion d’information : convoquée, reportée deux fois, tenue, et territoire ajusté',
  recit:
    'La réunion suppose la lettre validée. Une invitation incomplète et un ordre du jour partiel sont signalés sans rien ' +
    'bloquer. La réunion est reportée, puis tenue ; son compte rendu appelle un ajustement du territoire, que porte une ' +
    'nouvelle version de la lettre.',
  pas: [
    JUSQU_A_LA_LETTRE[0]!,
    {
      le: '2023-01-10',
      par: 'URPS',
      type: 'CONVOQUER_REUNION_INFORMATION',
      donnees: { pour: '2023-01-05' },
      refus: {
        'G-P3-01': 'La lettre d’intention n’est pas validée à cette date.',
        'A-DATE-SEANCE': 'La séance du 05/01/2023 précède l’invitation, du 10/01/2023.',
      },
    },
    ...JUSQU_A_LA_LETTRE.slice(1),
    {
      le: '2023-02-10',
      par: 'URPS',
      type: 'CONVOQUER_REUNION_INFORMATION',
      donnees: {
        pour: '2023-03-09',
        lieu: 'Salle des fêtes',
        invites: 300,
        tousInvites: false,
        ordreDuJour: ['CONCEPT'],
      },
      donne: {
        phase: 'P3',
        etats: { reunionInformation: 'reunionConvoquee' },
        avertissements: ['G-P3-02', 'G-P3-03'],
        courriers: ['C-P3-01'],
      },
    },
    {
      le: '2023-03-06',
      par: 'URPS',
      type: 'REPORTER_REUNION_INFORMATION',
      donnees: { pour: '2023-03-30', motif: 'Salle indisponible.' },
      donne: { phase: 'P3', courriers: ['C-P3-01'] },
    },
    {
      le: '2023-03-27',
      par: 'ARS_INSTRUCTEUR',
      type: 'REPORTER_REUNION_INFORMATION',
      donnees: { motif: 'Invitations à compléter.' },
      donne: { phase: 'P3', etats: { reunionInformation: 'reunionATenir' } },
    },
    {
      le: '2023-04-03',
      par: 'URPS',
      type: 'CONVOQUER_REUNION_INFORMATION',
      donnees: { pour: '2023-04-27', invites: 1000, tousInvites: true, ordreDuJour: HUIT_POINTS },
      donne: { phase: 'P3', etats: { reunionInformation: 'reunionConvoquee' }, courriers: ['C-P3-01'] },
    },
    {
      le: '2023-04-27',
      par: 'URPS',
      type: 'TENIR_REUNION_INFORMATION',
      donnees: {
        invites: 1000,
        presents: 96,
        interesses: 60,
        professions: ['MEDECIN_GENERALISTE', 'INFIRMIER', 'PHARMACIEN'],
        ordreDuJour: HUIT_POINTS,
      },
      donne: { phase: 'P4', etats: { reunionInformation: 'reunionTenue' } },
    },
    {
      le: '2023-05-03',
      par: 'URPS',
      type: 'DIFFUSER_COMPTE_RENDU_REUNION',
      donnees: { suite: 'AJUSTER', volontaires: [{ groupe: 'Accès aux soins', nombre: 12 }] },
      donne: { phase: 'P4', etats: { reunionInformation: 'compteRenduDiffuse' }, courriers: ['C-P3-02'] },
    },
    {
      le: '2023-05-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'ACTUALISER_LETTRE_INTENTION',
      donnees: { territoire: TERRITOIRE.slice(0, 2) },
      constats: {
        territoire: TERRITOIRE.slice(0, 2).map(({ commune }) => ({ commune, nom: commune, departement: '13' })),
        population: { total: 150_000, maximum: 150_000, millesime: 2026, partiesInconnues: [] },
      },
      donne: { phase: 'P4' },
    },
  ],
};

export const SCENARIOS_REUNION: readonly Scenario[] = [REUNION_REPORTEE];
