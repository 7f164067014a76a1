import { exige, Section } from './exigence';

// From the first contact to the association. Rulebook §§ 1.2 to 1.5.

export const EMERGENCE: Section = {
  titre: '§ 1.2 P1 — Émergence',
  exigences: [
    exige('D-P1-01', 'Une rencontre est proposée dans les 15 jours du premier contact (régional).'),
    exige('C-P1-01', 'Réponse au premier contact.', 'evenement:PRENDRE_CONTACT', 'evenement:PROPOSER_RENCONTRE'),
    exige('C-P1-02', 'Information de l’URPS.', 'evenement:PROPOSER_RENCONTRE'),
    exige('C-P1-03', 'Mise en relation de porteurs concurrents.', 'evenement:SIGNALER_PROJET_CONCURRENT'),
    exige(
      'E-P1-01',
      'Inscription à la cartographie des dynamiques.',
      'evenement:COMPLETER_EMERGENCE',
      'evenement:PRENDRE_CONTACT',
    ),
    exige(
      'E-P1-02',
      'Rencontre proposée entre usagers et porteurs (facultative).',
      'evenement:PROPOSER_RENCONTRE',
      'evenement:TENIR_RENCONTRE',
    ),
    exige('G-P1-01', 'Plusieurs professions et plusieurs communes, sauf grande ville ; dérogation motivée admise.'),
    exige('G-P1-02', 'L’initiative vient de professionnels de santé.', 'parametre:emergence.professionsDeSante'),
    exige(
      'G-P1-03',
      'Une commune n’appartient qu’à une CPTS ; un projet non validé n’est pas protégé.',
      'regle:A-CONCURRENCE',
      'code:libs/territoires/chevauchement.ts',
    ),
    exige('G-P1-04', 'Un territoire interdépartemental ou interrégional a des chefs de file.'),
    exige(
      'R-P1-01',
      'La taille découle de la population, non de la surface.',
      'parametre:taille.seuils',
      'code:workflows/cpts/tailles.ts',
    ),
  ],
};

export const LETTRE: Section = {
  titre: '§ 1.3 P2 — Lettre d’intention',
  exigences: [
    exige('D-P2-01', 'Deux mois de silence valent refus implicite, suspendus par une demande de pièces.'),
    exige('D-P2-02', 'Cible régionale d’instruction, paramétrable.', 'parametre:cible.lettre'),
    exige(
      'D-P2-03',
      'Mission précoce : 9 mois pour déposer le projet et adhérer à l’ACI.',
      'parametre:missionPrecoce.delai',
    ),
    exige('D-P2-04', 'Compte rendu financier du FIR 6 mois après la fin de l’exercice.', 'parametre:fir.compteRendu'),
    exige('C-P2-01', 'Accusé de réception de la lettre d’intention.', 'evenement:DEPOSER_LETTRE_INTENTION'),
    exige('C-P2-02', 'Demande de compléments.', 'evenement:DEMANDER_COMPLEMENT_LETTRE_INTENTION'),
    exige('C-P2-03', 'Validation de la lettre d’intention.', 'evenement:VALIDER_LETTRE_INTENTION'),
    exige('C-P2-04', 'Refus motivé.', 'evenement:REFUSER_LETTRE_INTENTION'),
    exige('C-P2-05', 'Convocation au comité de validation.', 'evenement:CONVOQUER_COMITE'),
    exige('C-P2-06', 'Attribution du FIR et convention.', 'evenement:ATTRIBUER_FIR'),
    exige('E-P2-01', 'La validation ouvre le FIR ; son paiement attend l’association.', 'regle:X-24', 'regle:G-P2-04'),
    exige('E-P2-02', 'Binôme accompagnateur.', 'evenement:DESIGNER_BINOME'),
    exige('E-P2-03', 'Verrou territorial.', 'regle:G-P1-03', 'code:workflows/cpts/v2019-08-25/phases.ts'),
    exige(
      'E-P2-04',
      'Planification de la réunion d’information.',
      'echeance:A-CIBLE-REUNION',
      'evenement:CONVOQUER_REUNION_INFORMATION',
    ),
    exige('G-P2-01', 'Le territoire est défini et sans chevauchement.'),
    exige('G-P2-02', 'Une orientation au moins par mission socle en vigueur.', 'parametre:missions.socles'),
    exige('G-P2-03', 'Un contact au moins est joignable.'),
    exige('G-P2-04', 'Le FIR se paie après la lettre validée et l’association.'),
    exige('R-P2-01', 'Le contenu de la lettre peut évoluer jusqu’au projet.', 'evenement:ACTUALISER_LETTRE_INTENTION'),
    exige('R-P2-02', 'La lettre n’a pas à détailler les missions.', 'regle:G-P2-02'),
    exige(
      'R-P2-03',
      'Au-delà de 23 000 €, convention obligatoire ; compte rendu financier.',
      'parametre:fir.convention',
    ),
    exige('R-P2-04', 'Mission précoce avant le dépôt du projet, engagement sous 9 mois.', 'echeance:D-P2-03'),
  ],
};

