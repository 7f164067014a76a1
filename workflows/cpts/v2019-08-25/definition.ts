import { AnyStateMachine, createMachine } from 'xstate';
import { attend, noter } from './regions/arrivee';
import { REGIONS_ASSOCIATION } from './regions/association';
import { REGIONS_AVENANT } from './regions/avenant';
import { REGIONS_CONTRAT } from './regions/contrat';
import { ETATS_EMERGENCE, REGIONS_EMERGENCE } from './regions/emergence';
import { REGIONS_FIN, SUR_LE_DOSSIER } from './regions/fin';
import { REGIONS_FINESS, REGIONS_FINESS_AVEC_LISTE } from './regions/finess';
import { REGIONS_FIR } from './regions/fir';
import { ETATS_LETTRE, REGIONS_LETTRE } from './regions/lettre-intention';
import { REGIONS_MISSIONS } from './regions/missions';
import { nommer } from './regions/parties';
import { ETATS_PROJET, REGIONS_PROJET } from './regions/projet-sante';
import { REGIONS_REUNION } from './regions/reunion';
import { REGIONS_VIE } from './regions/vie';

// Structure only: states say what is awaited, guards are names of rules, the one action records facts.
// The engine gives the names their meaning; what time does hangs on states in echeances.ts.

/** From the first contact to the health project. */
const demarche = {
  initial: 'contactAEtablir',
  states: { ...ETATS_EMERGENCE, ...ETATS_LETTRE, ...ETATS_PROJET },
};

/** The lives that a dossier leads beside one another. */
export const REGIONS = {
  demarche,
  ...REGIONS_EMERGENCE,
  ...REGIONS_LETTRE,
  ...REGIONS_FIR,
  ...REGIONS_REUNION,
  ...REGIONS_ASSOCIATION,
  ...REGIONS_PROJET,
  ...REGIONS_FINESS,
  ...REGIONS_CONTRAT,
  ...REGIONS_AVENANT,
  ...REGIONS_MISSIONS,
  ...REGIONS_VIE,
  ...REGIONS_FIN,
};

/** A machine whose dossiers lead these lives, until they are closed or given up. */
export const machine = (regions: object, surLeDossier: object): AnyStateMachine =>
  createMachine({
    id: 'cpts',
    context: {} as never,
    initial: 'enCours',
    states: {
      enCours: {
        type: 'parallel',
        meta: { nom: 'Dossier en cours' },
        states: nommer(regions) as never,
        on: surLeDossier as never,
      },
      clos: { type: 'final', ...attend('Dossier clos') },
      abandonne: { type: 'final', ...attend('Dossier abandonné') },
    },
  }) as never;

export const MACHINE = machine(
  { ...REGIONS, ...REGIONS_FINESS_AVEC_LISTE },
  { ...SUR_LE_DOSSIER, CHANGER_DE_PARCOURS: noter('R-PROC-14') },
);
