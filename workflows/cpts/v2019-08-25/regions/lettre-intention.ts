import { attend, auRepos, noter, vers } from './arrivee';

const validerLettre = vers('projetADeposer', 'G-P1-03', 'G-P2-01');
const refuserLettre = vers('lettreARedeposer', 'R-PROC-10');
const retirerLettre = vers('lettreADeposer');
const constaterRefusImplicite = vers('refusImpliciteConstate', 'D-P2-01');

const SUR_LA_LETTRE = {
  'DEMANDER_COMPLEMENT_LETTRE_INTENTION.BLOQUANTE': vers('complementDeLettreAttendu', 'R-PROC-04'),
  'DEMANDER_COMPLEMENT_LETTRE_INTENTION.SIMPLE': noter('R-PROC-04'),
  'RECEVOIR_COMPLEMENT_LETTRE_INTENTION.PARTIEL': noter('R-PROC-06'),
  VALIDER_LETTRE_INTENTION: validerLettre,
  REFUSER_LETTRE_INTENTION: refuserLettre,
  RETIRER_LETTRE_INTENTION: retirerLettre,
  CONSTATER_REFUS_IMPLICITE_LETTRE: constaterRefusImplicite,
};

const deposerLettre = vers(
  'lettreAInstruire',
  'R-PROC-08',
  'G-P1-01',
  'G-P1-02',
  'G-P1-03',
  'G-P2-01',
  'G-P2-02',
  'G-P2-03',
);

/** States of the main road from the letter of intent to its decision. */
export const ETATS_LETTRE = {
  lettreADeposer: {
    ...attend('Lettre d’intention à déposer'),
    on: { DEPOSER_LETTRE_INTENTION: deposerLettre, COMPLETER_EMERGENCE: noter('G-P1-02') },
  },
  lettreAInstruire: {
    ...attend('Lettre d’intention à instruire'),
    on: { ...SUR_LA_LETTRE, AJOURNER_LETTRE_INTENTION: vers('lettreAjournee') },
  },
  complementDeLettreAttendu: {
    ...attend('Compléments de la lettre attendus'),
    on: { ...SUR_LA_LETTRE, 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION.COMPLET': vers('lettreAInstruire', 'R-PROC-06') },
  },
  // Silence goes on running: only a request for documents suspends it.
  lettreAjournee: {
    ...attend('Lettre d’intention ajournée'),
    on: {
      REPRENDRE_EXAMEN_LETTRE: vers('lettreAInstruire'),
      RETIRER_LETTRE_INTENTION: retirerLettre,
      CONSTATER_REFUS_IMPLICITE_LETTRE: constaterRefusImplicite,
    },
  },
  // A refusal born of silence creates no rights: it may still be replaced by an express decision.
  refusImpliciteConstate: {
    ...attend('Refus implicite de la lettre constaté'),
    on: {
      DEPOSER_LETTRE_INTENTION: deposerLettre,
      VALIDER_LETTRE_INTENTION: validerLettre,
      REFUSER_LETTRE_INTENTION: refuserLettre,
    },
  },
  lettreARedeposer: {
    ...attend('Lettre d’intention refusée'),
    on: { DEPOSER_LETTRE_INTENTION: deposerLettre },
  },
};

/** Those who are heard on the letter, beside its examination. */
const consultation = {
  initial: 'avisARecueillir',
  states: {
    avisARecueillir: {
      ...auRepos('Avis à recueillir sur la lettre d’intention'),
      on: {
        ENREGISTRER_AVIS_LETTRE: noter('A-EXAMEN'),
        CONVOQUER_COMITE: vers('comiteConvoque', 'A-EXAMEN', 'A-DATE-SEANCE'),
      },
    },
    comiteConvoque: {
      ...attend('Comité de validation convoqué'),
      on: {
        ENREGISTRER_AVIS_LETTRE: noter('A-EXAMEN'),
        CONVOQUER_COMITE: noter('A-EXAMEN', 'A-DATE-SEANCE'),
        RELEVER_DECISION_COMITE: vers('avisARecueillir', 'A-SEANCE-COMITE'),
      },
    },
  },
};

const NOUVELLE_VERSION = noter('R-P2-01', 'G-P1-01', 'G-P1-02', 'G-P1-03', 'G-P2-01', 'G-P2-02', 'G-P2-03');

/** What the letter says, and what is kept of it once it is validated. */
const contenuLettre = {
  initial: 'ficheARemplir',
  states: {
    ficheARemplir: {
      ...auRepos('Fiche signalétique à remplir'),
      on: {
        ACTUALISER_LETTRE_INTENTION: NOUVELLE_VERSION,
        REMPLIR_FICHE_SIGNALETIQUE: vers('ficheRemplie', 'A-LETTRE-VALIDEE'),
        DESIGNER_BINOME: noter('A-LETTRE-VALIDEE'),
      },
    },
    ficheRemplie: {
      ...attend('Fiche signalétique remplie'),
      on: {
        ACTUALISER_LETTRE_INTENTION: NOUVELLE_VERSION,
        REMPLIR_FICHE_SIGNALETIQUE: noter('A-LETTRE-VALIDEE'),
        DESIGNER_BINOME: noter('A-LETTRE-VALIDEE'),
      },
    },
  },
};

/** The reasons of a refusal born of silence, when the bearer asks for them. R-PROC-15. */
const motifsDuRefus = {
  initial: 'aucunMotifDemande',
  states: {
    aucunMotifDemande: {
      ...auRepos('Aucun motif de refus demandé'),
      on: { DEMANDER_MOTIFS_REFUS_LETTRE: vers('motifsACommuniquer', 'A-DEMANDE-DE-MOTIFS') },
    },
    motifsACommuniquer: {
      ...attend('Motifs du refus implicite à communiquer'),
      on: { COMMUNIQUER_MOTIFS_REFUS_LETTRE: vers('aucunMotifDemande', 'R-PROC-10') },
    },
  },
};

export const REGIONS_LETTRE = { consultation, contenuLettre, motifsDuRefus };
