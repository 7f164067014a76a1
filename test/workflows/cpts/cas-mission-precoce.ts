import { CasDeRegle, CONTRAT, LETTRE, PROJET } from './examens';

const PRECOCE = { le: '2023-06-05', seq: 7, mission: 'ACCES_SOINS' as const, montant: 25_000_00 };
const VERSEE = { ...PRECOCE, demarreeLe: '2023-06-01', verseeLe: '2023-07-01' };
const EXPLIQUEE = { ...VERSEE, explications: { le: '2024-03-10', seq: 20, avantLe: '2024-04-10' } };
const signe = (le: string) => ({ ...CONTRAT, signature: { ...CONTRAT.signature, le } });

export const CAS_MISSION_PRECOCE: readonly CasDeRegle[] = [
  {
    code: 'R-P2-04',
    vraie: { type: 'SIGNER_MISSION_PRECOCE', le: '2024-01-14', faits: { projet: PROJET } },
    fausse: {
      type: 'SIGNER_MISSION_PRECOCE',
      le: '2024-01-15',
      faits: { projet: PROJET },
      message: 'Le projet de santé est déposé depuis le 15/01/2024 : une mission précoce ne s’engage qu’avant.',
      remede: 'Engagez la mission dans le contrat ACI.',
    },
  },
  {
    code: 'A-LETTRE-PRECOCE',
    vraie: {
      type: 'SIGNER_MISSION_PRECOCE',
      faits: { lettre: { ...LETTRE, decision: { le: '2024-02-01', seq: 4, sens: 'VALIDEE' } } },
    },
    fausse: {
      type: 'SIGNER_MISSION_PRECOCE',
      faits: { lettre: LETTRE },
      message:
        'La lettre d’intention n’est pas validée à cette date : le territoire et sa taille peuvent encore changer.',
      remede: 'Vérifiez que la dynamique est assez avancée pour tenir l’engagement.',
    },
  },
  {
    code: 'X-07',
    vraie: {
      type: 'VERSER_MISSION_PRECOCE',
      faits: { missionPrecoce: PRECOCE },
      donnees: { demarreeLe: '2024-06-01' },
    },
    fausse: {
      type: 'VERSER_MISSION_PRECOCE',
      faits: { missionPrecoce: PRECOCE },
      donnees: { demarreeLe: '2024-06-02' },
      message: 'La mission ne démarre que le 02/06/2024.',
      remede: 'Indiquez la date à laquelle la mission a démarré.',
    },
  },
  {
    code: 'A-VERSEMENT-PRECOCE',
    vraie: { type: 'VERSER_MISSION_PRECOCE', faits: { missionPrecoce: PRECOCE } },
    fausse: {
      type: 'VERSER_MISSION_PRECOCE',
      faits: { missionPrecoce: VERSEE },
      message: 'L’aide de 25\u202f000 € a déjà été versée le 01/07/2023.',
      remede: 'Aucun autre versement n’est dû à ce titre.',
    },
  },
  {
    code: 'D-P2-03',
    vraie: {
      type: 'DEMANDER_EXPLICATIONS_MISSION_PRECOCE',
      le: '2024-03-20',
      faits: { missionPrecoce: PRECOCE, projet: PROJET, contrat: signe('2024-03-20') },
    },
    fausse: {
      type: 'DEMANDER_EXPLICATIONS_MISSION_PRECOCE',
      le: '2024-03-20',
      faits: { missionPrecoce: PRECOCE, projet: PROJET, contrat: signe('2024-02-28') },
      message:
        'L’engagement est tenu : le contrat ACI est signé depuis le 28/02/2024, et le délai courait jusqu’au 05/03/2024.',
      remede: 'L’aide est acquise tant que le délai court, et définitivement si l’engagement est tenu à temps.',
    },
  },
  {
    code: 'A-DELAI-EXPLICATIONS',
    vraie: { type: 'DEMANDER_EXPLICATIONS_MISSION_PRECOCE', donnees: { avantLe: '2024-06-02' } },
    fausse: {
      type: 'DEMANDER_EXPLICATIONS_MISSION_PRECOCE',
      donnees: { avantLe: '2024-06-01' },
      message: 'La réponse est attendue au plus tard le 01/06/2024, mais la demande est du 01/06/2024.',
      remede: 'Laissez à la CPTS le temps de répondre.',
    },
  },
  {
    code: 'A-EXPLICATIONS',
    vraie: { type: 'DECIDER_SUITE_MISSION_PRECOCE', le: '2024-04-11', faits: { missionPrecoce: EXPLIQUEE } },
    fausse: {
      type: 'DECIDER_SUITE_MISSION_PRECOCE',
      le: '2024-04-10',
      faits: { missionPrecoce: EXPLIQUEE },
      message: 'La CPTS peut répondre jusqu’au 10/04/2024.',
      remede: 'Attendez la réponse de la CPTS, ou la date fixée.',
    },
  },
  {
    code: 'A-RECUPERATION-PRECOCE',
    vraie: {
      type: 'DECIDER_SUITE_MISSION_PRECOCE',
      faits: { missionPrecoce: EXPLIQUEE },
      donnees: { sens: 'RECUPERATION', montantCentimes: 25_000_00 },
    },
    fausse: {
      type: 'DECIDER_SUITE_MISSION_PRECOCE',
      faits: { missionPrecoce: EXPLIQUEE },
      donnees: { sens: 'RECUPERATION', montantCentimes: 25_000_01 },
      message: 'La récupération de 25\u202f000,01 € dépasse l’aide versée, de 25\u202f000 €.',
      remede: 'Ramenez la récupération à l’aide versée, ou renoncez-y.',
    },
  },
  {
    code: 'A-REMBOURSEMENT-PRECOCE',
    vraie: {
      type: 'RECEVOIR_REMBOURSEMENT_MISSION_PRECOCE',
      faits: {
        missionPrecoce: {
          ...EXPLIQUEE,
          decision: { le: '2024-04-11', seq: 22, sens: 'RECUPERATION', montant: 12_500_00, recu: 0 },
        },
      },
      donnees: { montantCentimes: 12_500_00 },
    },
    fausse: {
      type: 'RECEVOIR_REMBOURSEMENT_MISSION_PRECOCE',
      faits: {
        missionPrecoce: {
          ...EXPLIQUEE,
          decision: { le: '2024-04-11', seq: 22, sens: 'RECUPERATION', montant: 12_500_00, recu: 0 },
        },
      },
      donnees: { montantCentimes: 12_500_01 },
      message: 'Il ne reste que 12\u202f500 € à récupérer.',
      remede: 'Vérifiez le montant reçu.',
    },
  },
];
