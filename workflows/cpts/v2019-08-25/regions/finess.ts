import { attend, noter, vers } from './arrivee';

const enregistrer = ['G-PF-01', 'G-PF-02', 'G-PF-03', 'G-PF-04', 'G-PF-05', 'A-AUTORISATION'] as const;

// Whatever the register awaits: the contract is told of at once, and the checks go on.
const A_TOUT_MOMENT = {
  SIGNALER_CONTRAT_FINESS: noter('A-CONTRAT-A-SIGNALER'),
  CONTROLER_FINESS: noter('G-PF-01'),
};

const finess = {
  initial: 'transmissionAFaire',
  on: A_TOUT_MOMENT,
  states: {
    transmissionAFaire: {
      ...attend('FINESS : transmission à faire'),
      on: { TRANSMETTRE_FINESS: vers('immatriculationAEnregistrer', 'G-PF-01') },
    },
    immatriculationAEnregistrer: {
      ...attend('FINESS : immatriculation à enregistrer'),
      on: {
        TRANSMETTRE_FINESS: noter('G-PF-01', 'A-TRANSMISSION'),
        REJETER_TRANSMISSION_FINESS: vers('transmissionRejetee'),
        ENREGISTRER_IMMATRICULATION: vers('immatriculee', ...enregistrer),
      },
    },
    transmissionRejetee: {
      ...attend('FINESS : transmission rejetée, à reprendre'),
      on: { TRANSMETTRE_FINESS: vers('immatriculationAEnregistrer', 'G-PF-01') },
    },
    // Registered again when something of it changes: each time, a new situation sheet (R-PF-01).
    immatriculee: {
      ...attend('FINESS : CPTS immatriculée'),
      on: {
        TRANSMETTRE_FINESS: vers('immatriculationAEnregistrer', 'G-PF-01', 'A-TRANSMISSION'),
        SIGNALER_CHANGEMENT_FINESS: noter('R-PF-01'),
        ENREGISTRER_IMMATRICULATION: noter(...enregistrer),
        ENREGISTRER_CONVENTION_FINESS: noter('E-P6-02'),
        CLORE_CONVENTION_FINESS: noter('R-PF-02'),
        FERMER_FINESS: vers('fermee', 'A-FERMETURE-FINESS'),
      },
    },
    // Kept for ever, its numbers given to nobody else; the same structure may be opened again.
    fermee: {
      ...attend('FINESS : structure fermée'),
      on: { TRANSMETTRE_FINESS: vers('immatriculationAEnregistrer', 'G-PF-01', 'A-TRANSMISSION') },
    },
  },
};

export const REGIONS_FINESS = { finess };

/** The same while the monthly list of the DREES lived: it was over before the following path. R-T-08c. */
export const REGIONS_FINESS_AVEC_LISTE = {
  finess: { ...finess, on: { ...A_TOUT_MOMENT, INSCRIRE_LISTE_DREES: noter('G-PF-01', 'R-T-08c') } },
};
