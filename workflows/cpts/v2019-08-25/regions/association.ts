import { attend, auRepos, noter, vers } from './arrivee';

const association = {
  initial: 'associationADeclarer',
  on: {
    FRANCHIR_ETAPES_ASSOCIATION: noter('A-DATE-ETAPE'),
    RENDRE_AVIS_STATUTS: noter('X-19'),
  },
  states: {
    associationADeclarer: {
      ...attend('Association à déclarer'),
      on: { DECLARER_ASSOCIATION: vers('associationDeclaree') },
    },
    // Declared again when its receipt or its numbers arrive.
    associationDeclaree: {
      ...attend('Association déclarée'),
      on: {
        DECLARER_ASSOCIATION: noter(),
        RELANCER_SIREN: noter('A-SIREN-ATTENDU'),
        DELIBERER_CHANGEMENT: noter(),
        DECLARER_CHANGEMENT: noter('A-CHANGEMENT-DELIBERE'),
      },
    },
  },
};

const membres = {
  initial: 'registreTenu',
  states: {
    registreTenu: {
      ...auRepos('Registre des membres tenu'),
      on: {
        ADMETTRE_MEMBRES: noter('R-T-06', 'A-CONDITIONS-ADHESION'),
        RADIER_MEMBRES: noter('A-EFFECTIF'),
        VERSER_A_UN_MEMBRE: noter('A-PERSONNE-MORALE', 'R-T-07a', 'R-T-07b', 'A-PLAFOND-INCONNU', 'A-MEMBRE-PAYE'),
      },
    },
  },
};

export const REGIONS_ASSOCIATION = { association, membres };
