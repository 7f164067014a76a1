import { MISSIONS, LIBELLE_MISSION } from '../../../workflows/cpts/missions';
import { CasDeRegle, CONTRAT } from './examens';

const TENU = { annee: 1, le: '2025-05-01', seq: 12 };
const DIALOGUE = 'TENIR_DIALOGUE_GESTION';

export const CAS_MISSIONS: readonly CasDeRegle[] = [
  {
    code: 'A-MISSION-ENGAGEE',
    vraie: { type: 'DEMARRER_MISSION', faits: { contrat: CONTRAT }, donnees: { mission: 'ACCES_SOINS' } },
    fausse: {
      type: 'DEMARRER_MISSION',
      faits: { contrat: CONTRAT },
      donnees: { mission: 'QUALITE' },
      message: 'La mission « Qualité et pertinence » n’est pas engagée dans le contrat.',
      remede: 'Une mission s’engage à la signature du contrat, ou par avenant.',
    },
  },
  {
    code: 'A-MISSION-DEMARREE',
    vraie: {
      type: 'TENIR_DIALOGUE_GESTION',
      le: '2025-06-01',
      faits: { contrat: CONTRAT, missions: { ACCES_SOINS: { le: '2024-09-01', seq: 10 } } },
      donnees: { annee: 1, deploiements: ['ACCES_SOINS'] },
    },
    fausse: {
      type: 'TENIR_DIALOGUE_GESTION',
      le: '2025-06-01',
      faits: { contrat: CONTRAT, missions: { ACCES_SOINS: { le: '2024-09-01', seq: 10 } } },
      donnees: { annee: 1, deploiements: ['ACCES_SOINS', 'PARCOURS'] },
      message: 'Le démarrage n’est pas enregistré pour : Parcours.',
      remede: 'Enregistrez d’abord le démarrage de la mission, à sa date, ou retirez-la des missions déployées.',
    },
  },
  {
    code: 'D-P7-02',
    vraie: { type: 'TENIR_DIALOGUE_GESTION', le: '2025-04-01', faits: { contrat: CONTRAT }, donnees: { annee: 1 } },
    fausse: {
      type: 'TENIR_DIALOGUE_GESTION',
      le: '2025-03-31',
      faits: { contrat: CONTRAT },
      donnees: { annee: 1 },
      message: 'L’année 1 n’est close que le 01/04/2025, date anniversaire du contrat.',
      remede: 'Vérifiez l’année de contrat évaluée et la date du dialogue.',
    },
  },
  ...MISSIONS.map((mission): CasDeRegle => ({
    code: `A-DEPLOIEMENT-${mission}`,
    vraie: { type: DIALOGUE, donnees: { annee: 1, deploiements: [mission] } },
    fausse: {
      type: 'CONSTATER_DEPLOIEMENT_MISSION',
      donnees: { mission, pieces: [] },
      message: `Aucune pièce n’établit le déploiement complet de la mission « ${LIBELLE_MISSION[mission]} ».`,
      remede: 'Indiquez les pièces conservées par la CPTS, ou constatez-le au dialogue de gestion annuel.',
    },
  })),
  {
    code: 'A-PLAN-FINALISE',
    vraie: { type: DIALOGUE, donnees: { annee: 1, deploiements: ['ACCES_SOINS'] } },
    fausse: {
      type: DIALOGUE,
      donnees: { annee: 1, deploiements: ['CRISE'] },
      message: 'Aucun plan de crise finalisé n’est enregistré au 01/06/2024.',
      remede: 'Enregistrez la version finalisée du plan : cinq types de crise, quatre thèmes, articulation.',
    },
  },
  {
    code: 'A-MISSION-EN-RETARD',
    vraie: {
      type: 'RELANCER_MISSION',
      le: '2024-09-01',
      faits: { contrat: CONTRAT },
      donnees: { mission: 'ACCES_SOINS', canal: 'COURRIEL' },
    },
    fausse: {
      type: 'RELANCER_MISSION',
      le: '2024-08-31',
      faits: { contrat: CONTRAT },
      donnees: { mission: 'ACCES_SOINS', canal: 'COURRIEL' },
      message:
        'La mission « Accès aux soins » doit démarrer au plus tard le 01/10/2024 : la relancer avant le 01/09/2024 est prématuré.',
      remede: 'Faites plutôt un point d’étape, possible à tout moment.',
    },
  },
  {
    code: 'A-RELANCE-ECRITE',
    vraie: {
      type: 'RELANCER_MISSION',
      faits: { contrat: CONTRAT },
      donnees: { mission: 'ACCES_SOINS', canal: 'COURRIEL' },
    },
    fausse: {
      type: 'RELANCER_MISSION',
      faits: {
        contrat: CONTRAT,
        relances: [{ le: '2024-10-02', seq: 11, mission: 'ACCES_SOINS', etape: 'demarrage' }],
      },
      donnees: { mission: 'ACCES_SOINS', canal: 'LRAR' },
      message:
        'La mission « Accès aux soins » a déjà été relancée le 02/10/2024 : la nouvelle relance part en recommandé, avec sa référence.',
      remede: 'Indiquez le numéro du recommandé (LRAR ou LRE), ou la remise contre signature.',
    },
  },
  {
    code: 'A-CONTRAT-SIGNE',
    vraie: { type: 'TENIR_POINT_ETAPE', le: '2024-04-01', faits: { contrat: CONTRAT } },
    fausse: {
      type: 'TENIR_POINT_ETAPE',
      le: '2024-03-31',
      faits: { contrat: CONTRAT },
      message: 'Aucun contrat ACI n’est signé le 31/03/2024.',
      remede: 'Enregistrez d’abord la signature du contrat, ou vérifiez la date.',
    },
  },
  {
    code: 'A-TAUX',
    vraie: {
      type: DIALOGUE,
      donnees: {
        annee: 1,
        taux: [
          { mission: 'ACCES_SOINS', indicateur: 'N1', taux: 0 },
          { mission: 'ACCES_SOINS', indicateur: 'N2', taux: 100 },
        ],
      },
    },
    fausse: {
      type: DIALOGUE,
      donnees: {
        annee: 1,
        taux: [
          { mission: 'ACCES_SOINS', indicateur: 'N1', taux: 100.5 },
          { mission: 'PREVENTION', taux: 50 },
          { mission: 'PREVENTION', taux: 60 },
        ],
      },
      message: 'À corriger : N1 (Accès aux soins) : 100,5 %, hors de 0 à 100 % ; Prévention : deux taux.',
      remede: 'Donnez un taux par indicateur du contrat, ou un seul pour la mission entière.',
    },
  },
  {
    code: 'X-14',
    vraie: { type: DIALOGUE, le: '2025-06-01', faits: { contrat: CONTRAT }, donnees: { annee: 1 } },
    fausse: {
      type: DIALOGUE,
      le: '2025-06-02',
      faits: { contrat: CONTRAT },
      donnees: { annee: 1 },
      message: 'Le dialogue de l’année 1 devait se tenir au plus tard le 01/06/2025 : les soldes ont attendu.',
      remede: 'Tenez-le sans attendre : ce retard n’a pas d’autre effet.',
    },
  },
  {
    code: 'A-CONVOCATION',
    vraie: {
      type: 'CONVOQUER_DIALOGUE_GESTION',
      le: '2025-04-01',
      faits: { contrat: CONTRAT },
      donnees: { annee: 1, prevuLe: '2025-04-16' },
    },
    fausse: {
      type: 'CONVOQUER_DIALOGUE_GESTION',
      le: '2025-04-01',
      faits: { contrat: CONTRAT },
      donnees: { annee: 1, prevuLe: '2025-04-15' },
      message: 'Convoqué le 01/04/2025, le dialogue ne se tient pas avant le 16/04/2025.',
      remede: 'Retenez une date plus éloignée ; si les trois parties acceptent celle-ci, dites-le dans une dérogation.',
    },
  },
  {
    code: 'A-DOSSIER-DIALOGUE',
    vraie: { type: DIALOGUE, le: '2025-05-01', faits: { contrat: CONTRAT }, donnees: { annee: 1 } },
    fausse: {
      type: 'RECEVOIR_DOSSIER_DIALOGUE',
      le: '2025-04-10',
      faits: {
        contrat: CONTRAT,
        preparations: [
          { le: '2025-04-02', seq: 11, contrat: 9, annee: 1, pieces: ['BUDGET', 'COMPTES', 'LISTE_DES_MEMBRES'] },
        ],
      },
      donnees: { annee: 1, pieces: ['BILAN_PAR_MISSION', 'POINT_DES_RETARDS'] },
      message:
        'Il manque au dossier de l’année 1 : tableau des indicateurs (valeur et preuve), demandes d’avenant (ou leur absence).',
      remede: 'Demandez ces pièces à la CPTS avant le dialogue ; leur absence n’empêche pas de le tenir.',
    },
  },
  {
    code: 'R-P7-07',
    vraie: {
      type: DIALOGUE,
      faits: { justificatifs: [{ le: '2025-04-01', seq: 11, mission: 'PREVENTION', indicateur: 'P1', annee: 1 }] },
      donnees: { annee: 1, taux: [{ mission: 'PREVENTION', taux: 50 }] },
    },
    fausse: {
      type: DIALOGUE,
      faits: { justificatifs: [{ le: '2025-04-01', seq: 11, mission: 'PREVENTION', indicateur: 'P1', annee: 2 }] },
      donnees: { annee: 1, taux: [{ mission: 'PREVENTION', indicateur: 'P1', taux: 50 }] },
      message: 'Aucune preuve n’est enregistrée pour : P1 (Prévention).',
      remede: 'Enregistrez où chaque preuve est conservée : feuille de présence, protocole, convention.',
    },
  },
  {
    code: 'A-PV-A-SIGNER',
    vraie: {
      type: 'SIGNER_PV_DIALOGUE',
      le: '2025-05-02',
      faits: { contrat: CONTRAT, dialogues: [TENU] },
      donnees: { annee: 1 },
    },
    fausse: {
      type: 'SIGNER_PV_DIALOGUE',
      le: '2025-05-02',
      faits: { contrat: CONTRAT, dialogues: [{ ...TENU, pv: { le: '2025-05-02', seq: 13 } }] },
      donnees: { annee: 1 },
      message: 'Le procès-verbal de l’année 1 a été signé le 02/05/2025.',
      remede: 'Enregistrez d’abord le dialogue de gestion de cette année, ou vérifiez l’année.',
    },
  },
  {
    code: 'A-SIGNATAIRES',
    vraie: { type: 'SIGNER_PV_DIALOGUE', donnees: { annee: 1, signataires: ['ARS', 'CPAM', 'CPTS'] } },
    fausse: {
      type: 'SIGNER_PV_DIALOGUE',
      donnees: { annee: 1, signataires: ['CPAM'] },
      message: 'Il manque la signature de : CPTS, ARS.',
      remede:
        'Faites signer les trois parties ; en cas de désaccord, elles signent un procès-verbal partiel, réserves comprises.',
    },
  },
  {
    code: 'A-DESACCORD',
    vraie: {
      type: 'SAISIR_CPR_DIALOGUE',
      le: '2025-05-10',
      faits: { contrat: CONTRAT, dialogues: [{ ...TENU, desaccord: true }] },
      donnees: { annee: 1 },
    },
    fausse: {
      type: 'SAISIR_CPR_DIALOGUE',
      le: '2025-05-10',
      faits: { contrat: CONTRAT, dialogues: [TENU] },
      donnees: { annee: 1 },
      message: 'Le dialogue de l’année 1 s’est conclu sur un accord.',
      remede: 'La commission donne un avis sur un désaccord constaté au dialogue de gestion.',
    },
  },
];
