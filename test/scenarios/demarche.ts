import { SCENARIOS_LETTRE } from './lettre';
import { SCENARIOS_REUNION } from './reunion';
import { JUSQU_A_LA_LETTRE, LETTRE, Pas, Scenario, TERRITOIRE } from './scenario';

const CONTACT = JUSQU_A_LA_LETTRE[0]!;
const DEPOT = JUSQU_A_LA_LETTRE[1]!;

/** The territory of the story, redrawn: what the service finds about it. */
const REDESSINE = { territoire: TERRITOIRE.slice(0, 2) };
const CONSTAT_REDESSINE = {
  territoire: REDESSINE.territoire.map(({ commune }) => ({ commune, nom: commune, departement: '13' })),
  population: { total: 150_000, maximum: 150_000, millesime: 2026, partiesInconnues: [] },
};
const CONSTAT_DEUX_DEPARTEMENTS = {
  ...CONSTAT_REDESSINE,
  territoire: [...CONSTAT_REDESSINE.territoire, { commune: '83116', nom: 'Saint-Maximin', departement: '83' }],
};
const CHEVAUCHEMENT = {
  chevauchements: [
    { commune: '13012', autre: 'CPTS de l’Étang (fictif)', raison: '13012 figure en entier dans les deux.' },
  ],
};

const EMERGENCE: Scenario = {
  titre: 'Émergence : fiche, rencontre redatée, lettre enregistrée en retard',
  recit:
    'La fiche d’émergence se remplit dès l’ouverture du dossier : l’initiative vient de professionnels de santé. La ' +
    'rencontre se propose dans les quinze jours du premier contact, puis change de date. La lettre, incomplète au regard ' +
    'de ce que l’ARS demande, est enregistrée plus de dix jours ouvrés après sa réception : l’accusé est en retard.',
  pas: [
    {
      le: '2023-01-03',
      par: 'URPS',
      type: 'COMPLETER_EMERGENCE',
      donnees: { initiateurs: [{ profession: 'PSYCHOLOGUE', commune: '13001' }] },
      refus: {
        'G-P1-02': 'Aucun initiateur n’est un professionnel de santé : l’initiative d’une CPTS leur est réservée.',
      },
    },
    {
      le: '2023-01-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'COMPLETER_EMERGENCE',
      donnees: {
        initiateurs: [...LETTRE.initiateurs, { profession: 'PSYCHOLOGUE', commune: '13001' }],
        leader: { nom: 'Dr Camille Martin (fictif)', courriel: 'porteur@cpts.test' },
        voisines: ['CPTS de l’Étang (fictif)'],
        territoire: [...REDESSINE.territoire, { commune: '83116' }],
      },
      constats: CONSTAT_DEUX_DEPARTEMENTS,
      donne: { phase: 'P1', avertissements: ['A-INITIATEURS', 'G-P1-04'] },
    },
    {
      le: '2023-01-05',
      par: 'CPAM',
      type: 'TENIR_RENCONTRE',
      donnees: { participants: ['PORTEURS', 'AM'], suite: 'POURSUIVRE' },
      refus: { 'A-APRES-CONTACT': 'Aucun premier contact n’est enregistré.' },
    },
    CONTACT,
    {
      le: '2023-01-10',
      par: 'CPAM',
      type: 'COMPLETER_EMERGENCE',
      donnees: { ...REDESSINE, caisseChefDeFile: 'CPAM des Bouches-du-Rhône', contactCaisseLe: '2023-01-10' },
      constats: CONSTAT_REDESSINE,
      donne: { phase: 'P1' },
    },
    {
      le: '2023-01-16',
      par: 'ARS_INSTRUCTEUR',
      type: 'PROPOSER_RENCONTRE',
      donnees: { pour: '2023-01-13' },
      refus: { 'A-DATE-SEANCE': 'La séance du 13/01/2023 précède l’invitation, du 16/01/2023.' },
    },
    {
      le: '2023-01-16',
      par: 'ARS_INSTRUCTEUR',
      type: 'PROPOSER_RENCONTRE',
      donnees: { pour: '2023-01-23', canal: 'COURRIEL' },
      donne: {
        phase: 'P1',
        etats: { rencontre: 'rencontreATenir' },
        levees: ['D-P1-01'],
        courriers: ['C-P1-01', 'C-P1-02'],
      },
    },
    {
      le: '2023-01-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'PROPOSER_RENCONTRE',
      donnees: { pour: '2023-01-27' },
      donne: { phase: 'P1', courriers: ['C-P1-01', 'C-P1-02'] },
    },
    {
      le: '2023-01-27',
      par: 'URPS',
      type: 'TENIR_RENCONTRE',
      donnees: { participants: ['PORTEURS', 'ARS', 'AM', 'URPS', 'USAGERS'], suite: 'POURSUIVRE' },
      donne: { phase: 'P1', etats: { rencontre: 'rencontreTenue' } },
    },
    {
      le: '2023-02-10',
      par: 'CPAM',
      type: 'PROPOSER_RENCONTRE',
      donne: { phase: 'P1', etats: { rencontre: 'rencontreATenir' }, courriers: ['C-P1-01', 'C-P1-02'] },
    },
    {
      le: '2023-02-13',
      par: 'CPAM',
      type: 'DEPOSER_LETTRE_INTENTION',
      donnees: {
        ...LETTRE,
        contacts: [{ nom: 'Dr Camille Martin (fictif)' }],
        depotInitial: { aupresDe: 'CPAM', le: '2023-02-14' },
      },
      constats: CHEVAUCHEMENT,
      refus: {
        'R-PROC-08': 'Le dépôt du 14/02/2023 est postérieur à la réception par l’ARS, du 13/02/2023.',
        'G-P1-03':
          'Le territoire chevauche celui d’une autre CPTS. Avec CPTS de l’Étang (fictif) : 13012 figure en entier dans les deux.',
        'G-P2-01': 'Le territoire n’est pas libre : 1 commune(s) en conflit avec une autre CPTS.',
        'G-P2-03': 'Aucun contact n’est joignable : ni courriel, ni téléphone.',
      },
    },
    {
      le: '2023-02-13',
      enregistreLe: '2023-02-28',
      par: 'CPAM',
      type: 'DEPOSER_LETTRE_INTENTION',
      donnees: {
        ...LETTRE,
        rubriques: ['CONTEXTE', 'TERRITOIRE', 'ACTEURS', 'ORIENTATIONS', 'CALENDRIER'],
        pieces: ['LETTRE_SIGNEE', 'LISTE_DES_COMMUNES', 'LISTE_DES_PORTEURS'],
        partenaires: [{ structure: 'MSP', nom: 'MSP du Centre (fictif)' }],
      },
      donne: {
        phase: 'P2',
        etats: { demarche: 'lettreAInstruire' },
        armees: { 'D-P2-01': '2023-04-13' },
        courriers: ['C-P2-01'],
        avertissements: ['A-CONTENU-LETTRE', 'R-PROC-03'],
      },
    },
    {
      le: '2023-03-10',
      par: 'CPAM',
      type: 'RETIRER_LETTRE_INTENTION',
      donnees: { canal: 'COURRIEL' },
      donne: { phase: 'P2', etats: { demarche: 'lettreADeposer' }, levees: ['D-P2-01'] },
    },
  ],
};

