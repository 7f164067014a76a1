import { and, AnyStateMachine, createMachine } from 'xstate';
import { MISSIONS } from '../missions';

// Structure only: states say what is awaited, guards are names of rules, the one action records facts.
// The engine gives the names their meaning; what time does hangs on states in echeances.ts.

interface Arrivee {
  target?: string;
  guard?: unknown;
  actions: 'noter';
  meta?: { rectification: true };
}

/** Goes to `cible` when every named rule holds, and records the fact. */
const vers = (cible: string, ...regles: string[]): Arrivee => ({ target: cible, ...exiger(regles), actions: 'noter' });

/** Records the fact without moving, when every named rule holds. */
const noter = (...regles: string[]): Arrivee => ({ ...exiger(regles), actions: 'noter' });

const exiger = (regles: string[]) =>
  regles.length === 0 ? {} : { guard: regles.length === 1 ? regles[0] : and(regles as never) };

const attend = (libelle: string) => ({ meta: { libelle } });

const SUR_LA_LETTRE = {
  'DEMANDER_COMPLEMENT_LETTRE_INTENTION.BLOQUANTE': vers('complementDeLettreAttendu', 'R-PROC-04'),
  'DEMANDER_COMPLEMENT_LETTRE_INTENTION.SIMPLE': noter('R-PROC-04'),
  'RECEVOIR_COMPLEMENT_LETTRE_INTENTION.PARTIEL': noter('R-PROC-06'),
  VALIDER_LETTRE_INTENTION: vers('projetADeposer', 'G-P1-03', 'G-P2-01'),
  REFUSER_LETTRE_INTENTION: vers('lettreARedeposer', 'R-PROC-10'),
};

const opposer = vers('projetARedeposer', 'A-MOTIFS-OPPOSITION', 'A-NOTIFICATION', 'G-P5-06', 'R-PROC-10');

const SUR_LE_PROJET = {
  'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE': vers('piecesDuProjetAttendues', 'R-PROC-04'),
  'DEMANDER_PIECES_PROJET_SANTE.SIMPLE': noter('R-PROC-04'),
  'RECEVOIR_PIECES_PROJET_SANTE.PARTIEL': noter('R-PROC-05'),
  VALIDER_PROJET_SANTE: vers('projetValideExpressement', 'G-P5-02', 'G-P5-03'),
  OPPOSER_PROJET_SANTE: opposer,
};

/** Made in time, recorded after the clock had spoken: goes back on what it found. No way to be advised. */
const rectifier = (arrivee: Arrivee): Arrivee => ({ ...arrivee, meta: { rectification: true } });

const MALGRE_LE_SILENCE = {
  'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE': rectifier(vers('piecesDuProjetAttendues', 'R-PROC-04', 'A-EN-TEMPS')),
  VALIDER_PROJET_SANTE: rectifier(vers('projetValideExpressement', 'A-EN-TEMPS', 'G-P5-02', 'G-P5-03')),
  OPPOSER_PROJET_SANTE: rectifier(opposer),
};

const deposerLettre = vers('lettreAInstruire', 'R-PROC-08', 'G-P1-01', 'G-P1-03', 'G-P2-01', 'G-P2-02', 'G-P2-03');

