import { chercherLieu, MILLESIME_COMMUNES } from './communes';
import { ElementNormalise } from './territoire';

/** Part of a territory whose population cannot be stated. */
export interface PartieInconnue {
  commune: string;
  maille?: string;
  nom: string;
  motif: 'PARTIE_SANS_POPULATION' | 'COMMUNE_PARTAGEE';
}

export interface PopulationTerritoire {
  /** Inhabitants that are certain: the unknown parts count for nothing. */
  total: number;
  /** Inhabitants if every unknown part were its whole commune: the truth lies between `total` and this. */
  maximum: number;
  /** Vintage of the communes and of their reference populations. */
  millesime: number;
  partiesInconnues: PartieInconnue[];
}

/**
 * Municipal population of a normalised territory. A commune taken whole that another territory takes too
 * (`communesPartagees`) is not counted: how many of its inhabitants belong here is unknown.
 */
export function population(
  territoire: readonly ElementNormalise[],
  communesPartagees: Iterable<string> = [],
): PopulationTerritoire {
  const partagees = new Set(communesPartagees);
  const partiesInconnues: PartieInconnue[] = [];
  const certains = new Map<string, number>();
  for (const { commune, maille, nom, nomPartie, population: habitants } of territoire) {
    const partagee = maille === undefined && partagees.has(commune);
    certains.set(commune, (certains.get(commune) ?? 0) + (partagee ? 0 : (habitants ?? 0)));
    if (!partagee && habitants !== null) continue;
    const motif = partagee ? 'COMMUNE_PARTAGEE' : 'PARTIE_SANS_POPULATION';
    partiesInconnues.push({ commune, ...(maille === undefined ? {} : { maille }), nom: nomPartie ?? nom, motif });
  }
  const incertaines = new Set(partiesInconnues.map(({ commune }) => commune));
  let total = 0;
  let maximum = 0;
  for (const [commune, habitants] of certains) {
    total += habitants;
    maximum += incertaines.has(commune) ? (chercherLieu(commune)?.commune.population ?? 0) : habitants;
  }
  return { total, maximum, millesime: MILLESIME_COMMUNES, partiesInconnues };
}
