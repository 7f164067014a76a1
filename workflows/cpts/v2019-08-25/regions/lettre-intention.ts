import { attend, noter, vers } from './arrivee';

const SUR_LA_LETTRE = {
  'DEMANDER_COMPLEMENT_LETTRE_INTENTION.BLOQUANTE': vers('complementDeLettreAttendu', 'R-PROC-04'),
  'DEMANDER_COMPLEMENT_LETTRE_INTENTION.SIMPLE': noter('R-PROC-04'),
  'RECEVOIR_COMPLEMENT_LETTRE_INTENTION.PARTIEL': noter('R-PROC-06'),
  VALIDER_LETTRE_INTENTION: vers('projetADeposer', 'G-P1-03', 'G-P2-01'),
  REFUSER_LETTRE_INTENTION: vers('lettreARedeposer', 'R-PROC-10'),
};

const deposerLettre = vers('lettreAInstruire', 'R-PROC-08', 'G-P1-01', 'G-P1-03', 'G-P2-01', 'G-P2-02', 'G-P2-03');

/** States of the main road from the letter of intent to its decision. */
export const ETATS_LETTRE = {
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
};
