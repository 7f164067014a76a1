import { CALENDRIER_DU_CONTRAT, JUSQU_AU_CONTRAT } from '../contrats';
import { dernierRang, JUSQU_A_LA_LETTRE, Pas, Scenario } from '../scenario';

const verser = (poste: string, nature: string, annee: number, montant: number, autres: object = {}) => ({
  par: 'CPAM',
  type: 'ORDONNER_VERSEMENT',
  donnees: { poste, nature, annee, montant, ...autres },
});

/** Another person of the fund than the one who ordered. */
const liberer = (versement: number) => ({
  ...{ par: 'CPAM', compte: 'une seconde personne', type: 'LIBERER_VERSEMENT' },
  donnees: { versement },
});

const LIBERE = { phase: 'P7', courriers: ['C-P7-04'] };
const DECISION = {
  regle: 'G-P8-04',
  motif: 'Décision conjointe du 20 octobre : deux mois de salaires à couvrir.',
};
const DEMARRAGE = { mission: 'ACCES_SOINS' };

export const VERSEMENT_SANS_CONTRAT: Scenario = {
  titre: 'Rien ne se paie au titre du contrat avant le contrat',
  recit:
    'La lettre d’intention vient d’être validée. La caisse voudrait avancer le fonctionnement : il n’y a ni association, ' +
    'ni numéros FINESS, ni contrat, ni dossier vérifié. Chaque raison est dite.',
  pas: [
    ...JUSQU_A_LA_LETTRE,
    {
      le: '2023-02-10',
      ...verser('FONCTIONNEMENT', 'AVANCE', 1, 7_500_000),
      refus: {
        'G-P6-03':
          'La CPTS n’a pas ses numéros FINESS (EJ et ET) le 10/02/2023 : aucun versement ne peut lui être fait.',
        'R-T-01c': 'Depuis le 14/05/2022, seule une association peut recevoir un versement.',
        'E-P6-01': 'Le dossier du contrat n’a pas été vérifié complet.',
        'A-AVANCE': 'Aucun contrat ACI n’est signé le 10/02/2023.',
      },
    },
  ],
};

/** The running costs of the first year, in full: ordered, then released by somebody else. */
const PREMIER_VERSEMENT: readonly Pas[] = [
  ...JUSQU_AU_CONTRAT,
  {
    le: '2023-09-18',
    ...verser('FONCTIONNEMENT', 'AVANCE', 1, 7_500_000, { dossierVerifieLe: '2023-09-15' }),
    donne: { phase: 'P7' },
  },
];
const PREMIER = dernierRang(PREMIER_VERSEMENT);

