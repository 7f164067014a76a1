import type { EcheanceDefinie } from '#libs/moteur';
import { TEMPS_IMPARTI } from '../../parametres';
import { DELAI_MISSION_PRECOCE } from '../../parametres/fir';
import { ALERTES_LONGUES, SUIVI_EN_JOURS } from '../../rappels';
import { guideHdf } from '../../sources';
import { REPORT_AU_JOUR_OUVRE } from '../../v2019-08-25/echeances/report';
import { FaitsCpts } from '../../v2019-08-25/faits';
import { premiereSignature } from '../../v2019-08-25/faits/fir';

export const ECHEANCES_MISSION_PRECOCE: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P2-03',
    libelle: 'Engagement de la mission précoce : projet déposé et contrat ACI signé',
    sources: [guideHdf('fiche 16')],
    aConfirmer: ['Q-03', REPORT_AU_JOUR_OUVRE],
    depuis: 'signature du contrat de mission précoce',
    dans: ['enCours.missionPrecoce.missionPrecoceEngagee', 'enCours.missionPrecoce.explicationsAttendues'],
    // The contract comes after the project: once it is signed, both are done, in time or late.
    departs: (faits) =>
      faits.missionPrecoce && !premiereSignature(faits)
        ? [
            {
              le: faits.missionPrecoce.le,
              seq: faits.missionPrecoce.seq,
              fait: 'signature du contrat de mission précoce',
            },
          ]
        : [],
    duree: DELAI_MISSION_PRECOCE,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : demandez des explications ; la récupération de l’aide se décide, elle n’est pas automatique',
    responsable: 'CPAM',
    rappels: ALERTES_LONGUES,
  },
  {
    code: 'A-EXPLICATIONS',
    libelle: 'Réponse attendue sur le retard de la mission précoce',
    sources: [guideHdf('fiche 16')],
    aConfirmer: ['Q-03'],
    depuis: 'date que fixe la demande d’explications',
    dans: ['enCours.missionPrecoce.explicationsAttendues'],
    departs: ({ missionPrecoce }) => {
      const demande = missionPrecoce?.explications;
      return demande && !demande.recuesLe
        ? [{ le: demande.avantLe, seq: demande.seq, fait: 'date que fixe la demande d’explications' }]
        : [];
    },
    duree: TEMPS_IMPARTI,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : sans réponse, décidez de la suite à donner',
    responsable: 'CPAM',
    rappels: SUIVI_EN_JOURS,
    suivi: true,
  },
];
