import { attend, noter, vers } from './arrivee';

const tenirReunion = vers('reunionTenue', 'G-P3-01');

const reunionInformation = {
  initial: 'reunionATenir',
  states: {
    reunionATenir: {
      ...attend('Réunion d’information à tenir'),
      on: {
        CONVOQUER_REUNION_INFORMATION: vers('reunionConvoquee', 'G-P3-01', 'A-DATE-SEANCE'),
        TENIR_REUNION_INFORMATION: tenirReunion,
      },
    },
    reunionConvoquee: {
      ...attend('Réunion d’information convoquée'),
      on: {
        'REPORTER_REUNION_INFORMATION.AVEC_DATE': noter('A-DATE-SEANCE'),
        'REPORTER_REUNION_INFORMATION.SANS_DATE': vers('reunionATenir'),
        TENIR_REUNION_INFORMATION: tenirReunion,
      },
    },
    reunionTenue: {
      ...attend('Réunion d’information tenue'),
      on: { DIFFUSER_COMPTE_RENDU_REUNION: vers('compteRenduDiffuse') },
    },
    compteRenduDiffuse: attend('Compte rendu de la réunion diffusé'),
  },
};

export const REGIONS_REUNION = { reunionInformation };
