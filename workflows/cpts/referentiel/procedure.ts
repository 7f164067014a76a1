import { exige, Section } from './exigence';

export const PROCEDURE: Section = {
  titre: '§ 1.1 Procédure commune',
  exigences: [
    exige(
      'R-PROC-01',
      'L’ARS et les caisses sont des administrations au sens du CRPA.',
      'evenement:DEPOSER_PROJET_SANTE',
      'regle:R-PROC-08',
    ),
    exige(
      'R-PROC-02',
      'Toute demande reçoit un accusé de réception, qui dit le sens et la date du silence.',
      'courrier:C-P2-01',
      'courrier:C-P5-01',
    ),
    exige('R-PROC-03', 'Un dépôt électronique reçoit un accusé d’enregistrement puis un accusé de réception.'),
    exige(
      'D-PROC-1',
      'Accusé électronique : 10 jours ouvrés, 1 pour l’enregistrement.',
      'regle:R-PROC-03',
      'parametre:accuse.reception',
      'parametre:accuse.enregistrement',
    ),
    exige('R-PROC-04', 'Une demande bloquante liste des pièces qu’un texte exige et fixe un délai.'),
    exige(
      'R-PROC-05',
      'Silence valant acceptation : le délai repart de zéro à la réception des pièces.',
      'echeance:D-P5-01',
    ),
    exige('R-PROC-06', 'Silence valant rejet : le délai est suspendu pendant le temps imparti.', 'echeance:D-P2-01'),
    exige(
      'R-PROC-07',
      'Une pièce seulement recommandée se demande sans toucher au délai.',
      'evenement:DEMANDER_PIECES_PROJET_SANTE',
    ),
    exige(
      'R-PROC-08',
      'Un dépôt au mauvais service est transmis ; le délai part de la réception compétente (acceptation) ou première (rejet).',
    ),
    exige(
      'R-PROC-09',
      'Le recommandé électronique est réputé reçu à sa première consultation, ou à sa mise à disposition.',
      'parametre:recommande.consultation',
    ),
    exige('R-PROC-10', 'Une décision défavorable est motivée.'),
    exige(
      'R-PROC-11',
      'Une décision défavorable prise d’office suit des observations écrites, et orales si elles sont demandées.',
      'regle:A-AUDITION-TENUE',
      'regle:G-P8-01',
    ),
    exige(
      'R-PROC-12',
      'Une décision créatrice de droits illégale ne se retire que dans les 4 mois, sauf fraude.',
      'echeance:D-P5-02',
    ),
    exige(
      'R-PROC-13',
      'Une subvention se retire sans délai si ses conditions ne sont pas tenues.',
      'regle:E-P8-05',
      'evenement:EXIGER_REVERSEMENT_FIR',
      'evenement:RETIRER_FIR',
    ),
    exige('R-PROC-14', 'Un texte nouveau ne s’applique pas aux contrats déjà formés.', 'regle:R-P7-01'),
    exige(
      'R-PROC-15',
      'Attestation de décision tacite sur demande ; motifs d’un rejet tacite sous un mois.',
      'evenement:DELIVRER_ATTESTATION',
      'evenement:COMMUNIQUER_MOTIFS_REFUS_LETTRE',
      'echeance:A-MOTIFS',
    ),
    exige(
      'R-PROC-16',
      'Les délais en mois vont de quantième à quantième, sans report au jour ouvré.',
      'code:libs/droit/dates.ts',
      'code:libs/droit/duree.ts',
    ),
    exige(
      'R-PROC-17',
      'Le recours contentieux se forme en 2 mois ; il est inopposable si l’accusé manque.',
      'parametre:recours.delai',
      'parametre:recours.juge',
    ),
  ],
};
