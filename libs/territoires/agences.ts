import departements from '@etalab/decoupage-administratif/data/departements.json';
import { Fuseau, FUSEAU_NATIONAL, ZoneFeries, ZoneLegale } from '#libs/droit';

/** A regional health agency. `region` is the INSEE code of the region it answers for. */
export interface Agence {
  region: string;
  nom: string;
  zone: ZoneLegale;
  /** INSEE codes of the departments and collectivities it answers for. */
  departements: readonly string[];
}

// Saint-Barthélemy and Saint-Martin are regions of their own for INSEE, but have no agency of their own.
const REGION_DE_RATTACHEMENT: Readonly<Record<string, string>> = { '977': '01', '978': '01' };

const ZONES_PROPRES: Readonly<Record<string, ZoneLegale>> = {
  '57': { fuseau: FUSEAU_NATIONAL, feries: 'ALSACE_MOSELLE' },
  '67': { fuseau: FUSEAU_NATIONAL, feries: 'ALSACE_MOSELLE' },
  '68': { fuseau: FUSEAU_NATIONAL, feries: 'ALSACE_MOSELLE' },
  '977': { fuseau: 'America/St_Barthelemy', feries: 'SAINT_BARTHELEMY' },
  '978': { fuseau: 'America/Marigot', feries: 'SAINT_MARTIN' },
};

/** Code of the region whose agency answers for an INSEE region (its own, but for 977 and 978). */
export function regionDeRattachement(regionInsee: string): string {
  return REGION_DE_RATTACHEMENT[regionInsee] ?? regionInsee;
}

function agence(
  region: string,
  nom: string,
  fuseau: Fuseau = FUSEAU_NATIONAL,
  feries: ZoneFeries = 'METROPOLE',
): Agence {
  const siens = departements.filter((departement) => regionDeRattachement(departement.region) === region);
  return { region, nom: `ARS ${nom}`, zone: { fuseau, feries }, departements: siens.map(({ code }) => code).sort() };
}

/** The 18 agencies, ordered by region code. Source: national reference list of the ARS. */
export const AGENCES: readonly Agence[] = [
  agence('01', 'Guadeloupe', 'America/Guadeloupe', 'GUADELOUPE'),
  agence('02', 'Martinique', 'America/Martinique', 'MARTINIQUE'),
  agence('03', 'Guyane', 'America/Cayenne', 'GUYANE'),
  agence('04', 'La Réunion', 'Indian/Reunion', 'LA_REUNION'),
  agence('06', 'Mayotte', 'Indian/Mayotte', 'MAYOTTE'),
  agence('11', 'Île-de-France'),
  agence('24', 'Centre-Val de Loire'),
  agence('27', 'Bourgogne-Franche-Comté'),
  agence('28', 'Normandie'),
  agence('32', 'Hauts-de-France'),
  agence('44', 'Grand Est'),
  agence('52', 'Pays de la Loire'),
  agence('53', 'Bretagne'),
  agence('75', 'Nouvelle-Aquitaine'),
  agence('76', 'Occitanie'),
  agence('84', 'Auvergne-Rhône-Alpes'),
  agence('93', "Provence-Alpes-Côte d'Azur"),
  agence('94', 'Corse'),
];

/** Every time zone in which an agency counts a civil day, its departments' own ones included. */
export const FUSEAUX: readonly Fuseau[] = [
  ...new Set([...AGENCES.map(({ zone }) => zone.fuseau), ...Object.values(ZONES_PROPRES).map(({ fuseau }) => fuseau)]),
].sort();

const parRegion = new Map(AGENCES.map((connue) => [connue.region, connue]));
const nomsDesDepartements = new Map(departements.map(({ code, nom }) => [code, nom]));

/** The agency of a region, or `undefined` where no agency answers (975, 984, 986 to 989). */
export function agenceDe(regionArs: string): Agence | undefined {
  return parRegion.get(regionArs);
}

/**
 * Time zone and public holidays of an agency, in one of its departments where that one has its own.
 * A department of another agency (territory across two regions) changes nothing: the lead agency's zone applies.
 * @throws RangeError when no agency bears this region code.
 */
export function zoneLegale(regionArs: string, departement?: string): ZoneLegale {
  const connue = parRegion.get(regionArs);
  if (!connue) {
    throw new RangeError(`Aucune agence régionale de santé ne porte le code région « ${regionArs} ».`);
  }
  const propre = departement && connue.departements.includes(departement) ? ZONES_PROPRES[departement] : undefined;
  return propre ?? connue.zone;
}

/** French name of a department or overseas collectivity (`04` → `Alpes-de-Haute-Provence`). */
export function nomDuDepartement(code: string): string | undefined {
  return nomsDesDepartements.get(code);
}
