import { attend, auRepos, noter, vers } from './arrivee';

const dialogue = {
  initial: 'dialogueAPreparer',
  states: {
    // The meeting itself is told to the contract. Several years may be behind at once: facts tell them apart.
    dialogueAPreparer: {
      ...auRepos('Dialogue de gestion à préparer'),
      on: {
        CONVOQUER_DIALOGUE_GESTION: noter('D-P7-02', 'A-CONVOCATION'),
        RECEVOIR_DOSSIER_DIALOGUE: noter('D-P7-02'),
        SIGNER_PV_DIALOGUE: noter('A-PV-A-SIGNER', 'A-SIGNATAIRES'),
      },
    },
  },
};

const commissionParitaire = {
  initial: 'aucuneSaisine',
  states: {
    aucuneSaisine: {
      ...auRepos('Commission paritaire non saisie'),
      on: { SAISIR_CPR_DIALOGUE: vers('avisDeLaCommissionAttendu', 'A-DESACCORD') },
    },
    avisDeLaCommissionAttendu: {
      ...attend('Avis de la commission paritaire attendu'),
      on: { RECEVOIR_AVIS_CPR_DIALOGUE: vers('aucuneSaisine') },
    },
  },
};

const versements = {
  initial: 'versementsAOrdonner',
  states: {
    versementsAOrdonner: {
      ...auRepos('Versements à ordonner'),
      on: {
        ORDONNER_VERSEMENT: noter(
          'G-P6-03',
          'R-T-01c',
          'E-P6-01',
          'A-POSTE',
          'A-AVANCE',
          'G-P8-04',
          'A-MISSION-A-PAYER',
          'A-CALENDRIER-VERSEMENTS',
          'R-P7-03',
          'A-LIGNE-PREVUE',
          'A-VERSEMENT-UNIQUE',
          'A-MONTANT',
          'A-MONTANT-ENTIER',
        ),
        // The conditions of a payment are asked again when it leaves.
        LIBERER_VERSEMENT: noter(
          'A-VERSEMENT-EN-ATTENTE',
          'A-DEUX-PERSONNES',
          'G-P6-03',
          'R-T-01c',
          'E-P6-01',
          'A-AVANCE',
          'G-P8-04',
          'A-LIGNE-PREVUE',
          'A-MONTANT',
        ),
        ANNULER_VERSEMENT: noter('A-VERSEMENT-EN-ATTENTE'),
        REPRENDRE_VERSEMENT: noter('A-POSTE', 'A-AVANCE', 'A-LIGNE-PREVUE', 'A-VERSEMENT-UNIQUE'),
      },
    },
  },
};

const vieAssociative = {
  initial: 'assembleeATenir',
  states: {
    assembleeATenir: {
      ...auRepos('Assemblée générale annuelle à tenir'),
      on: {
        TENIR_ASSEMBLEE_GENERALE: noter('A-ASSOCIATION'),
        'ENREGISTRER_COMPTES.TRANSMIS': noter('A-COMPTES-APPROUVES'),
        'ENREGISTRER_COMPTES.PUBLIES': noter('A-COMPTES-APPROUVES'),
        SUIVRE_OBLIGATIONS_EMPLOYEUR: noter('A-ASSOCIATION'),
      },
    },
  },
};

/** Lives of the dossier, beside one another. */
export const REGIONS_VIE = { dialogue, commissionParitaire, versements, vieAssociative };
