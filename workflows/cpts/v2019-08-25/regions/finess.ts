import { attend, noter, vers } from './arrivee';

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

export const REGIONS_FINESS = { finess };
