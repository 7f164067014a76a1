import type { EcheanceDefinie } from '#libs/moteur';
import { TEMPS_IMPARTI } from '../../parametres';
import { APPUI_EXTERNE_FIR, COMPTE_RENDU_FIR, SILENCE_FIR } from '../../parametres/fir';
import { ALERTES_D_UN_JOUR_DIT, ALERTES_EN_MOIS, ALERTES_TACITES, SUIVI_EN_MOIS } from '../../rappels';
import { crpa, guideReunion, SUBVENTIONS } from '../../sources';
import { suspensions } from '../delais';
import { sansCompteRendu } from '../evenements/fir';
import { demandesEnAttente, FaitsCpts } from '../faits';
import { derniereAide } from '../faits/fir';
import { REPORT_AU_JOUR_OUVRE } from './report';

export const ECHEANCES_FIR: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'A-SILENCE-FIR',
    libelle: 'Silence sur la demande d’aide FIR',
    sources: [crpa('L.231-4, 3°'), crpa('L.114-5, al. 3')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'première réception de la demande d’aide',
    dans: ['enCours.fir.aideAInstruire', 'enCours.fir.piecesDeLAideAttendues'],
    departs: (faits) => {
      const aide = derniereAide(faits);
      return aide ? [{ ...aide.depart, suspensions: suspensions(aide.demandes) }] : [];
    },
    duree: SILENCE_FIR,
    effet: 'A_L_EXPIRATION',
    consequence: 'le silence peut valoir refus : une personne doit examiner la demande, aucun refus n’est automatique',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_TACITES,
  },
  {
    code: 'A-TEMPS-IMPARTI-FIR',
    libelle: 'Temps imparti pour produire les pièces de la demande d’aide',
    sources: [crpa('L.114-5'), crpa('R.112-11-4')],
    depuis: 'date que fixe la demande',
    dans: ['enCours.fir.piecesDeLAideAttendues'],
    departs: (faits) =>
      demandesEnAttente(derniereAide(faits)?.demandes ?? [], 'BLOQUANTE').map(({ avantLe, seq }) => ({
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
  {
    code: 'D-P2-04',
    libelle: 'Compte rendu financier de l’aide FIR',
    sources: [SUBVENTIONS],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'fin de l’exercice pour lequel l’aide est attribuée',
    dans: ['enCours.fir'],
    departs: ({ fir = [] }) =>
      fir.flatMap((aide, rang) =>
        sansCompteRendu(aide)
          ? [
              {
                instance: `aide${rang + 1}`,
                libelle: `Compte rendu financier de l’aide FIR n° ${rang + 1}`,
                le: aide.finExercice!,
                seq: aide.decision!.seq,
                fait: 'fin de l’exercice pour lequel l’aide est attribuée',
              },
            ]
          : [],
      ),
    duree: COMPTE_RENDU_FIR,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : relancez l’association ; un reversement peut être exigé, rien n’est automatique',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_EN_MOIS,
  },
  {
    code: 'A-APPUI-FIR',
    libelle: 'Fin de l’appui méthodologique externe',
    sources: [guideReunion('accompagnement méthodologique')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    // Once the project is filed, the support has done its work.
    depuis: 'attribution de l’aide',
    dans: ['enCours.fir.aideAVerser', 'enCours.fir.aideVersee'],
    departs: (faits) => {
      const aide = derniereAide(faits);
      return aide?.decision && aide.objets.includes('APPUI_EXTERNE') && !faits.projet
        ? [{ le: aide.decision.le, seq: aide.decision.seq, fait: 'attribution de l’aide' }]
        : [];
    },
    duree: APPUI_EXTERNE_FIR,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : la période d’appui est passée, faites le point avec le porteur',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: SUIVI_EN_MOIS,
    suivi: true,
  },
];
