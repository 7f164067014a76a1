import { attend, auRepos, noter, vers } from '../../v2019-08-25/regions/arrivee';

/** The one early mission of a CPTS, signed before its project is filed. X-07. */
const missionPrecoce = {
  initial: 'missionPrecoceASigner',
  states: {
    missionPrecoceASigner: {
      ...auRepos('Mission précoce : aucun contrat signé'),
      on: { SIGNER_MISSION_PRECOCE: vers('missionPrecoceEngagee', 'R-P2-04') },
    },
    missionPrecoceEngagee: {
      ...attend('Mission précoce engagée'),
      on: {
        VERSER_MISSION_PRECOCE: noter('X-07', 'A-VERSEMENT-PRECOCE', 'G-P4-01', 'G-P4-02'),
        DEMANDER_EXPLICATIONS_MISSION_PRECOCE: vers('explicationsAttendues', 'D-P2-03', 'A-DELAI-EXPLICATIONS'),
        'DECIDER_SUITE_MISSION_PRECOCE.RENONCIATION': vers('retardTranche', 'D-P2-03', 'R-PROC-10'),
      },
    },
    explicationsAttendues: {
      ...attend('Mission précoce : explications attendues sur le retard'),
      on: {
        RECEVOIR_EXPLICATIONS_MISSION_PRECOCE: noter(),
        // Always open: the explanations may show that the promise was kept after all.
        'DECIDER_SUITE_MISSION_PRECOCE.RENONCIATION': vers('retardTranche', 'R-PROC-10'),
        'DECIDER_SUITE_MISSION_PRECOCE.RECUPERATION': vers(
          'aideARecuperer',
          'D-P2-03',
          'A-EXPLICATIONS',
          'A-RECUPERATION-PRECOCE',
          'R-PROC-10',
        ),
      },
    },
    aideARecuperer: {
      ...attend('Aide de mission précoce à récupérer'),
      on: {
        'RECEVOIR_REMBOURSEMENT_MISSION_PRECOCE.COMPLET': vers('retardTranche', 'A-REMBOURSEMENT-PRECOCE'),
        'RECEVOIR_REMBOURSEMENT_MISSION_PRECOCE.PARTIEL': noter('A-REMBOURSEMENT-PRECOCE'),
      },
    },
    retardTranche: attend('Mission précoce : suite du retard réglée'),
  },
};

/** Lives of the dossier that this version adds. */
export const REGIONS_MISSION_PRECOCE = { missionPrecoce };
