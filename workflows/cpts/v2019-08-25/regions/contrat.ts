import { attend, noter, rectifier, vers } from './arrivee';
import { GARDES_DE_FIN } from './fin';
import { GARDES_DU_DIALOGUE } from './missions';

/** Complete, a request is negotiated; otherwise, its documents are awaited first. */
const demander = (...gardes: string[]) => [
  vers('contratANegocier', ...gardes, 'A-PIECES-ACI'),
  vers('piecesDeLaDemandeAttendues', ...gardes),
];

const refuser = vers('contratRefuse', 'R-PROC-10');

/** What the law asks of every contract, first or renewed. */
const ENGAGEMENTS = [
  'G-P6-01',
  'G-P6-02',
  'G-P4-01',
  'G-P4-02',
  'G-P6-04',
  'R-T-03a',
  'G-P6-05',
  'R-P6-01',
  'G-P6-07',
  'A-TROIS-SIGNATURES',
  'A-POPULATION',
];

const contrat = {
  initial: 'contratADemander',
  states: {
    contratADemander: {
      ...attend('Contrat ACI à demander'),
      on: { DEMANDER_ACI: demander('G-P6-01') },
    },
    piecesDeLaDemandeAttendues: {
      ...attend('Pièces de la demande de contrat attendues'),
      on: {
        TENIR_DIALOGUE_GESTION: noter(...GARDES_DU_DIALOGUE),
        DEMANDER_PIECES_ACI: noter('A-PIECES-EXIGEES'),
        RECEVOIR_PIECES_ACI: [
          vers('contratANegocier', 'A-PIECES-ATTENDUES', 'A-PIECES-ACI'),
          noter('A-PIECES-ATTENDUES'),
        ],
        REFUSER_ACI: refuser,
      },
    },
    contratANegocier: {
      ...attend('Contrat ACI à négocier'),
      on: {
        TENIR_DIALOGUE_GESTION: noter(...GARDES_DU_DIALOGUE),
        DEMANDER_PIECES_ACI: vers('piecesDeLaDemandeAttendues', 'A-PIECES-EXIGEES'),
        CONVOQUER_NEGOCIATION_ACI: noter('A-SEANCE'),
        'TENIR_NEGOCIATION_ACI.ACCORD': noter(),
        'TENIR_NEGOCIATION_ACI.DESACCORD': vers('desaccordSurLeContrat'),
        REFUSER_ACI: refuser,
        SIGNER_ACI: vers('contratEnVigueur', ...ENGAGEMENTS, 'A-CONTRAT-SUIVANT'),
      },
    },
    desaccordSurLeContrat: {
      ...attend('Désaccord sur le contrat ACI'),
      on: {
        TENIR_DIALOGUE_GESTION: noter(...GARDES_DU_DIALOGUE),
        CONVOQUER_NEGOCIATION_ACI: noter('A-SEANCE'),
        'TENIR_NEGOCIATION_ACI.ACCORD': vers('contratANegocier'),
        'TENIR_NEGOCIATION_ACI.DESACCORD': noter(),
        REFUSER_ACI: refuser,
      },
    },
    contratRefuse: {
      ...attend('Contrat ACI refusé'),
      on: {
        TENIR_DIALOGUE_GESTION: noter(...GARDES_DU_DIALOGUE),
        DEMANDER_ACI: demander('G-P6-01'),
      },
    },
    contratEnVigueur: {
      ...attend('Contrat ACI en vigueur'),
      on: {
        TENIR_DIALOGUE_GESTION: noter(...GARDES_DU_DIALOGUE),
        DEMANDER_BILAN: noter(),
        PREVENIR_DU_TERME: noter('R-P7-06'),
        // Signed before the term, it takes effect at the term: until then the present contract runs.
        RENOUVELER_ACI: noter(...ENGAGEMENTS, 'R-P7-06', 'A-PIECES-ACI'),
        CONSTATER_RENOUVELLEMENT: noter('A-RENOUVELLEMENT', 'A-TERME'),
        RECEVOIR_RESILIATION: vers('preavisEnCours', ...GARDES_DE_FIN.parLaCpts),
        'ENREGISTRER_RECEPTION.DECISION': vers('preavisEnCours', ...GARDES_DE_FIN.parLesFinanceurs),
        CONSTATER_RESILIATION_DE_FAIT: vers('contratEteint', ...GARDES_DE_FIN.deFait),
        CONSTATER_FIN_CONTRAT: vers('contratEteint', 'A-TERME'),
      },
    },
    preavisEnCours: {
      ...attend('Préavis de résiliation en cours'),
      on: {
        TENIR_DIALOGUE_GESTION: noter(...GARDES_DU_DIALOGUE),
        RENONCER_A_RESILIER: vers('contratEnVigueur', ...GARDES_DE_FIN.renoncer),
        CONSTATER_RESILIATION_DE_FAIT: vers('contratEteint', ...GARDES_DE_FIN.deFait),
        CONSTATER_FIN_CONTRAT: vers('contratEteint', 'A-TERME'),
      },
    },
    contratEteint: {
      ...attend('Contrat ACI éteint'),
      on: {
        TENIR_DIALOGUE_GESTION: noter(...GARDES_DU_DIALOGUE),
        RECEVOIR_RESILIATION: rectifier(vers('preavisEnCours', 'G-P8-02', 'R-PROC-09', 'A-PREAVIS-ANTERIEUR')),
        DEMANDER_ACI: demander('G-P6-01', 'A-CONTRAT-SUIVANT'),
      },
    },
  },
};

export const REGIONS_CONTRAT = { contrat };
