import { dateCourte } from '#libs/droit';
import type { Attendus } from '../attendus';
import { FaitsCpts, lettreValidee } from '../faits';

/** True when the meeting called for an adjustment that no new version of the letter has made since. */
const lettreAAjuster = ({ lettre, projet, compteRenduReunion }: FaitsCpts) =>
  compteRenduReunion?.suite === 'AJUSTER' &&
  !projet &&
  !lettre?.versions?.some(({ le }) => le >= compteRenduReunion.le);

export const ATTENDUS_DEMARCHE: Attendus = (faits, est) => {
  const { contact, lettre, concurrence, convocationReunion, reunion, projet } = faits;
  const seance = convocationReunion ? ` du ${dateCourte(convocationReunion.pour)}` : '';
  const validee = lettreValidee(faits);
  return [
    [est('enCours.demarche.contactAEtablir'), 'Prendre contact avec le porteur', 'ARS_INSTRUCTEUR'],
    [
      contact !== undefined && !lettre && est('enCours.rencontre.rencontreAProposer'),
      'Proposer une rencontre au porteur',
      'ARS_INSTRUCTEUR',
    ],
    [!lettre && est('enCours.rencontre.rencontreATenir'), 'Tenir la rencontre proposée au porteur', 'ARS_INSTRUCTEUR'],
    [
      est('enCours.concurrence.concurrentSignale'),
      'Rapprocher les projets concurrents, ou confier la médiation à l’URPS',
      'ARS_INSTRUCTEUR',
    ],
    [est('enCours.concurrence.mediationEnCours'), 'Rendre compte de la médiation entre les projets', 'URPS'],
    [
      !projet && ['FUSION', 'RENONCEMENT'].includes(concurrence?.issue?.sens ?? ''),
      'Enregistrer l’abandon, ou une nouvelle étape du projet réuni',
      'ARS_INSTRUCTEUR',
    ],
    [est('enCours.demarche.lettreADeposer'), 'Déposer la lettre d’intention', 'PORTEUR'],
    [
      est('enCours.demarche.lettreAInstruire') && !lettre?.avis,
      'Recueillir les avis sur la lettre d’intention',
      'ARS_INSTRUCTEUR',
    ],
    [est('enCours.demarche.lettreAInstruire'), 'Valider ou refuser la lettre d’intention', 'ARS_INSTRUCTEUR'],
    [
      lettre?.comite !== undefined && !lettre.decision && est('enCours.consultation.comiteConvoque'),
      'Relever la décision du comité de validation',
      'ARS_INSTRUCTEUR',
    ],
    [est('enCours.demarche.complementDeLettreAttendu'), 'Produire les compléments demandés', 'PORTEUR'],
    [est('enCours.demarche.lettreAjournee'), 'Reprendre l’examen de la lettre d’intention', 'ARS_INSTRUCTEUR'],
    [est('enCours.demarche.refusImpliciteConstate'), 'Déposer une nouvelle lettre d’intention', 'PORTEUR'],
    [est('enCours.demarche.lettreARedeposer'), 'Déposer une nouvelle lettre d’intention', 'PORTEUR'],
    [est('enCours.motifsDuRefus.motifsACommuniquer'), 'Communiquer les motifs du refus implicite', 'ARS_INSTRUCTEUR'],
    [validee && !projet && !lettre!.binome, 'Désigner le binôme accompagnateur', 'ARS_INSTRUCTEUR'],
    [
      validee && !projet && est('enCours.contenuLettre.ficheARemplir'),
      'Remplir la fiche signalétique',
      'ARS_INSTRUCTEUR',
    ],
    [validee && !reunion && !projet, `Tenir la réunion d’information${seance}`, 'URPS'],
    [
      !projet && est('enCours.reunionInformation.reunionTenue'),
      'Diffuser le compte rendu de la réunion d’information',
      'URPS',
    ],
    [lettreAAjuster(faits), 'Enregistrer la nouvelle version de la lettre d’intention', 'ARS_INSTRUCTEUR'],
    [validee && !faits.association, 'Déclarer l’association', 'PORTEUR'],
  ];
};
