import { exige, Section } from './exigence';

// From the contract to the closing of the dossier. Rulebook §§ 1.8 to 1.10.

export const CONTRAT: Section = {
  titre: '§ 1.8 P6 — Contrat ACI',
  exigences: [
    exige(
      'D-P6-01',
      'Cinq ans à compter de la signature, dans la limite de l’accord national.',
      'parametre:contrat.duree',
      'parametre:aci.accords',
    ),
    exige('C-P6-01', 'Accusé de la demande de contrat.', 'evenement:DEMANDER_ACI'),
    exige('C-P6-02', 'Pièces manquantes.', 'evenement:DEMANDER_PIECES_ACI'),
    exige('C-P6-03', 'Convocation à la négociation.', 'evenement:CONVOQUER_NEGOCIATION_ACI'),
    exige('C-P6-04', 'Envoi du contrat signé.', 'evenement:SIGNER_ACI'),
    exige('C-P6-05', 'Information de FINESS.', 'evenement:SIGNALER_CONTRAT_FINESS'),
    exige(
      'E-P6-01',
      'Tout le fonctionnement de la première année est dû à la signature, dossier complet.',
      'parametre:versement.fonctionnementPremiereAnnee',
    ),
    exige('E-P6-02', 'Convention ACI dans FINESS.', 'evenement:ENREGISTRER_CONVENTION_FINESS'),
    exige('E-P6-03', 'Calcul de toutes les échéances.', 'echeance:D-P7-01', 'echeance:D-P7-02', 'echeance:D-P6-01'),
    exige(
      'E-P6-04',
      'Exonérations d’impôt sur les sociétés et de CFE.',
      'parametre:aci.exonerations',
      'code:workflows/cpts/v2019-08-25/reperes.ts',
    ),
    exige('G-P6-01', 'Le projet de santé est validé.'),
    exige('G-P6-02', 'L’association est constituée, avec un SIREN.'),
    exige('G-P6-03', 'EJ et ET sont présents : leur absence bloque les paiements, pas la signature.'),
    exige('G-P6-04', 'Toutes les missions socles en vigueur sont engagées.'),
    exige('G-P6-05', 'Les cinq indicateurs nationaux sont présents, en résultat ou en suivi.'),
    exige('G-P6-06', 'Chaque indicateur a producteur, source, valeur de départ, cible et échéance.'),
    exige('G-P6-07', 'Le calendrier des missions est conforme à l’accord.'),
    exige('R-P6-01', 'Un indicateur peut servir plusieurs missions.'),
    exige(
      'R-P6-02',
      'Liberté d’emploi des fonds, comptabilité analytique conseillée, pas de fongibilité entre missions.',
      'parametre:employeur.rappels',
      'evenement:ORDONNER_VERSEMENT',
      'regle:A-POSTE',
    ),
    exige(
      'R-P6-03',
      'Sans ACI, pas de financement, mais la CPTS reste validée et immatriculée.',
      'regle:A-AVANCE',
      'etat:enCours.contrat.contratADemander',
    ),
  ],
};

