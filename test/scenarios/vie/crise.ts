import { JUSQU_AU_CONTRAT } from '../contrats';
import { Scenario } from '../scenario';
import { PLAN_COMPLET } from './missions';

const CANICULE = { autorite: 'PREFET', type: 'MALADES', situation: 'CRISE_SANITAIRE', acte: 'Arrêté (fictif)' };

export const CRISE_SANITAIRE: Scenario = {
  titre: 'La crise sanitaire : le plan, la crise, l’activation, le bilan',
  recit:
    'La mission crise démarre ; le plan se rédige, puis se finalise quand ses vingt parties sont traitées : la mission est ' +
    'déployée et le plan se met à jour chaque année. Une épidémie ordinaire n’est pas une crise, et la CPTS ne la déclare ' +
    'pas elle-même. Le préfet déclare une crise, l’ARS active le plan ; le bilan validé ouvre la part variable.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2024-01-15',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'CRISE' },
      donne: {
        phase: 'P7',
        missions: ['CRISE'],
        armees: { 'X-30': '2024-09-15' },
        levees: ['D-P7-01 CRISE.demarrage'],
      },
    },
    {
      le: '2024-02-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'ENREGISTRER_PLAN_CRISE',
      donnees: { etat: 'EN_REDACTION', cellules: PLAN_COMPLET.cellules.slice(0, 2) },
      donne: { phase: 'P7', etats: { planCrise: 'planEnRedaction' } },
    },
    {
      le: '2024-03-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'ENREGISTRER_PLAN_CRISE',
      donnees: { etat: 'EN_REDACTION', cellules: PLAN_COMPLET.cellules.slice(0, 4) },
      donne: { phase: 'P7' },
    },
    {
      le: '2024-03-04',
      par: 'DG_ARS',
      type: 'DECLARER_CRISE',
      donnees: { ...CANICULE, autorite: 'DG_ARS' },
      donne: { phase: 'P7', etats: { criseSanitaire: 'criseDeclaree' } },
    },
    {
      le: '2024-03-05',
      par: 'DG_ARS',
      type: 'ACTIVER_PLAN_CRISE',
      donnees: { autorite: 'DG_ARS' },
      refus: { 'A-PLAN-FINALISE': 'Aucun plan de crise finalisé n’est enregistré au 05/03/2024.' },
    },
    {
      le: '2024-03-12',
      par: 'DG_ARS',
      type: 'LEVER_CRISE',
      donne: { phase: 'P7', etats: { criseSanitaire: 'aucuneCrise' } },
    },
    {
      le: '2024-04-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'ENREGISTRER_PLAN_CRISE',
      donnees: {
        etat: 'FINALISE',
        cellules: [
          ...PLAN_COMPLET.cellules.slice(0, 3),
          { type: 'OFFRE_DE_SOINS', themes: ['ANTICIPER', 'S_ADAPTER', 'ACTIVER_ET_PILOTER'] },
        ],
      },
      refus: {
        'A-PLAN-COMPLET':
          'Le plan ne traite pas, ou pas entièrement : agent nucléaire, radiologique ou chimique (aucun thème) ; altération de l’offre de soins (évaluer).',
        'A-PLAN-ARTICULE': 'Le plan ne s’articule avec aucun autre plan du territoire.',
      },
    },
    {
      le: '2024-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'ENREGISTRER_PLAN_CRISE',
      donnees: PLAN_COMPLET,
      donne: {
        phase: 'P7',
        etats: { planCrise: 'planFinalise' },
        deployees: ['CRISE'],
        armees: { 'D-P7-03': '2025-05-02' },
        levees: ['D-P7-01 CRISE.deploiement', 'X-30'],
      },
    },
    {
      le: '2024-07-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_CRISE',
      donnees: { ...CANICULE, autorite: 'CPTS', situation: 'EPIDEMIE_SAISONNIERE' },
      refus: {
        'A-AUTORITE-CRISE':
          'Seules ces autorités en décident : le directeur général de l’ARS, le préfet, le ministre chargé de la santé. L’acte indiqué vient d’une autre : la CPTS.',
        'A-CRISE-EXCLUE': 'Le plan de crise ne répond pas à une épidémie saisonnière ordinaire.',
      },
    },
    {
      le: '2024-07-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_CRISE',
      donnees: CANICULE,
      donne: { phase: 'P7', etats: { criseSanitaire: 'criseDeclaree' } },
    },
    {
      le: '2024-07-16',
      par: 'DG_ARS',
      type: 'ACTIVER_PLAN_CRISE',
      donnees: { autorite: 'DG_ARS' },
      donne: { phase: 'P7', etats: { criseSanitaire: 'planActive' } },
    },
    {
      le: '2024-08-01',
      par: 'DG_ARS',
      type: 'LEVER_CRISE',
      donne: { phase: 'P7', etats: { criseSanitaire: 'bilanDeCriseAttendu' } },
    },
    {
      le: '2024-08-05',
      par: 'CPAM',
      type: 'ORDONNER_VERSEMENT',
      donnees: {
        ...{ poste: 'CRISE', nature: 'VARIABLE', annee: 1, montant: 6_750_000 },
        dossierVerifieLe: '2023-09-15',
      },
      refus: { 'R-P7-03': 'Aucun bilan de crise n’est validé : la part variable de la crise n’est pas due.' },
    },
    {
      le: '2024-08-20',
      par: 'CPAM',
      type: 'VALIDER_BILAN_CRISE',
      donnees: { retourExperience: false, valideurs: ['CPAM', 'ARS'] },
      refus: { 'A-BILAN-CRISE': 'Le bilan ne comporte pas de retour d’expérience.' },
    },
    {
      le: '2024-09-02',
      par: 'CPAM',
      type: 'VALIDER_BILAN_CRISE',
      donnees: { retourExperience: true, valideurs: ['CPAM', 'ARS'], enseignements: 'Annuaire d’alerte à tenir.' },
      donne: { phase: 'P7', etats: { criseSanitaire: 'aucuneCrise' } },
    },
    {
      le: '2024-09-05',
      par: 'CPAM',
      type: 'ORDONNER_VERSEMENT',
      donnees: {
        ...{ poste: 'CRISE', nature: 'VARIABLE', annee: 1, montant: 6_750_000 },
        dossierVerifieLe: '2023-09-15',
      },
      donne: { phase: 'P7' },
    },
    {
      le: '2025-02-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'ENREGISTRER_PLAN_CRISE',
      donnees: { etat: 'EN_REDACTION', cellules: PLAN_COMPLET.cellules },
      donne: { phase: 'P7' },
    },
    {
      le: '2025-04-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'ENREGISTRER_PLAN_CRISE',
      donnees: PLAN_COMPLET,
      // Twelve months from this version.
      donne: { phase: 'P7', armees: { 'D-P7-03': '2026-04-15' }, levees: ['D-P7-03'] },
    },
  ],
};
