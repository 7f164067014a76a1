import { Scenario } from '../scenario';
import { demarrerLesSix, JUSQU_AUX_SIX_MISSIONS } from './missions';

const PREMIERES_PIECES = ['BILAN_PAR_MISSION', 'TABLEAU_DES_INDICATEURS', 'BUDGET', 'COMPTES', 'LISTE_DES_MEMBRES'];
const SIX = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE', 'QUALITE', 'ACCOMPAGNEMENT'];

export const DIALOGUE_CONTESTE: Scenario = {
  titre: 'Le dialogue de gestion : dossier, convocation, taux, procès-verbal, désaccord',
  recit:
    'La caisse demande le bilan, la CPTS envoie son dossier, la caisse convoque au moins quinze jours avant. Le dialogue constate ce qui est atteint ' +
    'et déploie les missions ; les parties ne s’accordent pas sur un indicateur, signent un procès-verbal partiel et ' +
    'saisissent la commission paritaire, dont l’avis ne lie personne. L’année suivante, le dialogue se tient trop tard.',
  pas: [
    ...JUSQU_AUX_SIX_MISSIONS,
    ...demarrerLesSix(true),
    {
      le: '2024-07-01',
      par: 'CPAM',
      type: 'ENREGISTRER_JUSTIFICATIF',
      donnees: {
        mission: 'ACCES_SOINS',
        indicateur: 'N1',
        annee: 1,
        nature: 'RELEVE_AGREGE',
        reference: 'Relevé de la caisse au 30 juin, sans donnée individuelle',
      },
      donne: { phase: 'P7' },
    },
    { le: '2024-07-15', par: 'CPAM', type: 'DEMANDER_BILAN', donne: { phase: 'P7', courriers: ['C-P7-02'] } },
    {
      le: '2024-08-20',
      par: 'CPAM',
      type: 'RECEVOIR_DOSSIER_DIALOGUE',
      donnees: { annee: 1, pieces: PREMIERES_PIECES, membres: 104 },
      donne: { phase: 'P7', avertissements: ['A-DOSSIER-DIALOGUE'] },
    },
    {
      le: '2024-08-26',
      par: 'CPAM',
      type: 'CONVOQUER_DIALOGUE_GESTION',
      donnees: { annee: 1, prevuLe: '2024-09-14' },
      refus: { 'D-P7-02': 'L’année 1 n’est close que le 15/09/2024, date anniversaire du contrat.' },
    },
    {
      le: '2024-09-16',
      par: 'CPAM',
      type: 'CONVOQUER_DIALOGUE_GESTION',
      donnees: { annee: 1, prevuLe: '2024-09-30' },
      refus: { 'A-CONVOCATION': 'Convoqué le 16/09/2024, le dialogue ne se tient pas avant le 01/10/2024.' },
    },
    {
      le: '2024-09-16',
      par: 'CPAM',
      type: 'CONVOQUER_DIALOGUE_GESTION',
      donnees: { annee: 1, prevuLe: '2024-10-01' },
      donne: { phase: 'P7', courriers: ['C-P7-01'] },
    },
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'SIGNER_PV_DIALOGUE',
      donnees: { annee: 1, signataires: ['CPTS', 'CPAM', 'ARS'] },
      refus: { 'A-PV-A-SIGNER': 'Le dialogue de l’année 1 n’a pas été tenu.' },
    },
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 1, taux: [{ mission: 'ACCES_SOINS', indicateur: 'N1', taux: 120 }] },
      refus: { 'A-TAUX': 'À corriger : N1 (Accès aux soins) : 120 %, hors de 0 à 100 %.' },
    },
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: {
        annee: 1,
        deploiements: SIX,
        presents: ['CPTS', 'CPAM', 'ARS'],
        taux: [
          { mission: 'ACCES_SOINS', indicateur: 'N1', taux: 80 },
          { mission: 'ACCES_SOINS', indicateur: 'N3', taux: 0 },
        ],
        accord: 'PARTIEL',
        reliquats: ['PREVENTION'],
        reserves: 'La CPTS conteste le taux de l’indicateur N3.',
      },
      donne: {
        phase: 'P7',
        deployees: SIX,
        levees: [
          'D-P7-01 ACCES_SOINS.deploiement',
          'D-P7-01 CRISE.deploiement',
          'D-P7-01 PARCOURS.deploiement',
          'D-P7-01 PREVENTION.deploiement',
          'D-P7-02 annee1',
          'X-30',
        ],
        avertissements: ['A-DOSSIER-DIALOGUE', 'A-PLAN-FINALISE', 'R-P7-07'],
      },
    },
    {
      le: '2024-10-08',
      par: 'CPAM',
      type: 'SIGNER_PV_DIALOGUE',
      donnees: { annee: 1, signataires: ['CPAM', 'ARS'] },
      refus: { 'A-SIGNATAIRES': 'Il manque la signature de : CPTS.' },
    },
    {
      le: '2024-10-15',
      par: 'CPAM',
      type: 'SIGNER_PV_DIALOGUE',
      donnees: { annee: 1, signataires: ['CPTS', 'CPAM', 'ARS'] },
      donne: { phase: 'P7', courriers: ['C-P7-03'] },
    },
    {
      le: '2024-10-21',
      par: 'CPAM',
      type: 'SAISIR_CPR_DIALOGUE',
      donnees: { annee: 1, question: 'Le taux de l’indicateur N3 peut-il être fixé à zéro ?' },
      donne: { phase: 'P7', etats: { commissionParitaire: 'avisDeLaCommissionAttendu' } },
    },
    {
      le: '2024-12-02',
      par: 'CPAM',
      type: 'RECEVOIR_AVIS_CPR_DIALOGUE',
      donnees: { sens: 'COMPROMIS', avis: 'Retenir les données du premier semestre.' },
      donne: { phase: 'P7', etats: { commissionParitaire: 'aucuneSaisine' } },
    },
    {
      le: '2024-12-09',
      par: 'CPAM',
      type: 'SAISIR_CPR_DIALOGUE',
      donnees: { annee: 1, question: 'La commission peut-elle préciser son avis ?' },
      refus: { 'A-DESACCORD': 'La commission a été saisie le 21/10/2024 pour l’année 1.' },
    },
    {
      le: '2025-10-20',
      par: 'CPAM',
      type: 'CONVOQUER_DIALOGUE_GESTION',
      donnees: { annee: 2, prevuLe: '2025-11-16' },
      donne: { phase: 'P7', avertissements: ['X-14'], courriers: ['C-P7-01'] },
    },
    {
      le: '2025-11-16',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 2 },
      donne: { phase: 'P7', levees: ['D-P7-02 annee2'], avertissements: ['X-14'] },
    },
  ],
};

export const DEPLOIEMENT_SANS_DEMARRAGE: Scenario = {
  titre: 'Un dialogue qui déclare déployée une mission jamais démarrée ne vaut rien, pour aucune mission',
  recit:
    'Le dialogue annuel constate le déploiement de l’accès aux soins, qui a démarré, et des parcours, qui n’ont pas ' +
    'démarré. L’acte est refusé en entier : aucune des deux missions ne change, et l’année reste à évaluer.',
  pas: [
    ...JUSQU_AUX_SIX_MISSIONS,
    demarrerLesSix(true)[0]!,
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 1, deploiements: ['ACCES_SOINS', 'PARCOURS'] },
      refus: { 'A-MISSION-DEMARREE': 'Le démarrage n’est pas enregistré pour : Parcours.' },
    },
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 1, deploiements: ['ACCES_SOINS'] },
      donne: {
        phase: 'P7',
        deployees: ['ACCES_SOINS'],
        levees: ['D-P7-01 ACCES_SOINS.deploiement', 'D-P7-02 annee1'],
      },
    },
  ],
};
