import { JUSQU_AU_CONTRAT } from './contrats';
import { A_L_EXTINCTION, CONSTAT, DECISION, ECHANGE, JUSQU_AU_CONSTAT_RECU, PREUVE } from './fin-prefixes';
import { Scenario } from './scenario';

const TERME_PENDANT_LA_PROCEDURE: Scenario = {
  titre: 'Le contrat arrive à son terme pendant la procédure',
  recit:
    'Un constat est notifié à quelques jours du terme. L’horloge ne devance pas le terme ; au terme, le contrat expire et la procédure s’éteint avec lui. L’indu notifié est contesté après le délai : la caisse l’examine tout de même, et l’annule.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    { le: '2028-08-01', par: 'CPAM', type: 'TRACER_ECHANGE_AMIABLE', donnees: ECHANGE, donne: { phase: 'P7' } },
    {
      le: '2028-09-01',
      par: 'CPAM',
      type: 'NOTIFIER_CONSTAT',
      donnees: CONSTAT,
      donne: { phase: 'P7', etats: { rupture: 'observationsAttendues' }, courriers: ['C-P8-02'] },
    },
    {
      le: '2028-09-04',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'CONSTAT', preuve: PREUVE },
      donne: { phase: 'P7', armees: { 'D-P8-02': '2028-10-04' } },
    },
    {
      le: '2028-09-14',
      par: 'HORLOGE',
      type: 'CONSTATER_FIN_CONTRAT',
      donnees: { echeance: 'D-P6-01', cause: 'EXPIRATION' },
      refus: { 'A-TERME': 'Le contrat court jusqu’au 15/09/2028.' },
    },
    {
      horloge: '2028-09-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2028-09-15',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint', rupture: 'sansManquement' },
            levees: [...A_L_EXTINCTION, 'D-P8-02'],
          },
        },
      ],
    },
    {
      le: '2028-10-02',
      par: 'CPAM',
      type: 'ETABLIR_DECOMPTE',
      donnees: { lignes: [{ poste: 'FONCTIONNEMENT', droitAcquis: 4_500_000, avanceRecue: 4_600_000 }] },
      donne: { phase: 'P8', etats: { decompte: 'decompteEtabli' }, avertissements: ['A-DECOMPTE-CALCULE'] },
    },
    { le: '2028-10-03', par: 'CPAM', type: 'VALIDER_DECOMPTE', donne: { phase: 'P8' } },
    {
      le: '2028-10-04',
      par: 'CPAM',
      type: 'NOTIFIER_INDU',
      donnees: { motivation: 'Avances supérieures aux droits acquis.' },
      donne: { phase: 'P8', etats: { decompte: 'induARegler' }, courriers: ['C-P8-05'] },
    },
    {
      le: '2028-10-06',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'INDU', preuve: PREUVE },
      donne: { phase: 'P8', armees: { 'A-INDU': '2028-12-06' } },
    },
    {
      le: '2028-12-07',
      par: 'CPAM',
      type: 'CONTESTER_INDU',
      donne: {
        phase: 'P8',
        etats: { decompte: 'induConteste' },
        levees: ['A-INDU'],
        avertissements: ['A-CONTESTATION'],
      },
    },
    {
      le: '2029-01-08',
      par: 'CPAM',
      type: 'STATUER_SUR_CONTESTATION',
      donnees: { sens: 'ANNULE', motivation: 'L’avance était due pour l’année entière.' },
      donne: { phase: 'P8', etats: { decompte: 'decompteSolde' } },
    },
  ],
};

const RECOURS_TARDIF: Scenario = {
  titre: 'Recours formé après le délai',
  recit:
    'Deux mois après avoir reçu la décision de résilier, la CPTS n’a pas saisi le juge : le délai de recours est passé. Elle le saisit le lendemain ; le recours est enregistré, son retard est signalé.',
  pas: [
    ...JUSQU_AU_CONSTAT_RECU,
    {
      le: '2024-07-08',
      par: 'CPAM',
      type: 'DECIDER_RESILIATION',
      donnees: DECISION,
      donne: { phase: 'P7', etats: { rupture: 'resiliationDecidee' }, levees: ['D-P8-02'], courriers: ['C-P8-04'] },
    },
    {
      le: '2024-07-10',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'DECISION', preuve: PREUVE },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2024-09-10', 'R-PROC-17': '2024-09-10' },
        levees: ['D-P7-02 annee1', 'D-P7-02 annee2', 'D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
      },
    },
    {
      horloge: '2024-09-10',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2024-09-10',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint', rupture: 'sansManquement' },
            levees: [...A_L_EXTINCTION, 'D-P8-01'],
          },
        },
      ],
    },
    {
      le: '2024-09-11',
      par: 'CPAM',
      type: 'ENREGISTRER_RECOURS',
      donnees: { acte: 'RESILIATION' },
      donne: {
        phase: 'P8',
        etats: { recours: 'recoursPendant' },
        levees: ['R-PROC-17'],
        avertissements: ['R-PROC-17'],
      },
    },
    {
      le: '2024-12-02',
      par: 'CPAM',
      type: 'ENREGISTRER_ISSUE_RECOURS',
      donnees: { sens: 'DESISTEMENT' },
      donne: { phase: 'P8', etats: { recours: 'sansRecours' } },
    },
  ],
};

export const SCENARIOS_FIN_SUITES: readonly Scenario[] = [TERME_PENDANT_LA_PROCEDURE, RECOURS_TARDIF];