const signaler = (le: string, concurrent: string, suite: Pas[] = []): Pas[] => [
  {
    le,
    par: 'URPS',
    type: 'SIGNALER_PROJET_CONCURRENT',
    donnees: { concurrent, communes: [{ commune: '13012' }] },
    donne: { phase: 'P2', etats: { concurrence: 'concurrentSignale' }, courriers: ['C-P1-03'] },
  },
  ...suite,
];
const MOTIF = { motivation: 'Deux projets revendiquent la commune 13012 : les porteurs se rapprochent.' };

const CONCURRENCE: Scenario = {
  titre: 'Deux projets sur les mêmes communes : médiation de l’URPS, puis territoire ajusté',
  recit:
    'Un projet non validé n’est pas protégé : un autre se présente sur une de ses communes. Le porteur ajuste d’abord son ' +
    'territoire de lui-même. Un second concurrent paraît pendant l’examen de la lettre : elle est ajournée, l’URPS est ' +
    'médiatrice, le territoire est ajusté, puis l’examen reprend. L’ajournement ne suspend pas le délai.',
  pas: [
    CONTACT,
    {
      le: '2023-01-10',
      par: 'URPS',
      type: 'SIGNALER_PROJET_CONCURRENT',
      donnees: { concurrent: 'Projet du Plateau (fictif)', communes: [{ commune: '13055' }] },
      refus: { 'A-COMMUNES-DISPUTEES': 'Ne sont pas du territoire de ce dossier : 13055.' },
    },
    {
      le: '2023-01-10',
      par: 'URPS',
      type: 'SIGNALER_PROJET_CONCURRENT',
      donnees: { concurrent: 'Projet du Plateau (fictif)', communes: [{ commune: '13109' }] },
      donne: { phase: 'P1', etats: { concurrence: 'concurrentSignale' }, courriers: ['C-P1-03'] },
    },
    {
      le: '2023-01-11',
      par: 'CPAM',
      type: 'SIGNALER_PROJET_CONCURRENT',
      donnees: { concurrent: 'Projet du Littoral (fictif)', communes: [{ commune: '13109' }] },
      donne: { phase: 'P1', courriers: ['C-P1-03'] },
    },
    {
      le: '2023-01-12',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONCLURE_CONCURRENCE',
      donnees: { issue: 'AJUSTEMENT' },
      refus: { 'A-AJUSTEMENT': 'Le territoire ajusté n’est pas indiqué.' },
    },
    {
      le: '2023-01-13',
      par: 'ARS_INSTRUCTEUR',
      type: 'TENIR_RENCONTRE',
      donnees: { participants: ['PORTEURS', 'ARS', 'URPS'], suite: 'RAPPROCHER' },
      donne: { phase: 'P1', etats: { rencontre: 'rencontreTenue' }, levees: ['D-P1-01'] },
    },
    {
      le: '2023-01-13',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONCLURE_CONCURRENCE',
      donnees: { issue: 'AJUSTEMENT', ...REDESSINE },
      constats: CONSTAT_REDESSINE,
      donne: { phase: 'P1', etats: { concurrence: 'aucunConcurrent' } },
    },
    {
      le: '2023-01-16',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_LETTRE_INTENTION',
      donnees: LETTRE,
      donne: {
        phase: 'P2',
        etats: { demarche: 'lettreAInstruire' },
        armees: { 'D-P2-01': '2023-03-16' },
        courriers: ['C-P2-01'],
      },
    },
    ...signaler('2023-01-25', 'Projet de l’Arc (fictif)'),
    {
      le: '2023-01-26',
      par: 'ARS_INSTRUCTEUR',
      type: 'AJOURNER_LETTRE_INTENTION',
      donnees: MOTIF,
      donne: { phase: 'P2', etats: { demarche: 'lettreAjournee' } },
    },
    {
      le: '2023-01-27',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONFIER_MEDIATION',
      donne: { phase: 'P2', etats: { concurrence: 'mediationEnCours' } },
    },
    {
      le: '2023-02-20',
      par: 'URPS',
      type: 'CONCLURE_CONCURRENCE',
      donnees: { issue: 'AJUSTEMENT', ...REDESSINE },
      constats: { ...CONSTAT_REDESSINE, ...CHEVAUCHEMENT },
      refus: {
        'G-P1-03':
          'Le territoire chevauche celui d’une autre CPTS. Avec CPTS de l’Étang (fictif) : 13012 figure en entier dans les deux.',
      },
    },
    {
      le: '2023-02-20',
      par: 'URPS',
      type: 'CONCLURE_CONCURRENCE',
      donnees: { issue: 'AJUSTEMENT', ...REDESSINE },
      constats: CONSTAT_REDESSINE,
      donne: { phase: 'P2', etats: { concurrence: 'aucunConcurrent' } },
    },
    {
      le: '2023-02-21',
      par: 'ARS_INSTRUCTEUR',
      type: 'REPRENDRE_EXAMEN_LETTRE',
      donne: { phase: 'P2', etats: { demarche: 'lettreAInstruire' } },
    },
    {
      le: '2023-03-01',
      par: 'DG_ARS',
      type: 'VALIDER_LETTRE_INTENTION',
      donnees: { accordCaisseLe: '2023-02-28' },
      donne: { phase: 'P3', etats: { demarche: 'projetADeposer' }, levees: ['D-P2-01'], courriers: ['C-P2-03'] },
    },
  ],
};

