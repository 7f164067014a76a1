import { readFileSync } from 'node:fs';
import { regionDeRattachement } from './agences';

/** Vintage of the communes and of the reference populations in force on 1 January (Mayotte: census of 2017). */
export const MILLESIME_COMMUNES = 2026;

/** A commune of today. */
export interface Commune {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  /** INSEE code of the region whose agency answers for it: `01` for Saint-Barthélemy and Saint-Martin. */
  readonly region: string;
  /** Municipal population; `null` where none is published (uninhabited lands). */
  readonly population: number | null;
}

export type NaturePartieOfficielle = 'ARRONDISSEMENT' | 'DELEGUEE' | 'ASSOCIEE';

/** A part of a commune that has an official code of its own. */
export interface PartieOfficielle {
  readonly nature: NaturePartieOfficielle;
  readonly code: string;
  readonly nom: string;
  readonly commune: Commune;
  /** Published for municipal arrondissements only. */
  readonly population: number | null;
}

/** What a code designates: a commune, a part of one, or a commune that no longer exists and what it became. */
export type Lieu =
  | { readonly nature: 'COMMUNE'; readonly commune: Commune }
  | PartieOfficielle
  | { readonly nature: 'DISPARUE'; readonly code: string; readonly commune: Commune };

interface LigneSource {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement: string;
  region: string;
  population?: number;
  anciensCodes?: string[];
  /** Of a delegated or associated commune. */
  chefLieu?: string;
  /** Of a municipal arrondissement. */
  commune?: string;
}

interface Index {
  communes: Map<string, Commune>;
  parties: Map<string, PartieOfficielle>;
  disparues: Map<string, string>;
}

const NATURES = {
  'commune-deleguee': 'DELEGUEE',
  'commune-associee': 'ASSOCIEE',
  'arrondissement-municipal': 'ARRONDISSEMENT',
} as const;

// Codes of the two islands before they left Guadeloupe (2007): missing from the source, still used by FINESS.
const DISPARUES_OUBLIEES: readonly [string, string][] = [
  ['97123', '97701'],
  ['97127', '97801'],
];

let index: Index | undefined;

function charger(): Index {
  // Read rather than required: the module cache would keep the whole source in memory.
  const source = require.resolve('@etalab/decoupage-administratif/data/communes.json');
  const lignes = JSON.parse(readFileSync(source, 'utf8')) as LigneSource[];
  const communes = new Map<string, Commune>();
  const disparues = new Map(DISPARUES_OUBLIEES);
  for (const { type, code, nom, departement, region, population = null, anciensCodes = [] } of lignes) {
    if (type !== 'commune-actuelle') continue;
    communes.set(code, { code, nom, departement, region: regionDeRattachement(region), population });
    for (const ancien of anciensCodes) disparues.set(ancien, code);
  }
  const parties = new Map<string, PartieOfficielle>();
  for (const { type, code, nom, population = null, ...rattachement } of lignes) {
    if (type === 'commune-actuelle') continue;
    const commune = communes.get(rattachement.commune ?? rattachement.chefLieu ?? '');
    if (commune) parties.set(code, { nature: NATURES[type], code, nom, commune, population });
  }
  return { communes, parties, disparues };
}

function connu(): Index {
  return (index ??= charger());
}

/**
 * What an INSEE code designates today. A code borne both by a commune and by its delegated chief town designates
 * the commune. The former codes of the source cover every INSEE movement from 1943 to 2024; where a commune was
 * split, it names one successor only.
 */
export function chercherLieu(code: string): Lieu | undefined {
  const { communes, parties, disparues } = connu();
  const commune = communes.get(code);
  if (commune) return { nature: 'COMMUNE', commune };
  const partie = parties.get(code);
  if (partie) return partie;
  const successeur = communes.get(disparues.get(code) ?? '');
  return successeur && { nature: 'DISPARUE', code, commune: successeur };
}

/** The arrondissement, delegated or associated commune of this code, if it is a part of this commune. */
export function chercherPartie(commune: string, code: string): PartieOfficielle | undefined {
  const partie = connu().parties.get(code);
  return partie?.commune.code === commune ? partie : undefined;
}
