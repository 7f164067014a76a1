import { attend, noter, rectifier, vers } from './arrivee';

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

export const REGIONS_CONTRAT = { contrat };