const FUSION: Scenario = {
  titre: 'Le porteur rejoint le projet voisin : la lettre ajournée est retirée',
  recit:
    'La lettre est ajournée une première fois sans projet à rapprocher, et l’application en avertit. Un concurrent est ' +
    'ensuite signalé ; une médiation n’aboutit pas, une seconde concertation conduit à la fusion. Le porteur retire sa ' +
    'lettre ajournée, et le dossier est abandonné.',
  pas: [
    CONTACT,
    DEPOT,
    {
      le: '2023-01-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'AJOURNER_LETTRE_INTENTION',
      donnees: MOTIF,
      donne: { phase: 'P2', etats: { demarche: 'lettreAjournee' }, avertissements: ['A-AJOURNEMENT'] },
    },
    ...signaler('2023-01-23', 'Projet de l’Arc (fictif)'),
    {
      le: '2023-01-24',
      par: 'URPS',
      type: 'CONFIER_MEDIATION',
      donne: { phase: 'P2', etats: { concurrence: 'mediationEnCours' } },
    },
    {
      le: '2023-02-10',
      par: 'URPS',
      type: 'CONCLURE_CONCURRENCE',
      donnees: { issue: 'MAINTIEN', compteRendu: 'Les deux projets se maintiennent.' },
      donne: { phase: 'P2', etats: { concurrence: 'aucunConcurrent' } },
    },
    ...signaler('2023-02-13', 'Projet de l’Arc, élargi (fictif)'),
    {
      le: '2023-02-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONCLURE_CONCURRENCE',
      donnees: { issue: 'FUSION' },
      donne: { phase: 'P2', etats: { concurrence: 'aucunConcurrent' } },
    },
    {
      le: '2023-02-21',
      par: 'ARS_INSTRUCTEUR',
      type: 'RETIRER_LETTRE_INTENTION',
      donne: { phase: 'P2', etats: { demarche: 'lettreADeposer' }, levees: ['D-P2-01'] },
    },
    {
      le: '2023-02-22',
      par: 'ARS_INSTRUCTEUR',
      type: 'ABANDONNER',
      donnees: { motif: 'FUSION_AVEC_UN_AUTRE_PROJET', autreCpts: 'CPTS de l’Arc (fictif)' },
      donne: { phase: 'P8', fin: 'abandonne' },
    },
  ],
};

export const SCENARIOS_DEMARCHE: readonly Scenario[] = [
  EMERGENCE,
  CONCURRENCE,
  FUSION,
  ...SCENARIOS_LETTRE,
  ...SCENARIOS_REUNION,
];
