import { attend, auRepos, noter, vers } from './arrivee';

/** What may happen to the whole dossier, whatever its parts await. */
export const SUR_LE_DOSSIER = {
  CLORE_DOSSIER: vers('clos', 'A-CLOTURE'),
  ABANDONNER: vers('abandonne', 'A-ABANDON', 'A-RETRAIT'),
};

/** Rules of an act told both to the contract and to the procedure against it: taken by both or by none. */
export const GARDES_DE_FIN = {
  parLaCpts: ['G-P8-02', 'R-PROC-09', 'A-SANS-PREAVIS'],
  deFait: ['A-DISSOLUTION-DECIDEE'],
  parLesFinanceurs: ['A-RECEPTION-ATTENDUE', 'G-P8-02', 'R-PROC-09'],
  renoncer: ['A-REGULARISATION'],
};

/** However the contract ends, the procedure against it has no object any more. */
const SANS_OBJET = {
  RECEVOIR_RESILIATION: vers('sansManquement', ...GARDES_DE_FIN.parLaCpts),
  CONSTATER_FIN_CONTRAT: vers('sansManquement', 'A-TERME'),
  CONSTATER_RESILIATION_DE_FAIT: vers('sansManquement', ...GARDES_DE_FIN.deFait),
  RENONCER_A_RESILIER: vers('sansManquement', ...GARDES_DE_FIN.renoncer),
};

const rupture = {
  initial: 'sansManquement',
  states: {
    sansManquement: {
      ...auRepos('Aucun manquement notifié'),
      on: {
        TRACER_ECHANGE_AMIABLE: noter('A-SANS-PREAVIS'),
        NOTIFIER_CONSTAT: vers('observationsAttendues', 'A-SANS-PREAVIS', 'A-ECHANGE-AMIABLE', 'A-GRIEFS', 'X-26'),
      },
    },
    observationsAttendues: {
      ...attend('Constat de manquement : observations de la CPTS attendues'),
      on: {
        ...SANS_OBJET,
        'ENREGISTRER_RECEPTION.CONSTAT': noter(...GARDES_DE_FIN.parLesFinanceurs),
        RECEVOIR_OBSERVATIONS: noter(),
        PROROGER_OBSERVATIONS: noter('A-PROROGATION'),
        CONVOQUER_AUDITION: noter('A-AUDITION-DEMANDEE'),
        TENIR_AUDITION: noter('A-AUDITION-CONVOQUEE'),
        TRACER_AVIS_COMMISSION: noter(),
        DECIDER_RESILIATION: vers('resiliationDecidee', 'G-P8-01', 'A-AUDITION-TENUE', 'R-PROC-10', 'X-26'),
      },
    },
    // From the decision to the effect: it may still be given up. The notice itself runs in the contract.
    resiliationDecidee: {
      ...attend('Résiliation décidée par les financeurs'),
      on: { ...SANS_OBJET, 'ENREGISTRER_RECEPTION.DECISION': noter(...GARDES_DE_FIN.parLesFinanceurs) },
    },
  },
};

const etablir = vers('decompteEtabli', 'A-CONTRAT-FINI');

const decompte = {
  initial: 'sansDecompte',
  states: {
    sansDecompte: { ...auRepos('Aucun décompte de fin de contrat'), on: { ETABLIR_DECOMPTE: etablir } },
    decompteEtabli: {
      ...attend('Décompte de fin de contrat à valider et à solder'),
      on: {
        ETABLIR_DECOMPTE: noter('A-CONTRAT-FINI'),
        VALIDER_DECOMPTE: noter(),
        NOTIFIER_INDU: vers('induARegler', 'G-P8-03', 'A-TROP-PERCU', 'R-PROC-10'),
        SOLDER_DECOMPTE: vers('decompteSolde', 'G-P8-03', 'A-SOLDE'),
      },
    },
    induARegler: {
      ...attend('Indu notifié, à payer ou à contester'),
      on: {
        'ENREGISTRER_RECEPTION.INDU': noter(...GARDES_DE_FIN.parLesFinanceurs),
        CONTESTER_INDU: vers('induConteste'),
        SOLDER_DECOMPTE: vers('decompteSolde', 'A-SOLDE'),
      },
    },
    induConteste: {
      ...attend('Indu contesté : décision de la caisse attendue'),
      on: {
        'STATUER_SUR_CONTESTATION.MAINTENU': vers('induARegler', 'R-PROC-10', 'A-MONTANT-MAINTENU'),
        'STATUER_SUR_CONTESTATION.ANNULE': vers('decompteSolde', 'R-PROC-10'),
      },
    },
    // The next contract of the dossier will have its own.
    decompteSolde: { ...attend('Décompte de fin de contrat soldé'), on: { ETABLIR_DECOMPTE: etablir } },
  },
};

const recours = {
  initial: 'sansRecours',
  states: {
    sansRecours: {
      ...auRepos('Aucun recours pendant'),
      on: { ENREGISTRER_RECOURS: vers('recoursPendant', 'A-ACTE-NOTIFIE') },
    },
    recoursPendant: {
      ...attend('Recours pendant devant le juge'),
      on: { ENREGISTRER_ISSUE_RECOURS: vers('sansRecours') },
    },
  },
};

const dissolution = {
  initial: 'sansDissolution',
  states: {
    sansDissolution: {
      ...auRepos('Association non dissoute'),
      on: { DECIDER_DISSOLUTION: vers('liquidationEnCours', 'A-ASSOCIATION-A-DISSOUDRE', 'A-ASSEMBLEE-DISSOLUTION') },
    },
    liquidationEnCours: {
      ...attend('Association dissoute : liquidation en cours'),
      on: {
        DECLARER_DISSOLUTION: noter('A-DECLARATION-DISSOLUTION'),
        CLOTURER_LIQUIDATION: vers('associationDissoute', 'A-DEVOLUTION'),
      },
    },
    associationDissoute: {
      ...attend('Association liquidée'),
      on: { DECLARER_DISSOLUTION: noter('A-DECLARATION-DISSOLUTION') },
    },
  },
};

export const REGIONS_FIN = { rupture, decompte, recours, dissolution };
