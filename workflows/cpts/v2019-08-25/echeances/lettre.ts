import type { EcheanceDefinie } from '#libs/moteur';
import { CIBLE_LETTRE, MOTIFS_DU_REFUS, SILENCE_LETTRE, TEMPS_IMPARTI } from '../../parametres';
import { ALERTES_DU_MOIS, ALERTES_D_UN_JOUR_DIT, ALERTES_TACITES, SUIVI_EN_JOURS } from '../../rappels';
import { crpa, guideHdf } from '../../sources';
import { suspensions } from '../delais';
import { demandesEnAttente, FaitsCpts } from '../faits';
import { departDeCible } from './cible';
import { REPORT_AU_JOUR_OUVRE } from './report';

const EN_EXAMEN = [
  'enCours.demarche.lettreAInstruire',
  'enCours.demarche.complementDeLettreAttendu',
  'enCours.demarche.lettreAjournee',
];

export const ECHEANCES_LETTRE: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P2-01',
    libelle: 'Silence sur la lettre d’intention',
    sources: [crpa('L.231-4, 2° et 3°')],
    aConfirmer: ['Q-01', REPORT_AU_JOUR_OUVRE],
    depuis: 'première réception de la lettre d’intention',
    dans: EN_EXAMEN,
    departs: ({ lettre }) =>
      lettre
        ? [
            {
              ...lettre.depart,
              suspensions: suspensions(lettre.demandes),
            },
          ]
        : [],
    duree: SILENCE_LETTRE,
    effet: 'A_L_EXPIRATION',
    consequence: 'le silence peut valoir refus : une personne doit examiner le dossier, aucun refus n’est automatique',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_TACITES,
  },
  {
    code: 'D-P2-02',
    libelle: 'Cible régionale d’instruction de la lettre d’intention',
    sources: [guideHdf('fiche 4')],
    depuis: 'réception de la lettre d’intention',
    dans: EN_EXAMEN,
    departs: ({ lettre }, lire) =>
      lettre
        ? departDeCible(
            CIBLE_LETTRE,
            { le: lettre.le, seq: lettre.seq, fait: 'réception de la lettre d’intention' },
            lire,
          )
        : [],
    duree: CIBLE_LETTRE,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : la cible de la région est dépassée, sans effet juridique',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: SUIVI_EN_JOURS,
    suivi: true,
  },
  {
    code: 'A-MOTIFS',
    libelle: 'Motifs du refus implicite de la lettre à communiquer',
    sources: [crpa('L.232-4')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'demande des motifs par le porteur',
    dans: ['enCours.motifsDuRefus.motifsACommuniquer'],
    departs: ({ motifsRefus }) =>
      motifsRefus && !motifsRefus.communication
        ? [{ le: motifsRefus.le, seq: motifsRefus.seq, fait: 'demande des motifs par le porteur' }]
        : [],
    duree: MOTIFS_DU_REFUS,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : sans motifs communiqués à temps, le refus est irrégulier ; le délai de recours est prorogé',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_DU_MOIS,
  },
  {
    code: 'A-PIECES',
    libelle: 'Temps imparti pour produire les pièces',
    sources: [crpa('L.114-5'), crpa('R.112-11-4')],
    depuis: 'date que fixe la demande',
    dans: ['enCours.demarche.complementDeLettreAttendu', 'enCours.demarche.piecesDuProjetAttendues'],
    departs: ({ lettre, projet }) =>
      demandesEnAttente((projet ?? lettre)?.demandes ?? [], 'BLOQUANTE').map(({ avantLe, seq }) => ({
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
