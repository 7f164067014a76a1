import type { EcheanceDefinie } from '#libs/moteur';
import { RETRAIT_VALIDATION, SILENCE_EVOLUTION, SILENCE_PROJET, TEMPS_IMPARTI } from '../../parametres';
import { ALERTES_D_UN_JOUR_DIT, ALERTES_EN_MOIS, ALERTES_TACITES } from '../../rappels';
import { crpa, csp } from '../../sources';
import { finDuSilence, finDuSilenceSurLEvolution } from '../delais';
import { demandesEnAttente, FaitsCpts, projetValide } from '../faits';
import { historiqueDuSilence } from '../historique';
import { REPORT_AU_JOUR_OUVRE } from './report';

export const ECHEANCES_PROJET: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P5-01',
    libelle: 'Silence sur le projet de santé',
    sources: [csp('L.1434-12, al. 4'), crpa('L.114-5, al. 2')],
    aConfirmer: ['Q-04', REPORT_AU_JOUR_OUVRE],
    depuis: 'réception du projet par l’ARS, ou réception par l’ARS des pièces exigées',
    dans: ['enCours.demarche.projetAInstruire'],
    departs: (faits, lire) =>
      finDuSilence(faits, lire) ? [{ ...faits.projet!.depart, ...historiqueDuSilence(faits.projet!) }] : [],
    duree: SILENCE_PROJET,
    effet: 'A_L_EXPIRATION',
    consequence: 'le projet de santé est réputé validé',
    evenement: {
      type: 'CONSTATER_VALIDATION_TACITE',
    },
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_TACITES,
  },
  {
    code: 'D-P5-02',
    libelle: 'Retrait de la validation illégale',
    sources: [crpa('L.242-1')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'naissance de la décision',
    dans: ['enCours.retraitDeValidation.observationsAttendues'],
    departs: (faits) =>
      projetValide(faits) && faits.projet!.retraitEngage?.cause === 'ILLEGALITE'
        ? [{ le: faits.projet!.decision!.le, seq: faits.projet!.decision!.seq, fait: 'naissance de la décision' }]
        : [],
    duree: RETRAIT_VALIDATION,
    effet: 'A_L_EXPIRATION',
    consequence: 'la validation ne peut plus être retirée, sauf fraude',
    responsable: 'DG_ARS',
    rappels: ALERTES_EN_MOIS,
  },
  {
    code: 'A-OBSERVATIONS',
    libelle: 'Observations de la CPTS sur le retrait envisagé',
    sources: [crpa('L.122-1')],
    depuis: 'date que fixe l’annonce du retrait',
    dans: ['enCours.retraitDeValidation.observationsAttendues'],
    departs: ({ projet }) =>
      projet?.retraitEngage && !projet.retraitEngage.observationsLe
        ? [
            {
              le: projet.retraitEngage.observationsAvantLe,
              seq: projet.retraitEngage.seq,
              fait: 'date que fixe l’annonce du retrait',
            },
          ]
        : [],
    duree: TEMPS_IMPARTI,
    effet: 'A_L_EXPIRATION',
    consequence: 'le temps laissé aux observations est passé : une personne peut décider',
    responsable: 'DG_ARS',
    rappels: ALERTES_D_UN_JOUR_DIT,
  },
  {
    code: 'A-SILENCE-EVOLUTION',
    libelle: 'Silence sur l’évolution du territoire',
    sources: [csp('L.1434-12, al. 4'), crpa('L.114-5, al. 2')],
    aConfirmer: ['Q-02', 'Q-04', REPORT_AU_JOUR_OUVRE],
    depuis: 'réception de l’évolution par l’ARS, ou réception par l’ARS des pièces exigées',
    dans: ['enCours.evolutionDuTerritoire.evolutionAInstruire'],
    departs: (faits, lire) =>
      projetValide(faits) && finDuSilenceSurLEvolution(faits, lire) ? [{ ...faits.projet!.evolution!.depart }] : [],
    duree: SILENCE_EVOLUTION,
    effet: 'A_L_EXPIRATION',
    consequence: 'l’évolution du territoire est réputée validée ; un avenant la porte au contrat',
    evenement: {
      type: 'CONSTATER_EVOLUTION_TACITE',
    },
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_TACITES,
  },
  {
    code: 'A-PIECES-EVOLUTION',
    libelle: 'Temps imparti pour produire les pièces de l’évolution du territoire',
    sources: [crpa('L.114-5'), crpa('R.112-11-4')],
    depuis: 'date que fixe la demande',
    dans: ['enCours.evolutionDuTerritoire.piecesDEvolutionAttendues'],
    departs: ({ projet }) =>
      demandesEnAttente(projet?.evolution?.demandes ?? [], 'BLOQUANTE').map(({ avantLe, seq }) => ({
        le: avantLe!,
        seq,
        fait: 'date que fixe la demande',
      })),
    duree: TEMPS_IMPARTI,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le temps imparti est passé, décidez de la suite à donner',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_D_UN_JOUR_DIT,
  },
];
