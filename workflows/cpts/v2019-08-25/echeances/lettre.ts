import type { EcheanceDefinie } from '#libs/moteur';
import { SILENCE_LETTRE, TEMPS_IMPARTI } from '../../parametres';
import { crpa } from '../../sources';
import { suspensions } from '../delais';
import { demandesEnAttente, FaitsCpts } from '../faits';
import { REPORT_AU_JOUR_OUVRE } from './report';

export const ECHEANCES_LETTRE: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P2-01',
    libelle: 'Silence sur la lettre d’intention',
    sources: [crpa('L.231-4, 2° et 3°')],
    aConfirmer: ['Q-01', REPORT_AU_JOUR_OUVRE],
    dans: ['enCours.demarche.lettreAInstruire', 'enCours.demarche.complementDeLettreAttendu'],
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
    rappels: [{ joursAvant: 15 }],
  },
  {
    code: 'A-PIECES',
    libelle: 'Temps imparti pour produire les pièces',
    sources: [crpa('L.114-5'), crpa('R.112-11-4')],
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
    rappels: [],
  },
];
