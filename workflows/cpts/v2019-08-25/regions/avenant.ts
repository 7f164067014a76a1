import { attend, auRepos, noter, vers } from './arrivee';

const avenant = {
  initial: 'aucunAvenant',
  states: {
    aucunAvenant: {
      ...auRepos('Aucun avenant en négociation'),
      on: { DEMANDER_AVENANT: vers('avenantANegocier', 'G-P7-01') },
    },
    avenantANegocier: {
      ...attend('Avenant à négocier et à signer'),
      on: {
        CONCERTER_AVENANT: noter(),
        SIGNER_AVENANT: vers(
          'aucunAvenant',
          'G-P7-01',
          'A-TROIS-SIGNATURES',
          'A-AVENANT-OBJETS',
          'A-AVENANT-MISSIONS',
          'G-P7-02',
          'G-P6-05',
          'R-P6-01',
          'A-POPULATION',
        ),
        RENONCER_AVENANT: vers('aucunAvenant'),
        // An amendment falls with its contract: the same guard as there.
        CONSTATER_FIN_CONTRAT: vers('aucunAvenant', 'A-TERME'),
      },
    },
  },
};

/** Lives of the dossier, beside one another. */
export const REGIONS_AVENANT = { avenant };
