import { ASSOCIATION, IMMATRICULATION, LETTRE, SOCLES, TERRITOIRE } from '../scenario';

// Payloads of the stories that live entirely under the path of 2019: three core missions, and no more.

export const TROIS_SOCLES = SOCLES.slice(0, 3);

export const LETTRE_DE_2019 = {
  ...LETTRE,
  orientations: LETTRE.orientations.filter(({ mission }) => TROIS_SOCLES.includes(mission)),
};

export const associationDe = (creeeLe: string, recepisseLe: string, publieeLe: string) => ({
  ...ASSOCIATION,
  creeeLe,
  recepisseLe,
  publieeLe,
});

export const IMMATRICULATION_DE_2020 = {
  ...IMMATRICULATION,
  ej: { ...IMMATRICULATION.ej, dateCreation: '2020-07-06' },
  etablissements: [{ ...IMMATRICULATION.etablissements[0], dateOuverture: '2020-07-06' }],
};

/** What the service finds of a territory before the rules are asked. */
const trouver = (communes: readonly { commune: string }[], total: number) => ({
  territoire: communes.map(({ commune }) => ({ commune, nom: commune, departement: '13' })),
  population: { total, maximum: total, millesime: 2019, partiesInconnues: [] },
});

export const COMMUNES_ELARGIES = [...TERRITOIRE, { commune: '13041' }];
export const TERRITOIRE_ELARGI = trouver(COMMUNES_ELARGIES, 180_000);
export const TERRITOIRE_AJUSTE = trouver([{ commune: '13001' }, { commune: '13012' }], 150_000);
