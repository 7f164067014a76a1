import { exige, nonPortee, Section } from './exigence';

export const PROJET: Section = {
  titre: '§ 1.6 P5 — Projet de santé',
  exigences: [
    exige(
      'D-P5-01',
      'Deux mois de silence valent validation ; le délai repart à la réception des pièces exigées.',
      'parametre:silence.projet',
    ),
    exige('D-P5-02', 'Quatre mois pour retirer une validation illégale.', 'parametre:projet.retraitValidation'),
    exige('C-P5-01', 'Accusé de réception du projet.', 'evenement:DEPOSER_PROJET_SANTE'),
    exige('C-P5-02', 'Demande de pièces exigées par un texte.', 'evenement:DEMANDER_PIECES_PROJET_SANTE'),
    exige('C-P5-03', 'Demande de pièces seulement recommandées.', 'evenement:DEMANDER_PIECES_PROJET_SANTE'),
    exige('C-P5-04', 'Opposition.', 'evenement:OPPOSER_PROJET_SANTE'),
    exige('C-P5-05', 'Validation expresse.', 'evenement:VALIDER_PROJET_SANTE'),
    exige('C-P5-06', 'Attestation de décision tacite.', 'evenement:DELIVRER_ATTESTATION'),
    exige(
      'C-P5-07',
      'Information de l’assurance maladie et de l’URPS.',
      'courrier:C-P5-06',
      'evenement:VALIDER_PROJET_SANTE',
      'evenement:OPPOSER_PROJET_SANTE',
    ),
    exige('E-P5-01', 'La validation déclenche FINESS sans délai.', 'echeance:D-PF-01'),
    exige('E-P5-02', 'La validation ouvre le contrat ACI.', 'regle:G-P6-01'),
    exige(
      'E-P5-03',
      'Le territoire devient opposable aux autres projets.',
      'regle:G-P5-03',
      'code:workflows/cpts/v2019-08-25/phases.ts',
    ),
    nonPortee(
      'E-P5-04',
      'Le projet validé peut fonder un contrat territorial de santé.',
      'simple faculté d’un autre contrat (CSP, L.1434-13), qui n’appelle aucun acte dans le dossier de la CPTS',
    ),
    exige(
      'G-P5-01',
      'Porteurs professionnels de santé ; membres que la loi admet.',
      'parametre:projet.porteurs',
      'parametre:projet.membres',
      'regle:A-CONDITIONS-ADHESION',
    ),
    exige('G-P5-02', 'Le territoire est précisé.'),
    exige('G-P5-03', 'Aucun chevauchement.'),
    exige('G-P5-04', 'Chaque mission socle est traitée par une fiche action.'),
    exige('G-P5-05', 'Après une opposition, un nouveau dépôt ouvre un délai plein.'),
    exige('G-P5-06', 'L’opposition est notifiée avant l’échéance.', 'regle:A-NOTIFICATION'),
  ],
};

export const FINESS: Section = {
  titre: '§ 1.7 PF — FINESS',
  exigences: [
    exige('D-PF-01', 'Transmission sans délai après la validation.', 'parametre:cible.transmissionFiness'),
    exige('D-PF-02', 'Information immédiate à la signature de l’ACI.', 'parametre:cible.informationAciFiness'),
    exige(
      'D-PF-03',
      'Contrôle de cohérence tous les trois mois.',
      'parametre:finess.controle',
      'evenement:CONTROLER_FINESS',
    ),
    exige(
      'D-PF-04',
      'Liste à la DREES le premier du mois, jusqu’au 01/01/2022.',
      'parametre:finess.listeDrees',
      'parametre:finess.derniereListeDrees',
    ),
    exige('C-PF-01', 'Bordereau au gestionnaire FINESS.', 'evenement:TRANSMETTRE_FINESS'),
    exige('C-PF-02', 'Fiche de situation au pôle.', 'evenement:ENREGISTRER_IMMATRICULATION'),
    exige('C-PF-03', 'Fiche de situation à la CPTS et à la caisse.', 'evenement:ENREGISTRER_IMMATRICULATION'),
    exige('C-PF-04', 'Signalement du contrat signé.', 'courrier:C-P6-05', 'evenement:SIGNALER_CONTRAT_FINESS'),
    exige('E-PF-01', 'Numéro commun à l’ARS, à la Cnam et au ministère.', 'etat:enCours.finess.immatriculee'),
    exige('E-PF-02', 'L’immatriculation débloque les paiements de l’ACI.', 'regle:G-P6-03'),
    exige('G-PF-01', 'Seules les CPTS à projet validé sont immatriculées.'),
    exige('G-PF-02', 'Une entité juridique et un seul établissement.'),
    exige(
      'G-PF-03',
      'Rechercher avant de créer ; compléter une entité créée en procédure transitoire.',
      'regle:A-DOUBLON',
    ),
    exige('G-PF-04', 'Même raison sociale pour l’établissement, l’entité et les statuts.', 'regle:A-DENOMINATION'),
    exige('G-PF-05', 'Forme et concordance des numéros FINESS, SIREN et SIRET.'),
    exige(
      'R-PF-01',
      'Un changement de nom, siège, SIRET ou coordonnées met FINESS à jour ; pas un changement de dirigeants.',
    ),
    exige(
      'R-PF-02',
      'À la fin du contrat, clore la convention et garder EJ et ET ouverts.',
      'regle:A-FERMETURE-FINESS',
    ),
  ],
};