export const VIE: Section = {
  titre: '§ 1.9 P7 — Vie et évolution',
  exigences: [
    exige('G-P7-01', 'Un avenant suppose un contrat actif et trois accords écrits.'),
    exige(
      'G-P7-02',
      'Un avenant de territoire suppose l’absence de chevauchement et une concertation tracée.',
      'evenement:CONCERTER_AVENANT',
    ),
    exige('R-P7-01', 'Avenant à tout moment, au barème en vigueur à sa signature.'),
    exige(
      'R-P7-02',
      'Un changement de taille prend effet au prochain versement anniversaire.',
      'parametre:avenant.effetDeLaTaille',
    ),
    exige('R-P7-03', 'Le variable se paie après constat et ne se rembourse pas pour non-atteinte.'),
    exige('R-P7-04', 'Indemnités et rémunérations des membres : règle datée.', 'regle:R-T-07a', 'regle:R-T-07b'),
    exige(
      'R-P7-05',
      'Au-delà de 153 000 € de subventions : comptes, commissaire aux comptes, publication.',
      'parametre:association.seuilSubventions',
      'echeance:D-P7-04',
    ),
    exige('R-P7-06', 'Renouvellement exprès ; alertes 12, 6 et 3 mois avant le terme.', 'echeance:D-P6-01'),
    exige('R-P7-07', 'La preuve de chaque indicateur est conservée.', 'evenement:ENREGISTRER_JUSTIFICATIF'),
    exige('D-P7-01', 'Démarrage et déploiement des missions.'),
    exige('D-P7-02', 'Dialogue annuel dans les 2 mois de l’anniversaire.'),
    exige('D-P7-03', 'Mise à jour annuelle du plan de crise.', 'parametre:crise.miseAJour'),
    exige('D-P7-04', 'Publication des comptes sous 3 mois.', 'parametre:association.publicationComptes'),
    exige(
      'C-P7-01',
      'Convocation au dialogue.',
      'evenement:CONVOQUER_DIALOGUE_GESTION',
      'parametre:dialogue.convocation',
    ),
    exige('C-P7-02', 'Demande de bilan.', 'evenement:DEMANDER_BILAN', 'parametre:dialogue.dossier'),
    exige('C-P7-03', 'Procès-verbal signé.', 'evenement:SIGNER_PV_DIALOGUE'),
    exige('C-P7-04', 'Notification de versement.', 'evenement:LIBERER_VERSEMENT'),
    exige('C-P7-05', 'Relance d’une mission non démarrée.', 'evenement:RELANCER_MISSION'),
    exige('C-P7-06', 'Envoi d’avenant.', 'evenement:SIGNER_AVENANT'),
    exige('C-P7-07', 'Rappel de déclaration au greffe.', 'echeance:D-P4-01', 'evenement:DELIBERER_CHANGEMENT'),
    exige('C-P7-08', 'Préavis de terme.', 'echeance:D-P6-01', 'evenement:PREVENIR_DU_TERME'),
  ],
};

export const FIN: Section = {
  titre: '§ 1.10 P8 — Résiliation, expiration, clôture',
  exigences: [
    exige('D-P8-01', 'Préavis de 2 mois à compter de la réception.', 'parametre:contrat.preavisResiliation'),
    exige(
      'D-P8-02',
      'Un mois d’observations, prorogeable.',
      'parametre:rupture.observations',
      'evenement:PROROGER_OBSERVATIONS',
    ),
    exige('C-P8-01', 'Accusé de la résiliation reçue.', 'evenement:RECEVOIR_RESILIATION'),
    exige('C-P8-02', 'Constat de manquement.', 'evenement:NOTIFIER_CONSTAT'),
    exige('C-P8-03', 'Convocation d’audition.', 'evenement:CONVOQUER_AUDITION'),
    exige('C-P8-04', 'Décision de rupture.', 'evenement:DECIDER_RESILIATION'),
    exige('C-P8-05', 'Décompte et indu.', 'evenement:NOTIFIER_INDU'),
    exige('C-P8-06', 'Clôture.', 'evenement:CLORE_DOSSIER'),
    exige('E-P8-01', 'Arrêt des avances.', 'regle:A-AVANCE', 'regle:G-P8-04'),
    exige('E-P8-02', 'Fin de la convention ACI dans FINESS.', 'regle:R-PF-02', 'evenement:CLORE_CONVENTION_FINESS'),
    exige('E-P8-03', 'Fin des exonérations liées à la convention.', 'parametre:contrat.finExonerations'),
    exige(
      'E-P8-04',
      'Le territoire n’est libéré que si le projet tombe aussi.',
      'evenement:RENONCER_AU_PROJET',
      'code:workflows/cpts/v2019-08-25/phases.ts',
    ),
    exige('E-P8-05', 'FIR : reversement si ses conditions ne sont pas tenues.'),
    exige(
      'E-P8-06',
      'L’association peut continuer, ou se dissoudre.',
      'evenement:DECIDER_DISSOLUTION',
      'regle:A-DEVOLUTION',
    ),
    exige('G-P8-01', 'Constat et délai d’observations écoulé avant la décision.'),
    exige('G-P8-02', 'Preuve de réception.'),
    exige('G-P8-03', 'Décompte validé avant tout titre.'),
    exige('G-P8-04', 'Aucune avance entre réception et effet sans décision.'),
  ],
};

export const TAILLES: Section = {
  titre: '§ 2.1 Tailles',
  exigences: [
    exige(
      '§ 2.1',
      'Quatre tailles, selon la population municipale.',
      'parametre:taille.seuils',
      'code:workflows/cpts/tailles.ts',
    ),
  ],
};