export const REUNION: Section = {
  titre: '§ 1.4 P3 — Réunion d’information territoriale',
  exigences: [
    exige('G-P3-01', 'La lettre est validée avant la réunion.'),
    exige('G-P3-02', 'Tous les professionnels libéraux du territoire sont invités.'),
    exige('G-P3-03', 'L’ordre du jour couvre les huit points.', 'parametre:reunion.points'),
    exige('C-P3-01', 'Invitation.', 'evenement:CONVOQUER_REUNION_INFORMATION'),
    exige('C-P3-02', 'Compte rendu.', 'evenement:DIFFUSER_COMPTE_RENDU_REUNION'),
    exige(
      'E-P3-01',
      'Ouverture de l’étape association.',
      'etat:enCours.reunionInformation.reunionTenue',
      'regle:R-P4-01',
    ),
    exige(
      'E-P3-02',
      'Mise à jour du territoire.',
      'evenement:ACTUALISER_LETTRE_INTENTION',
      'evenement:TENIR_REUNION_INFORMATION',
    ),
  ],
};

export const ASSOCIATION: Section = {
  titre: '§ 1.5 P4 — Association',
  exigences: [
    exige('D-P4-01', 'Tout changement se déclare sous 3 mois.', 'parametre:association.declarationChangement'),
    exige(
      'D-P4-02',
      'La création est publiée au Journal officiel dans le mois.',
      'parametre:association.publicationJo',
    ),
    exige(
      'C-P4-01',
      'Convocation de l’assemblée constitutive : acte des fondateurs, dont un modèle à signer leur est remis.',
      'evenement:FRANCHIR_ETAPES_ASSOCIATION',
    ),
    exige('C-P4-02', 'Avis de l’ARS sur les statuts.', 'evenement:RENDRE_AVIS_STATUTS'),
    exige('C-P4-03', 'Relance sur le SIREN ou le SIRET.', 'evenement:RELANCER_SIREN'),
    exige('E-P4-01', 'Déblocage du paiement du FIR.', 'regle:G-P2-04'),
    exige('E-P4-02', 'Embauche possible du coordonnateur.', 'evenement:SUIVRE_OBLIGATIONS_EMPLOYEUR', 'regle:R-T-12'),
    exige(
      'E-P4-03',
      'Registres et obligations de l’employeur.',
      'regle:A-OBLIGATIONS-EMPLOYEUR',
      'parametre:employeur.rappels',
    ),
    exige('G-P4-01', 'Forme juridique selon la date.', 'parametre:association.forme'),
    exige('G-P4-02', 'Récépissé et SIREN avant le paiement du FIR et l’ACI.'),
    exige('G-P4-03', 'Les statuts n’excluent aucun volontaire.'),
    exige(
      'G-P4-04',
      'Bureau d’au moins trois membres (usage).',
      'parametre:association.bureau',
      'parametre:association.conseil',
    ),
    exige('R-P4-01', 'L’ordre est usuel : une association préexistante est admise, seuls les paiements sont bloqués.'),
  ],
};
