import { attend, auRepos, noter, vers } from './arrivee';

/** States of the main road before the letter of intent. */
export const ETATS_EMERGENCE = {
  contactAEtablir: {
    ...attend('Premier contact à établir'),
    on: { PRENDRE_CONTACT: vers('lettreADeposer'), COMPLETER_EMERGENCE: noter('G-P1-02') },
  },
};

/** The bearers and the agencies meet. */
const rencontre = {
  initial: 'rencontreAProposer',
  states: {
    rencontreAProposer: {
      ...auRepos('Rencontre à proposer au porteur'),
      on: {
        PROPOSER_RENCONTRE: vers('rencontreATenir', 'A-APRES-CONTACT', 'A-DATE-SEANCE'),
        TENIR_RENCONTRE: vers('rencontreTenue', 'A-APRES-CONTACT'),
      },
    },
    rencontreATenir: {
      ...attend('Rencontre proposée'),
      on: {
        PROPOSER_RENCONTRE: noter('A-APRES-CONTACT', 'A-DATE-SEANCE'),
        TENIR_RENCONTRE: vers('rencontreTenue', 'A-APRES-CONTACT'),
      },
    },
    rencontreTenue: {
      ...attend('Rencontre tenue'),
      on: { PROPOSER_RENCONTRE: vers('rencontreATenir', 'A-APRES-CONTACT', 'A-DATE-SEANCE') },
    },
  },
};

const CONCLURE = {
  'CONCLURE_CONCURRENCE.AJUSTEMENT': vers('aucunConcurrent', 'A-AJUSTEMENT', 'G-P1-03'),
  'CONCLURE_CONCURRENCE.AUTRE_ISSUE': vers('aucunConcurrent'),
};
const SIGNALER = ['A-CONCURRENCE', 'A-COMMUNES-DISPUTEES'] as const;

/** Another project on the same communes, as long as this one is not validated. */
const concurrence = {
  initial: 'aucunConcurrent',
  states: {
    aucunConcurrent: {
      ...auRepos('Aucun projet concurrent à départager'),
      on: { SIGNALER_PROJET_CONCURRENT: vers('concurrentSignale', ...SIGNALER) },
    },
    concurrentSignale: {
      ...attend('Projet concurrent signalé'),
      on: {
        SIGNALER_PROJET_CONCURRENT: noter(...SIGNALER),
        CONFIER_MEDIATION: vers('mediationEnCours'),
        ...CONCLURE,
      },
    },
    mediationEnCours: { ...attend('Médiation de l’URPS en cours'), on: CONCLURE },
  },
};

/** Other lives of the dossier that begin here. */
export const REGIONS_EMERGENCE = { rencontre, concurrence };