export const DEUX_PERSONNES: Scenario = {
  titre: 'Un versement s’ordonne au montant de l’échéancier, et une seconde personne le libère',
  recit:
    'Rien ne se paie tant que le dossier n’est pas vérifié, ni plus ni moins que ce que l’échéancier calcule. Celui qui ' +
    'ordonne ne libère pas lui-même ; la lettre part à la libération. Un ordre erroné s’annule avant elle, plus après. ' +
    'Le démarrage d’une mission, corrigé, se paie pour ce qu’il vaut. Un paiement plus ancien se reprend, avec son écart.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2023-09-15',
      ...verser('FONCTIONNEMENT', 'AVANCE', 1, 7_500_000),
      refus: { 'E-P6-01': 'Le dossier du contrat n’a pas été vérifié complet.' },
    },
    {
      le: '2023-09-18',
      ...verser('FONCTIONNEMENT', 'AVANCE', 1, 8_000_000, { dossierVerifieLe: '2023-09-15' }),
      refus: {
        'A-MONTANT':
          'Le montant de 80\u202f000 € dépasse la ligne : l’échéancier donne 75\u202f000 € (75\u202f000 € × 100 % = 75\u202f000 €).',
      },
    },
    {
      le: '2023-09-18',
      ...verser('FONCTIONNEMENT', 'AVANCE', 1, 5_000_000, { dossierVerifieLe: '2023-09-15' }),
      refus: {
        'A-MONTANT-ENTIER':
          'Une avance se paie en entier ; le montant est de 50\u202f000 €, et l’échéancier donne 75\u202f000 € (75\u202f000 € × 100 % = 75\u202f000 €).',
      },
    },
    {
      le: '2023-09-18',
      ...verser('PARCOURS', 'AVANCE', 6, 100_000),
      refus: {
        'E-P6-01': 'Le dossier du contrat n’a pas été vérifié complet.',
        'A-MISSION-A-PAYER': 'La mission « Parcours » n’a pas démarré le 18/09/2023.',
        'A-CALENDRIER-VERSEMENTS': 'L’avance de l’année 6 ne se paie pas avant le 15/09/2028.',
      },
    },
    ...PREMIER_VERSEMENT.slice(JUSQU_AU_CONTRAT.length),
    {
      le: '2023-09-18',
      ...{ par: 'CPAM', type: 'LIBERER_VERSEMENT', donnees: { versement: PREMIER } },
      refus: { 'A-DEUX-PERSONNES': 'Vous avez ordonné ce versement : une autre personne de la caisse le libère.' },
    },
    {
      le: '2023-09-18',
      ...liberer(PREMIER + 1),
      refus: {
        'A-VERSEMENT-EN-ATTENTE': 'Aucun versement de ce dossier ne porte ce numéro.',
      },
    },
    { le: '2023-09-19', ...liberer(PREMIER), donne: LIBERE },
    {
      le: '2023-09-20',
      ...{ par: 'CPAM', type: 'ANNULER_VERSEMENT' },
      donnees: { versement: PREMIER, motivation: 'Payé deux fois, à ce que dit la CPTS.' },
      refus: { 'A-VERSEMENT-EN-ATTENTE': 'Ce versement a déjà été libéré le 19/09/2023.' },
    },
    {
      le: '2023-09-20',
      ...verser('FONCTIONNEMENT', 'AVANCE', 1, 7_500_000),
      refus: {
        'A-VERSEMENT-UNIQUE':
          'L’avance de l’année 1 (fonctionnement) a déjà été ordonnée le 18/09/2023 : il n’en reste rien à payer.',
      },
    },
    {
      le: '2024-09-15',
      ...{ par: 'CPAM', type: 'DEMARRER_MISSION', donnees: DEMARRAGE },
      donne: {
        phase: 'P7',
        missions: ['ACCES_SOINS'],
        levees: ['D-P7-01 ACCES_SOINS.demarrage'],
      },
    },
    {
      le: '2024-09-15',
      ...verser('ACCES_SOINS', 'AVANCE', 1, 6_750_000),
      refus: {
        'A-LIGNE-PREVUE': 'La mission « Accès aux soins » n’a démarré que le 15/09/2024, après l’année 1 du contrat.',
      },
    },
    { le: '2024-09-16', ...verser('ACCES_SOINS', 'AVANCE', 2, 6_750_000), donne: { phase: 'P7' } },
    {
      le: '2024-09-17',
      ...{ par: 'CPAM', type: 'ANNULER_VERSEMENT' },
      donnees: { versement: PREMIER + 3, motivation: 'Ce versement a été fait avant la reprise du dossier.' },
      donne: { phase: 'P7' },
    },
    {
      le: '2024-09-18',
      ...liberer(PREMIER + 3),
      refus: { 'A-VERSEMENT-EN-ATTENTE': 'Ce versement a été annulé le 17/09/2024.' },
    },
    {
      le: '2024-09-18',
      ...{ par: 'CPAM', type: 'REPRENDRE_VERSEMENT' },
      donnees: { poste: 'ACCES_SOINS', nature: 'AVANCE', annee: 2, montant: 6_000_000 },
      donne: { phase: 'P7', avertissements: ['A-MONTANT-REPRIS'] },
    },
    {
      le: '2024-09-19',
      ...verser('ACCES_SOINS', 'AVANCE', 2, 1_000_000),
      refus: {
        'A-MONTANT':
          'Le montant de 10\u202f000 € dépasse la ligne : il reste 7\u202f500 € sur 67\u202f500 € (90\u202f000 € × 75 % = 67\u202f500 €).',
      },
    },
    { le: '2024-09-19', ...verser('ACCES_SOINS', 'AVANCE', 2, 750_000), donne: { phase: 'P7' } },
  ],
};