/** From the first contact to the health project. */
const demarche = {
  initial: 'contactAEtablir',
  states: {
    contactAEtablir: {
      ...attend('Premier contact à établir'),
      on: { PRENDRE_CONTACT: vers('lettreADeposer') },
    },
    lettreADeposer: {
      ...attend('Lettre d’intention à déposer'),
      on: { DEPOSER_LETTRE_INTENTION: deposerLettre },
    },
    lettreAInstruire: {
      ...attend('Lettre d’intention à instruire'),
      on: SUR_LA_LETTRE,
    },
    complementDeLettreAttendu: {
      ...attend('Compléments de la lettre attendus'),
      on: { ...SUR_LA_LETTRE, 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION.COMPLET': vers('lettreAInstruire', 'R-PROC-06') },
    },
    lettreARedeposer: {
      ...attend('Lettre d’intention refusée'),
      on: { DEPOSER_LETTRE_INTENTION: deposerLettre },
    },
    projetADeposer: {
      ...attend('Projet de santé à déposer'),
      on: { DEPOSER_PROJET_SANTE: vers('projetAInstruire', 'R-PROC-08', 'G-P5-02', 'G-P5-03', 'G-P4-01') },
    },
    projetAInstruire: {
      ...attend('Projet de santé à instruire'),
      on: { ...SUR_LE_PROJET, CONSTATER_VALIDATION_TACITE: vers('projetValideTacitement', 'D-P5-01') },
    },
    piecesDuProjetAttendues: {
      ...attend('Pièces du projet attendues'),
      on: { ...SUR_LE_PROJET, 'RECEVOIR_PIECES_PROJET_SANTE.COMPLET': vers('projetAInstruire', 'R-PROC-05') },
    },
    projetARedeposer: {
      ...attend('Opposition au projet de santé'),
      on: { DEPOSER_PROJET_SANTE: vers('projetAInstruire', 'R-PROC-08', 'G-P5-02', 'G-P5-03', 'G-P4-01', 'G-P5-05') },
    },
    projetValideExpressement: attend('Projet de santé validé'),
    projetValideTacitement: { ...attend('Projet de santé validé tacitement'), on: MALGRE_LE_SILENCE },
  },
};

const reunionInformation = {
  initial: 'reunionATenir',
  states: {
    reunionATenir: {
      ...attend('Réunion d’information à tenir'),
      on: { TENIR_REUNION_INFORMATION: vers('reunionTenue', 'G-P3-01') },
    },
    reunionTenue: attend('Réunion d’information tenue'),
  },
};

const association = {
  initial: 'associationADeclarer',
  states: {
    associationADeclarer: {
      ...attend('Association à déclarer'),
      on: { DECLARER_ASSOCIATION: vers('associationDeclaree') },
    },
    // Declared again when its receipt or its numbers arrive.
    associationDeclaree: { ...attend('Association déclarée'), on: { DECLARER_ASSOCIATION: noter() } },
  },
};

const finess = {
  initial: 'transmissionAFaire',
  states: {
    transmissionAFaire: {
      ...attend('FINESS : transmission à faire'),
      on: { TRANSMETTRE_FINESS: vers('immatriculationAEnregistrer', 'G-PF-01') },
    },
    immatriculationAEnregistrer: {
      ...attend('FINESS : immatriculation à enregistrer'),
      on: {
        TRANSMETTRE_FINESS: noter('G-PF-01', 'A-TRANSMISSION'),
        ENREGISTRER_IMMATRICULATION: vers('immatriculee', 'G-PF-01', 'G-PF-02', 'G-PF-05'),
      },
    },
    // Registered again when something of it changes: each time, a new situation sheet (R-PF-01).
    immatriculee: {
      ...attend('FINESS : CPTS immatriculée'),
      on: {
        TRANSMETTRE_FINESS: vers('immatriculationAEnregistrer', 'G-PF-01', 'A-TRANSMISSION'),
        ENREGISTRER_IMMATRICULATION: noter('G-PF-01', 'G-PF-02', 'G-PF-05'),
      },
    },
  },
};

const contrat = {
  initial: 'contratADemander',
  states: {
    contratADemander: {
      ...attend('Contrat ACI à demander'),
      on: { DEMANDER_ACI: vers('contratANegocier', 'G-P6-01') },
    },
    contratANegocier: {
      ...attend('Contrat ACI à négocier'),
      on: {
        TENIR_DIALOGUE_GESTION: noter('D-P7-02', 'A-MISSION-DEMARREE'),
        SIGNER_ACI: vers(
          'contratEnVigueur',
          'G-P6-01',
          'G-P6-02',
          'G-P4-01',
          'G-P4-02',
          'G-P6-04',
          'A-CONTRAT-SUIVANT',
        ),
      },
    },
    contratEnVigueur: {
      ...attend('Contrat ACI en vigueur'),
      on: {
        TENIR_DIALOGUE_GESTION: noter('D-P7-02', 'A-MISSION-DEMARREE'),
        RECEVOIR_RESILIATION: vers('preavisEnCours', 'G-P8-02'),
        CONSTATER_FIN_CONTRAT: vers('contratEteint', 'A-TERME'),
      },
    },
    preavisEnCours: {
      ...attend('Préavis de résiliation en cours'),
      on: {
        TENIR_DIALOGUE_GESTION: noter('D-P7-02', 'A-MISSION-DEMARREE'),
        CONSTATER_FIN_CONTRAT: vers('contratEteint', 'A-TERME'),
      },
    },
    contratEteint: {
      ...attend('Contrat ACI éteint'),
      on: {
        TENIR_DIALOGUE_GESTION: noter('D-P7-02', 'A-MISSION-DEMARREE'),
        RECEVOIR_RESILIATION: rectifier(vers('preavisEnCours', 'G-P8-02', 'A-PREAVIS-ANTERIEUR')),
        DEMANDER_ACI: vers('contratANegocier', 'G-P6-01', 'A-CONTRAT-SUIVANT'),
      },
    },
  },
};

/** One life per mission, beside one another. */
const missions = {
  type: 'parallel' as const,
  states: Object.fromEntries(
    MISSIONS.map((mission) => [
      mission,
      {
        initial: 'aDemarrer',
        states: {
          aDemarrer: { on: { [`DEMARRER_MISSION.${mission}`]: vers('demarree', 'A-MISSION-ENGAGEE') } },
          demarree: {},
        },
      },
    ]),
  ),
};

export const MACHINE: AnyStateMachine = createMachine({
  id: 'cpts',
  context: {} as never,
  initial: 'enCours',
  states: {
    enCours: {
      type: 'parallel',
      states: { demarche, reunionInformation, association, finess, contrat, missions } as never,
      on: {
        CLORE_DOSSIER: vers('clos', 'A-CLOTURE'),
        ABANDONNER: vers('abandonne', 'A-ABANDON', 'A-RETRAIT'),
      } as never,
    },
    clos: { type: 'final', meta: { libelle: 'Dossier clos' } },
    abandonne: { type: 'final', meta: { libelle: 'Dossier abandonné' } },
  },
}) as never;
