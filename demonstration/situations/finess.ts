import { ajouterJours, type DateCivile } from '#libs/droit';
import { SILENCE_PROJET, TRANSMISSION_FINESS } from '#workflows/cpts/parametres';
import { departPour, entre, finDe, permise } from '../dates';
import { deposerProjet, validerProjet } from '../etapes';
import { demanderAci, immatriculer, transmettreFiness } from '../etapes-contrat';
import { type Recit } from '../recit';

// The project is accepted: registration on one side, contract on the other.

/** The real date of the authorisation, when everything that follows fits before `auPlusTard`; else an invented one. */
export function dateDeValidation({ sujet }: Recit, auPlusTard: DateCivile): DateCivile {
  return permise(sujet.validation, auPlusTard) ? sujet.validation : auPlusTard;
}

/** Transmission and registration in the weeks after the validation, if the register has every number. */
export function passerParFiness(recit: Recit, validation: DateCivile): void {
  transmettreFiness(recit, transmissionApres(validation));
  immatriculer(recit, ajouterJours(transmissionApres(validation), 18));
}

/** A day on which the transmission was made in time. */
function transmissionApres(validation: DateCivile): DateCivile {
  return ajouterJours(entre(validation, finDe(TRANSMISSION_FINESS, validation), 0.5), 1);
}

const ilYA = ({ jour }: Recit, jours: number) => ajouterJours(jour, -jours);

export const SITUATIONS_FINESS = {
  VALIDATION_EXPRESSE: {
    phase: 'P6',
    titre: 'Projet validé expressément : transmission à FINESS à faire',
    raconter: (recit: Recit) => validerProjet(recit, ilYA(recit, 2), false),
  },
  VALIDATION_TACITE: {
    phase: 'P6',
    titre: 'Projet validé tacitement : transmission à FINESS à faire',
    raconter: (recit: Recit) => deposerProjet(recit, departPour(SILENCE_PROJET, ilYA(recit, 1))),
  },
  TRANSMISSION_EN_RETARD: {
    phase: 'P6',
    titre: 'Transmission à FINESS en retard',
    raconter: (recit: Recit) => validerProjet(recit, ilYA(recit, 25), false),
  },
  FINESS_A_ENREGISTRER: {
    phase: 'P6',
    titre: 'Immatriculation FINESS à enregistrer',
    raconter: (recit: Recit) => {
      validerProjet(recit, ilYA(recit, 16), false);
      transmettreFiness(recit, ilYA(recit, 11));
    },
  },
  FINESS_BLOQUE: {
    phase: 'P6',
    titre: 'Immatriculation et contrat bloqués : ni SIREN ni SIRET',
    raconter: (recit: Recit) => {
      const validation = dateDeValidation(recit, ilYA(recit, 120));
      validerProjet(recit, validation, false);
      passerParFiness(recit, validation);
      demanderAci(recit, ilYA(recit, 60));
    },
  },
  ACI_A_DEMANDER: {
    phase: 'P6',
    titre: 'Immatriculée depuis peu : fiche de situation FINESS à lire, contrat à demander',
    raconter: (recit: Recit) => {
      const validation = dateDeValidation(recit, ilYA(recit, 60));
      validerProjet(recit, validation, false);
      transmettreFiness(recit, transmissionApres(validation));
      immatriculer(recit, ilYA(recit, 10));
    },
  },
  ACI_A_NEGOCIER: {
    phase: 'P6',
    titre: 'Contrat à négocier',
    raconter: (recit: Recit) => {
      const validation = dateDeValidation(recit, ilYA(recit, 90));
      validerProjet(recit, validation, recit.sujet.rang % 2 === 0);
      passerParFiness(recit, validation);
      demanderAci(recit, ilYA(recit, 30));
    },
  },
} as const;