/** Ranks of what is ordered in the story below, each one released next. */
const [DEMARRE, AN_2, VARIABLE, SOLDE, DEROGATION, APRES] = [
  PREMIER + 3,
  PREMIER + 5,
  PREMIER + 9,
  PREMIER + 10,
  PREMIER + 14,
  PREMIER + 18,
];

export const VERSEMENTS_DU_CONTRAT: Scenario = {
  titre: 'Les versements du contrat, de la signature à la résiliation',
  recit:
    'Le fonctionnement de la première année est versé en entier à la signature, le dossier vérifié complet. Une mission ' +
    'ne se paie qu’une fois démarrée, le solde et le variable qu’après le constat du dialogue. La CPTS résilie : aucune ' +
    'avance ne se paie plus sans décision motivée, puis plus aucune après l’effet de la résiliation.',
  pas: [
    ...PREMIER_VERSEMENT,
    { le: '2023-09-19', ...liberer(PREMIER), donne: LIBERE },
    {
      le: '2023-10-02',
      ...verser('ACCES_SOINS', 'AVANCE', 1, 4_500_000),
      refus: { 'A-MISSION-A-PAYER': 'La mission « Accès aux soins » n’a pas démarré le 02/10/2023.' },
    },
    {
      le: '2024-01-15',
      ...{ par: 'CPAM', type: 'DEMARRER_MISSION', donnees: DEMARRAGE },
      donne: { phase: 'P7', missions: ['ACCES_SOINS'], levees: ['D-P7-01 ACCES_SOINS.demarrage'] },
    },
    { le: '2024-01-15', ...verser('ACCES_SOINS', 'AVANCE', 1, 4_500_000), donne: { phase: 'P7' } },
    { le: '2024-01-16', ...liberer(DEMARRE), donne: LIBERE },
    {
      le: '2024-02-01',
      ...verser('ACCES_SOINS', 'AVANCE', 1, 100_000),
      refus: {
        'A-VERSEMENT-UNIQUE':
          'L’avance de l’année 1 (mission « Accès aux soins ») a déjà été ordonnée le 15/01/2024 : il n’en reste rien à payer.',
      },
    },
    {
      le: '2024-09-14',
      ...verser('FONCTIONNEMENT', 'AVANCE', 2, 5_625_000),
      refus: { 'A-CALENDRIER-VERSEMENTS': 'L’avance de l’année 2 ne se paie pas avant le 15/09/2024.' },
    },
    { le: '2024-09-15', ...verser('FONCTIONNEMENT', 'AVANCE', 2, 5_625_000), donne: { phase: 'P7' } },
    { le: '2024-09-16', ...liberer(AN_2), donne: LIBERE },
    {
      le: '2024-09-16',
      ...verser('FONCTIONNEMENT', 'SOLDE', 1, 1_875_000),
      refus: {
        'A-POSTE': 'Le fonctionnement de la première année est versé en entier à la signature : il n’a pas de solde.',
        'A-CALENDRIER-VERSEMENTS':
          'Le solde de l’année 1 ne se paie pas avant le 15/11/2024, sauf procès-verbal signé avant.',
      },
    },
    {
      le: '2024-09-20',
      ...verser('ACCES_SOINS', 'VARIABLE', 1, 1_866_667),
      refus: { 'R-P7-03': 'Le dialogue de gestion de l’année 1 n’a pas constaté ce qui est atteint.' },
    },
    {
      le: '2024-10-01',
      ...{ par: 'CPAM', type: 'TENIR_DIALOGUE_GESTION' },
      donnees: { annee: 1, accord: 'PARTIEL', taux: [{ mission: 'ACCES_SOINS', taux: 80 }] },
      donne: { phase: 'P7', levees: ['D-P7-02 annee1'], avertissements: ['R-P7-07'] },
    },
    {
      le: '2024-10-02',
      ...verser('ACCES_SOINS', 'VARIABLE', 1, 1_866_667),
      refus: { 'R-P7-03': 'Le procès-verbal du dialogue de l’année 1 n’est pas signé.' },
    },
    {
      le: '2024-10-15',
      ...{ par: 'CPAM', type: 'SIGNER_PV_DIALOGUE' },
      donnees: { annee: 1, signataires: ['CPTS', 'CPAM', 'ARS'] },
      donne: { phase: 'P7', courriers: ['C-P7-03'] },
    },
    {
      le: '2024-10-16',
      // 35 000 € × 80 % × 244/366, of which the fund contests a part.
      ...verser('ACCES_SOINS', 'VARIABLE', 1, 1_400_000),
      donne: { phase: 'P7', avertissements: ['A-PART-CONTESTEE'] },
    },
    {
      le: '2024-10-16',
      ...verser('ACCES_SOINS', 'SOLDE', 1, 1_500_000),
      donne: { phase: 'P7', avertissements: ['A-PART-CONTESTEE'] },
    },
    { le: '2024-10-17', ...liberer(VARIABLE), donne: LIBERE },
    { le: '2024-10-17', ...liberer(SOLDE), donne: LIBERE },
    {
      le: '2025-10-15',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: { canal: 'LRAR', reference: '2C 123 456 7890 1' } },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2025-12-15' },
        levees: ['D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
        courriers: ['C-P8-01'],
      },
    },
    {
      le: '2025-10-16',
      ...verser('FONCTIONNEMENT', 'AVANCE', 3, 5_625_000),
      refus: {
        'G-P8-04':
          'La résiliation reçue le 15/10/2025 prend effet le 15/12/2025 : une avance ne se paie pas dans l’intervalle.',
      },
    },
    {
      le: '2025-10-20',
      ...verser('FONCTIONNEMENT', 'AVANCE', 3, 937_500, { derogations: [DECISION] }),
      donne: { phase: 'P8' },
    },
    {
      le: '2025-10-21',
      ...liberer(DEROGATION),
      refus: {
        'G-P8-04':
          'La résiliation reçue le 15/10/2025 prend effet le 15/12/2025 : une avance ne se paie pas dans l’intervalle.',
      },
    },
    {
      le: '2025-10-21',
      ...liberer(DEROGATION),
      donnees: { versement: DEROGATION, derogations: [DECISION] },
      donne: { phase: 'P8', courriers: ['C-P7-04'] },
    },
    {
      le: '2025-11-10',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 2 },
      donne: { phase: 'P8', levees: ['D-P7-02 annee2'] },
    },
    {
      horloge: '2025-12-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2025-12-15',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint' },
            levees: [
              ...Object.keys(CALENDRIER_DU_CONTRAT).filter(
                (cle) => !cle.startsWith('D-P7-02') && cle !== 'D-P7-01 ACCES_SOINS.demarrage',
              ),
              'D-P8-01',
            ],
          },
        },
      ],
    },
    {
      le: '2025-12-16',
      ...verser('ACCES_SOINS', 'AVANCE', 3, 100_000),
      refus: {
        'A-AVANCE': 'Le contrat a pris fin le 15/12/2025 : plus aucune avance n’est due.',
      },
    },
    {
      le: '2025-12-16',
      ...verser('ACCES_SOINS', 'SOLDE', 2, 2_250_000),
      donne: { phase: 'P8' },
    },
    { le: '2025-12-17', ...liberer(APRES), donne: { phase: 'P8', courriers: ['C-P7-04'] } },
    {
      le: '2026-11-16',
      ...verser('ACCES_SOINS', 'SOLDE', 3, 2_250_000),
      refus: {
        'A-LIGNE-PREVUE':
          'Le contrat a pris fin le 15/12/2025, avant la clôture de l’année 3 : le décompte règle cette part.',
      },
    },
  ],
};
